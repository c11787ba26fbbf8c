// The digest of every row of a data file: with it a backup knows whether a byte of it was changed since it was made.
import { createHash } from 'node:crypto'
import type { DatabaseSync } from 'node:sqlite'

/** SHA-256, hex, over the tables in the order of their names and their rows in the order of their keys; `backup` is left out. */
export function digestOfData(db: DatabaseSync): string {
  const hash = createHash('sha256')
  const tables = db
    .prepare(
      "select name, sql from sqlite_master where type = 'table' and name not in ('backup', 'sqlite_sequence') order by name",
    )
    .all()
  for (const { name, sql } of tables) {
    hash.update(`${String(sql)}\n`)
    for (const row of db
      .prepare(`select * from "${String(name)}" order by ${keysOf(db, String(name))}`)
      .iterate())
      for (const value of Object.values(row)) {
        const bytes = value instanceof Uint8Array ? value : Buffer.from(JSON.stringify(value))
        hash.update(`${typeof value} ${bytes.length}\n`).update(bytes)
      }
  }
  return hash.digest('hex')
}

function keysOf(db: DatabaseSync, table: string): string {
  const columns = db.prepare('select name from pragma_table_info(?) where pk > 0 order by pk').all(table)
  return columns.map(({ name }) => `"${String(name)}"`).join(', ')
}
