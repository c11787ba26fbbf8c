// `npm run verify-audit`: names the first broken row of the audit log. Works while the server runs.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { OperationError } from './operation-error.ts'
import { brokenAuditRow } from './verify-data.ts'

/** Answers how many rows there are. Throws `OperationError` naming the first broken one. */
export function verifyAudit(dataFolder: string): number {
  const file = join(dataFolder, 'plenary.db')
  if (!existsSync(file)) throw new OperationError(`There is no data in ${dataFolder}.`)
  const db = new DatabaseSync(file, { readOnly: true, timeout: 5_000 })
  try {
    db.exec('begin')
    const broken = brokenAuditRow(db)
    if (broken) throw new OperationError(broken)
    return Number(db.prepare('select count(*) as rows from audit').get()?.rows ?? 0)
  } finally {
    db.close()
  }
}
