// The storage port on SQLite: one file, one writing connection in a worker, one reading connection on the main thread.
import { DatabaseSync } from 'node:sqlite'
import type { DeclarationState } from '@plenary/shared/access/roles'
import { IS_OPEN } from '@plenary/shared/declaration/life'
import { type CompiledQuery, Kysely, SqliteDialect } from 'kysely'
import type { Storage, StoredText, Unit, WriteOutcome } from '../../ports/storage.ts'
import type { Tables } from '../../ports/tables.ts'
import { bind } from './bind.ts'
import type { JobResult, SqlStatement } from './jobs.ts'
import { readUpdates } from './text-rows.ts'
import { startWritingWorker, Writer } from './writer.ts'

export class SqliteStorage implements Storage {
  readonly read: Kysely<Tables>
  readonly #writer: Writer
  readonly #reading: DatabaseSync

  private constructor(writer: Writer, reading: DatabaseSync) {
    this.#writer = writer
    this.#reading = reading
    this.read = new Kysely<Tables>({ dialect: new SqliteDialect({ database: asKyselyDatabase(reading) }) })
  }

  /** Opens or creates the file and brings it to the newest schema. Throws `CannotOpen` when it can't be. */
  static async open(file: string): Promise<SqliteStorage> {
    const writer = await Writer.open(() => startWritingWorker(file))
    const reading = new DatabaseSync(file, { timeout: 5_000 })
    reading.exec('pragma query_only = on')
    return new SqliteStorage(writer, reading)
  }

  async write({ text, statements = [], audit = [] }: Unit): Promise<WriteOutcome> {
    const result = await this.#writer.write({
      kind: 'unit',
      ...(text ? { text } : {}),
      statements: statements.map(({ query, expectRows }) => ({ ...toSql(query), expectRows })),
      audit,
    })
    return toOutcome(result)
  }

  /** Runs one statement through the writing connection and answers its rows: for better-auth, which writes on its own. */
  async run(query: CompiledQuery): Promise<{ rows: readonly unknown[]; changes: number }> {
    const result = await this.#writer.write({ kind: 'query', statement: toSql(query) })
    if (result.outcome === 'written') return result
    throw new Error(result.outcome === 'failed' ? result.message : 'a constraint does not hold')
  }

  async loadText(textId: string): Promise<StoredText | undefined> {
    this.#reading.exec('begin')
    try {
      return readText(this.#reading, textId)
    } finally {
      this.#reading.exec('commit')
    }
  }

  async storeCheckpoint(textId: string, seq: number, state: Uint8Array): Promise<void> {
    const result = await this.#writer.write({ kind: 'checkpoint', textId, seq, state })
    if (result.outcome !== 'written') throw new Error('the checkpoint was not stored')
  }

  async close(): Promise<void> {
    await this.#writer.close()
    this.#reading.close()
  }
}

/** A text in one consistent snapshot: called inside a transaction. */
export function readText(db: DatabaseSync, textId: string): StoredText | undefined {
  const text = db
    .prepare(
      'select head, lock_epoch, epoch, state from text join declaration on declaration.id = declaration_id where text.id = ?',
    )
    .get(textId)
  if (!text) return undefined
  const checkpoint = db
    .prepare('select seq, state from text_checkpoint where text_id = ? order by seq desc limit 1')
    .get(textId)
  const tail = readUpdates(db, textId, (checkpoint?.seq as number | undefined) ?? 0)
  const clients = db
    .prepare('select client_id, person_id, city_id, epoch from text_client where text_id = ?')
    .all(textId) as unknown as StoredText['clients']
  const locks = db
    .prepare(
      'select clause_id, item_client, item_clock, digest from clause_lock where text_id = ? order by clause_id',
    )
    .all(textId) as unknown as StoredText['locks']
  const version = db
    .prepare(
      "select version_text.digest from version_text join version on version.id = version_id where text_id = ? and kind = 'closed' order by serial desc limit 1",
    )
    .get(textId)
  return {
    epoch: text.epoch as string,
    lockEpoch: text.lock_epoch as number,
    head: text.head as number,
    updates: checkpoint ? [checkpoint.state as Uint8Array, ...tail] : tail,
    clients,
    isClosed: !IS_OPEN[text.state as DeclarationState],
    closedDigest: (version?.digest as string | undefined) ?? null,
    locks,
  }
}

function toSql({ sql, parameters }: CompiledQuery): SqlStatement {
  return { sql, parameters }
}

function toOutcome(result: JobResult): WriteOutcome {
  if (result.outcome === 'failed') return { outcome: 'failed', cause: new Error(result.message) }
  return { outcome: result.outcome }
}

/** A connection of node:sqlite as Kysely wants it. */
export function asKyselyDatabase(db: DatabaseSync) {
  return {
    close: () => undefined,
    prepare: (sql: string) => {
      const statement = db.prepare(sql)
      return {
        reader: statement.columns().length > 0,
        all: (parameters: readonly unknown[]) => statement.all(...bind(parameters)),
        run: (parameters: readonly unknown[]) => statement.run(...bind(parameters)),
        iterate: (parameters: readonly unknown[]) => statement.iterate(...bind(parameters)),
      }
    },
  }
}
