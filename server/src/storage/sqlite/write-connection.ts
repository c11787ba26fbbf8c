// The one writing connection, as the worker uses it: a group of jobs becomes one transaction with a savepoint each.
import { randomBytes } from 'node:crypto'
import { DatabaseSync, type StatementSync } from 'node:sqlite'
import { newId } from '@plenary/shared/ids'
import { CHAIN_START, chainEntry } from '../audit-chain.ts'
import { bind } from './bind.ts'
import type { CheckpointJob, Job, JobResult, SqlStatement, UnitJob } from './jobs.ts'
import { migrate } from './migrations.ts'

const SQLITE_CONSTRAINT = 19

/** Thrown inside a unit whose precondition does not hold; the savepoint is rolled back. */
class PreconditionFailed extends Error {}

export class WriteConnection {
  readonly #db: DatabaseSync
  readonly #prepared = new Map<string, StatementSync>()

  /** Opens the file, creating it if need be, and brings it to the newest schema. Throws in words. */
  constructor(file: string) {
    this.#db = new DatabaseSync(file, { timeout: 5_000 })
    this.#db.exec('pragma journal_mode = wal')
    this.#db.exec('pragma synchronous = full')
    this.#db.exec('pragma foreign_keys = on')
    migrate(this.#db)
  }

  /** Writes a group. If the transaction itself fails, every job of the group has failed and nothing is written. */
  writeGroup(jobs: readonly Job[]): JobResult[] {
    try {
      this.#db.exec('begin immediate')
      const results = jobs.map((job) => this.#writeOne(job))
      this.#db.exec('commit')
      return results
    } catch (error) {
      if (this.#db.isTransaction) this.#db.exec('rollback')
      const message = error instanceof Error ? error.message : String(error)
      return jobs.map(() => ({ outcome: 'failed', message }))
    }
  }

  close(): void {
    this.#db.exec('pragma wal_checkpoint(truncate)')
    this.#db.close()
  }

  #writeOne(job: Job): JobResult {
    this.#db.exec('savepoint job')
    try {
      const written = this.#run(job)
      this.#db.exec('release job')
      return { outcome: 'written', ...written }
    } catch (error) {
      // After a full disk or an I/O error SQLite may have rolled the whole transaction back: then the group has failed.
      if (!this.#db.isTransaction || isOfTheDisk(error)) throw error
      this.#db.exec('rollback to job')
      this.#db.exec('release job')
      if (error instanceof PreconditionFailed || isConstraint(error))
        return { outcome: 'precondition-failed' }
      return { outcome: 'failed', message: error instanceof Error ? error.message : String(error) }
    }
  }

  #run(job: Job): { rows: readonly unknown[]; changes: number } {
    if (job.kind === 'query') return this.#query(job.statement)
    if (job.kind === 'checkpoint') this.#storeCheckpoint(job)
    else this.#writeUnit(job)
    return { rows: [], changes: 0 }
  }

  #query({ sql, parameters }: SqlStatement): { rows: readonly unknown[]; changes: number } {
    const statement = this.#prepare(sql)
    if (statement.columns().length > 0) {
      const rows = statement.all(...bind(parameters))
      return { rows, changes: rows.length }
    }
    return { rows: [], changes: Number(statement.run(...bind(parameters)).changes) }
  }

  #writeUnit({ statements, text, audit }: UnitJob): void {
    for (const statement of statements) {
      const { changes } = this.#query(statement)
      if (statement.expectRows !== undefined && changes !== statement.expectRows)
        throw new PreconditionFailed()
    }
    if (text) this.#append(text)
    if (audit.length > 0) this.#chain(audit)
  }

  #append({ textId, head, lockEpoch, epoch, appends, claims }: NonNullable<UnitJob['text']>): void {
    const stored = this.#prepare('select head, lock_epoch, epoch from text where id = ?').get(textId)
    if (stored?.head !== head || stored.lock_epoch !== lockEpoch || stored.epoch !== epoch)
      throw new PreconditionFailed()
    const claimed = this.#prepare(
      'select person_id, city_id, epoch from text_client where text_id = ? and client_id = ?',
    )
    const claim = this.#prepare(
      'insert into text_client (text_id, client_id, person_id, city_id, epoch) values (?, ?, ?, ?, ?)',
    )
    for (const { client_id, person_id, city_id, epoch: claimedIn } of claims) {
      const holder = claimed.get(textId, client_id)
      const isOwn =
        holder?.person_id === person_id && holder.city_id === city_id && holder.epoch === claimedIn
      if (holder && !isOwn) throw new PreconditionFailed()
      if (!holder) claim.run(textId, client_id, person_id, city_id, claimedIn)
    }
    const append = this.#prepare(
      'insert into text_update (text_id, seq, "update", actor, city_id, role, at) values (?, ?, ?, ?, ?, ?, ?)',
    )
    appends.forEach(({ update, actor, city_id, role, at }, index) => {
      append.run(textId, head + index + 1, update, actor, city_id, role, at)
    })
    this.#prepare('update text set head = ? where id = ?').run(head + appends.length, textId)
  }

  #chain(entries: UnitJob['audit']): void {
    const last = this.#prepare('select hash from audit order by seq desc limit 1').get()
    let previousHash = typeof last?.hash === 'string' ? last.hash : CHAIN_START
    const insert = this.#prepare(
      'insert into audit (at, actor, city_id, action, subject, data, previous_hash, salt, digest, hash) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    )
    for (const entry of entries) {
      const row = chainEntry(previousHash, entry, newId(randomBytes))
      const { at, actor, city_id, action, subject, data, previous_hash, salt, digest, hash } = row
      insert.run(at, actor, city_id, action, subject, data, previous_hash, salt, digest, hash)
      previousHash = hash
    }
  }

  #storeCheckpoint({ textId, seq, state }: CheckpointJob): void {
    this.#prepare('insert or replace into text_checkpoint (text_id, seq, state) values (?, ?, ?)').run(
      textId,
      seq,
      state,
    )
    this.#prepare('delete from text_checkpoint where text_id = ? and seq < ?').run(textId, seq)
  }

  #prepare(sql: string): StatementSync {
    const known = this.#prepared.get(sql)
    if (known) return known
    const statement = this.#db.prepare(sql)
    // Statements with lists of values differ with every length: the cache must not grow with them.
    if (this.#prepared.size < 200) this.#prepared.set(sql, statement)
    return statement
  }
}

function isConstraint(error: unknown): boolean {
  return (codeOf(error) & 0xff) === SQLITE_CONSTRAINT
}

/** SQLITE_FULL, IOERR, READONLY, CORRUPT, NOMEM, BUSY, CANTOPEN, NOTADB. */
function isOfTheDisk(error: unknown): boolean {
  return [13, 10, 8, 11, 7, 5, 14, 26].includes(codeOf(error) & 0xff)
}

function codeOf(error: unknown): number {
  const code = typeof error === 'object' && error !== null && 'errcode' in error ? error.errcode : 0
  return typeof code === 'number' ? code : 0
}
