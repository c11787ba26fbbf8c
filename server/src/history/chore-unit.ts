// What is due in a log as a unit: whole or not at all, and nothing where another process was quicker.
import type { Storage, Unit } from '../ports/storage.ts'
import type { Chore } from '../storage/sqlite/log-chores.ts'

export function choreUnit(read: Storage['read'], text_id: string, { kind, ...row }: Chore): Unit {
  if (!('updates' in row))
    return {
      statements: [
        {
          query: read
            .insertInto('text_milestone')
            .values({ text_id, ...row })
            .compile(),
        },
      ],
    }
  const packed = read
    .deleteFrom('text_update')
    .where('text_id', '=', text_id)
    .where('seq', '>=', row.from_seq)
    .where('seq', '<=', row.to_seq)
    .compile()
  return {
    statements: [
      { query: packed, expectRows: row.to_seq - row.from_seq + 1 },
      {
        query: read
          .insertInto('text_pack')
          .values({ text_id, ...row })
          .compile(),
      },
    ],
  }
}
