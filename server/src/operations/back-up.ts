// `npm run backup -- FILE`: a whole and checked copy in one file, also while the server runs.
import { existsSync } from 'node:fs'
import { chmod, open, rename, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { backup, DatabaseSync } from 'node:sqlite'
import { migrate } from '../storage/sqlite/migrations.ts'
import { digestOfData } from './digest-of-data.ts'
import { OperationError } from './operation-error.ts'
import { findDamage } from './verify-data.ts'

/**
 * Everything that was acknowledged before the call is in the file, which is then a complete one or does not exist.
 * Throws `OperationError` in words.
 */
export async function backUp(dataFolder: string, file: string, now: number): Promise<void> {
  const source = join(dataFolder, 'plenary.db')
  const target = resolve(file)
  if (!existsSync(source)) throw new OperationError(`There is no data in ${dataFolder}.`)
  if (existsSync(target))
    throw new OperationError(`${target} exists already and was not touched. Name a new file.`)
  const unfinished = `${target}.unfinished`
  try {
    await makeEmpty(unfinished)
    await copy(source, unfinished)
    finish(unfinished, now)
    await rename(unfinished, target)
  } catch (error) {
    for (const each of [unfinished, `${unfinished}-journal`]) await rm(each, { force: true })
    throw error
  }
}

/** The file holds password hashes: nobody else on the machine may read it. */
async function makeEmpty(file: string): Promise<void> {
  try {
    const handle = await open(file, 'w', 0o600)
    await handle.close()
    await chmod(file, 0o600)
  } catch (error) {
    throw new OperationError(`${file} can't be written: ${error instanceof Error ? error.message : error}.`)
  }
}

async function copy(source: string, target: string): Promise<void> {
  const db = new DatabaseSync(source, { readOnly: true, timeout: 5_000 })
  try {
    // All pages in one step are one snapshot: between steps, every write of the server would start the copy anew.
    await backup(db, target, { rate: 2 ** 31 - 1 })
  } finally {
    db.close()
  }
}

/** Makes the copy one file of the newest schema, checks it, and notes what it is: its moment and the digest of its rows. */
function finish(file: string, now: number): void {
  const db = new DatabaseSync(file)
  try {
    db.exec('pragma journal_mode = delete')
    migrate(db)
    const damage = findDamage(db)
    if (damage) throw new OperationError(`The backup was not kept. ${damage}`)
    const digest = digestOfData(db)
    db.exec('create table backup (made_at text not null, digest text not null) strict')
    db.prepare('insert into backup (made_at, digest) values (?, ?)').run(new Date(now).toISOString(), digest)
  } finally {
    db.close()
  }
}
