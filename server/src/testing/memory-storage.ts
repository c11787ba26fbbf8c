// Storage of texts without a disk, whose writes a test can make fail, hang and lose. Only what rooms ask of the port:
// statements and audit entries are kept, not run.
import { DummyDriver, Kysely, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from 'kysely'
import type { AuditEntry, Storage, StoredText, Unit, WriteOutcome } from '../ports/storage.ts'
import type { Tables, TextUpdateTable } from '../ports/tables.ts'

interface MemoryText {
  epoch: string
  lockEpoch: number
  updates: TextUpdateTable[]
  clients: StoredText['clients'][number][]
  checkpoint: { seq: number; state: Uint8Array } | undefined
}

export class MemoryStorage implements Storage {
  readonly read = new Kysely<Tables>({
    dialect: {
      createAdapter: () => new SqliteAdapter(),
      createDriver: () => new DummyDriver(),
      createIntrospector: (db) => new SqliteIntrospector(db),
      createQueryCompiler: () => new SqliteQueryCompiler(),
    },
  })
  readonly texts = new Map<string, MemoryText>()
  readonly audit: AuditEntry[] = []
  /** Every statement that was written, as SQL with its values. */
  readonly statements: { sql: string; parameters: readonly unknown[] }[] = []
  loads = 0
  /** What happens to the next writes and loads, in place of the usual. */
  onWrite: (unit: Unit) => Promise<WriteOutcome> | undefined = () => undefined
  onLoad: () => Promise<void> = () => Promise.resolve()

  async write(unit: Unit): Promise<WriteOutcome> {
    return this.onWrite(unit) ?? this.writeNow(unit)
  }

  /** Writes past every fault, as another node would. */
  writeNow({ text, statements = [], audit = [] }: Unit): WriteOutcome {
    if (text) {
      const stored = this.texts.get(text.textId)
      const holds =
        stored?.updates.length === text.head &&
        stored.lockEpoch === text.lockEpoch &&
        stored.epoch === text.epoch &&
        text.claims.every((claim) =>
          stored.clients.every(
            ({ client_id, person_id }) => client_id !== claim.client_id || person_id === claim.person_id,
          ),
        )
      if (!holds) return { outcome: 'precondition-failed' }
      for (const append of text.appends) {
        stored.updates.push({ ...append, text_id: text.textId, seq: stored.updates.length + 1 })
      }
      stored.clients.push(...text.claims)
    }
    for (const { query } of statements) this.statements.push({ sql: query.sql, parameters: query.parameters })
    this.audit.push(...audit)
    return { outcome: 'written' }
  }

  async loadText(textId: string): Promise<StoredText | undefined> {
    this.loads += 1
    await this.onLoad()
    const text = this.texts.get(textId)
    if (!text) return undefined
    const { epoch, lockEpoch, updates, clients, checkpoint } = text
    const tail = updates.filter(({ seq }) => seq > (checkpoint?.seq ?? 0)).map(({ update }) => update)
    return {
      epoch,
      lockEpoch,
      head: updates.length,
      updates: checkpoint ? [checkpoint.state, ...tail] : tail,
      clients: [...clients],
    }
  }

  async storeCheckpoint(textId: string, seq: number, state: Uint8Array): Promise<void> {
    const text = this.texts.get(textId)
    if (text) text.checkpoint = { seq, state }
  }

  async close(): Promise<void> {}
}
