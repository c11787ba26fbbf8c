// As whom a row of the log was written. A row has one author, whose own Yjs clients alone it may write for.
import type { PastAuthor } from '../ports/text-past.ts'
import type { RowHead } from '../storage/sqlite/row-pack.ts'

export function authorOf({ actor, city_id, role }: RowHead): PastAuthor {
  return { personId: actor, cityId: city_id, role }
}
