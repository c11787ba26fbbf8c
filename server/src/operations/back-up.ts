// `npm run backup -- FILE`: a whole and checked copy in one file, also while the server runs.
import { existsSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { backup, DatabaseSync } from 'node:sqlite'
import { OperationError } from './operation-error.ts'
import { findDamage } from './verify-data.ts'

/** Everything that was acknowledged before the call is in the file. Throws `OperationError` in words. */
export async function backUp(dataFolder: string, file: string, now: number): Promise<void> {
  const source = join(dataFolder, 'plenary.db')
  const target = resolve(file)
  if (!existsSync(source)) throw new OperationError(`There is no data in ${dataFolder}.`)
  if (existsSync(target))
    throw new OperationError(`${target} exists already and was not touched. Name a new file.`)
  const unfinished = `${target}.unfinished`
  const db = new DatabaseSync(source, { readOnly: true, timeout: 5_000 })
  try {
    await backup(db, unfinished)
  } finally {
    db.close()
  }
  finish(unfinished, now)
  await rename(unfinished, target).catch(async (error: unknown) => {
    await rm(unfinished, { force: true })
    throw error
  })
}

/** Makes the copy one file, notes that it is a backup, and checks it. */
function finish(file: string, now: number): void {
  const db = new DatabaseSync(file)
  try {
    db.exec('pragma journal_mode = delete')
    db.exec('create table backup (made_at text not null) strict')
    db.prepare('insert into backup (made_at) values (?)').run(new Date(now).toISOString())
    const damage = findDamage(db)
    if (damage) throw new OperationError(`The backup was not kept: ${damage}`)
  } finally {
    db.close()
  }
}
