// SQLite without the worker: the same tables and the same writing connection, but every answer comes in the same turn of
// the event loop, so that tests with a clock that stands still need not wait. Tests can make writes fail, hang and race.
import { DatabaseSync } from 'node:sqlite'
import { Kysely, SqliteDialect } from 'kysely'
import type { TextCheckpointTable, TextUpdateTable } from '../ports/log-tables.ts'
import type { Storage, StoredText, Unit, WriteOutcome } from '../ports/storage.ts'
import type { Tables, TextTable } from '../ports/tables.ts'
import { asKyselyDatabase, readText } from '../storage/sqlite/sqlite-storage.ts'
import { readRows } from '../storage/sqlite/text-rows.ts'
import { WriteConnection } from '../storage/sqlite/write-connection.ts'

export class InProcessStorage implements Storage {
  readonly read: Kysely<Tables>
  readonly #writing: WriteConnection
  readonly #reading: DatabaseSync
  loads = 0
  checkpoints = 0
  /** What happens to a write in place of the usual; undefined leaves it to the usual. */
  onWrite: (unit: Unit) => Promise<WriteOutcome> | undefined = () => undefined
  /** What is waited for before a text is read. */
  onLoad: () => Promise<void> = () => Promise.resolve()

  /** Opens or creates the file. */
  constructor(file: string) {
    this.#writing = new WriteConnection(file)
    this.#reading = new DatabaseSync(file)
    this.#reading.exec('pragma query_only = on')
    this.read = new Kysely<Tables>({
      dialect: new SqliteDialect({ database: asKyselyDatabase(this.#reading) }),
    })
  }

  async write(unit: Unit): Promise<WriteOutcome> {
    return this.onWrite(unit) ?? this.writeNow(unit)
  }

  /** Writes past every fault, as another node would. */
  writeNow({ text, statements = [], audit = [] }: Unit): WriteOutcome {
    const [result] = this.#writing.writeGroup([
      {
        kind: 'unit',
        ...(text ? { text } : {}),
        statements: statements.map(({ query, expectRows }) => ({
          sql: query.sql,
          parameters: query.parameters,
          expectRows,
        })),
        audit,
      },
    ])
    if (result?.outcome === 'failed') return { outcome: 'failed', cause: new Error(result.message) }
    return { outcome: result?.outcome ?? 'precondition-failed' }
  }

  async loadText(textId: string): Promise<StoredText | undefined> {
    this.loads += 1
    await this.onLoad()
    return readText(this.#reading, textId)
  }

  async storeCheckpoint(textId: string, seq: number, state: Uint8Array): Promise<void> {
    this.checkpoints += 1
    this.#writing.writeGroup([{ kind: 'checkpoint', textId, seq, state }])
  }

  /** Rows as they stand, without a promise. */
  text(textId: string): Pick<TextTable, 'head' | 'lock_epoch' | 'epoch'> {
    const row = this.#reading.prepare('select head, lock_epoch, epoch from text where id = ?').get(textId)
    if (!row) throw new Error(`no text ${textId}`)
    return row as unknown as TextTable
  }

  updates(textId: string): TextUpdateTable[] {
    return Array.from(readRows(this.#reading, textId, 0), (row) => ({ text_id: textId, ...row }))
  }

  checkpoint(textId: string): Pick<TextCheckpointTable, 'seq' | 'state'> | undefined {
    const row = this.#reading.prepare('select seq, state from text_checkpoint where text_id = ?').get(textId)
    return row as unknown as TextCheckpointTable | undefined
  }

  auditData(): Record<string, unknown>[] {
    const rows = this.#reading.prepare('select data from audit order by seq').all()
    return rows.map(({ data }) => JSON.parse(String(data)))
  }

  async close(): Promise<void> {
    this.#reading.close()
    this.#writing.close()
  }
}
