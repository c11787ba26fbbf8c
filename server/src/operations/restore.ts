// `npm run restore -- FILE`: puts a backup into the data folder, after it was checked. Every text gets a new epoch, so
// that browsers which know words the backup has not keep them as drafts and never merge two pasts.
import { existsSync } from 'node:fs'
import { copyFile, mkdir, rename, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { newId, type RandomBytes } from '@plenary/shared/ids'
import type { AuditEntry } from '../ports/storage.ts'
import { CHAIN_START, chainEntry } from '../storage/audit-chain.ts'
import { lockFolder } from '../storage/sqlite/folder-lock.ts'
import { migrate, SCHEMA_NUMBER } from '../storage/sqlite/migrations.ts'
import { digestOfData } from './digest-of-data.ts'
import { OperationError } from './operation-error.ts'
import { findDamage } from './verify-data.ts'

export interface RestoreOptions {
  /** Whether data that is there is put aside (as `before-restore-…`) instead of refusing. */
  readonly replace: boolean
  readonly now: number
  readonly randomBytes: RandomBytes
}

/** Throws `OperationError` in words; then the folder is as it was. */
export async function restore(dataFolder: string, file: string, options: RestoreOptions): Promise<void> {
  const source = resolve(file)
  if (!existsSync(source)) throw new OperationError(`There is no file ${source}.`)
  const lock = lockFolder(dataFolder)
  if (!lock) throw new OperationError(`${dataFolder} is in use. Stop the server first.`)
  try {
    const data = join(dataFolder, 'plenary.db')
    if (existsSync(data) && !options.replace) {
      throw new OperationError(
        `${dataFolder} has data already, and it was not touched. Add --replace to put it aside and restore the backup.`,
      )
    }
    const incoming = join(dataFolder, 'restoring.db')
    try {
      await copyFile(source, incoming)
      prepare(incoming, options)
      if (existsSync(data)) await putAside(dataFolder, options.now)
      await rename(incoming, data)
    } finally {
      for (const each of [incoming, `${incoming}-journal`]) await rm(each, { force: true })
    }
  } finally {
    lock.release()
  }
}

function prepare(file: string, { now, randomBytes }: RestoreOptions): void {
  const db = new DatabaseSync(file)
  try {
    refuseForeign(db)
    const { made_at: madeAt, digest } = db.prepare('select made_at, digest from backup').get() ?? {}
    const isWhole = digest === digestOfData(db)
    migrate(db)
    const damage = findDamage(db) ?? (isWhole ? undefined : 'A row was changed since.')
    if (damage) throw new OperationError(`The backup is damaged and was not restored. ${damage}`)
    const at = new Date(now).toISOString()
    db.exec('begin immediate')
    db.exec('drop table backup')
    for (const { id } of db.prepare('select id from text').all()) {
      db.prepare('update text set epoch = ? where id = ?').run(newId(randomBytes), id as string)
    }
    db.exec('delete from session')
    // What waited when the backup was made has gone out since.
    db.exec('delete from mail_outbox')
    const restored = { actor: 'system', cityId: null, action: 'backup-restored', subject: 'network' }
    appendEntry(db, randomBytes, { at, ...restored, data: { madeAt } })
    db.exec('commit')
  } catch (error) {
    if (error instanceof OperationError) throw error
    throw new OperationError(
      `This is not a backup that can be restored: ${error instanceof Error ? error.message : error}`,
    )
  } finally {
    db.close()
  }
}

function appendEntry(db: DatabaseSync, randomBytes: RandomBytes, entry: AuditEntry): void {
  const last = db.prepare('select hash from audit order by seq desc limit 1').get()
  const previousHash = typeof last?.hash === 'string' ? last.hash : CHAIN_START
  const { at, actor, city_id, action, subject, data, previous_hash, salt, digest, hash } = chainEntry(
    previousHash,
    entry,
    newId(randomBytes),
  )
  db.prepare(
    'insert into audit (at, actor, city_id, action, subject, data, previous_hash, salt, digest, hash) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
  ).run(at, actor, city_id, action, subject, data, previous_hash, salt, digest, hash)
}

/** A plain copy of a running server's file lacks what is still in its write-ahead log. */
function refuseForeign(db: DatabaseSync): void {
  const isBackup = db.prepare("select 1 from sqlite_master where type = 'table' and name = 'backup'").get()
  if (!isBackup) {
    throw new OperationError(
      'This file was not made by `npm run backup`. A plain copy of the data file may lack the newest changes and is not restored.',
    )
  }
  const schema = Number(db.prepare('pragma user_version').get()?.user_version ?? 0)
  if (schema > SCHEMA_NUMBER) {
    throw new OperationError(
      `The backup was made by a newer version of Plenary (schema ${schema}). Use that version.`,
    )
  }
}

async function putAside(dataFolder: string, now: number): Promise<void> {
  const aside = join(dataFolder, `before-restore-${new Date(now).toISOString().replaceAll(/[:.]/g, '-')}`)
  await mkdir(aside, { mode: 0o700 })
  for (const name of ['plenary.db', 'plenary.db-wal', 'plenary.db-shm']) {
    const file = join(dataFolder, name)
    if (existsSync(file)) await rename(file, join(aside, name))
  }
}
