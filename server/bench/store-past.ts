// Puts a long past into a text's log, straight through the storage port while the server is away: a real editing trace
// played twice into the first clauses, each edit as an update of its own by one of 200 seeded authors; and, beside it,
// the same words without a past.
import { join } from 'node:path'
import { seededRandom } from '@plenary/shared/testing/random'
import * as Y from 'yjs'
import type { Append, Storage, StoredText } from '../src/ports/storage.ts'
import { SqliteStorage } from '../src/storage/sqlite/sqlite-storage.ts'
import { clauseText } from '../wire/wire-client.ts'
import type { Trace } from './trace.ts'

const AUTHORS = 200
/** How many edits an author makes before another takes over. */
const LONGEST_RUN = 200
const ROWS_PER_UNIT = 500
const at = '2010-11-09T02:00:00.000Z'

export async function storePast(
  folder: string,
  withPast: string,
  without: string,
  trace: Trace,
): Promise<{ edits: number; authors: number }> {
  const storage = await SqliteStorage.open(join(folder, 'plenary.db'))
  const edits = await play(storage, withPast, trace)
  await writeAtOnce(storage, without, trace)
  await storage.close()
  return { edits, authors: AUTHORS }
}

async function play(storage: Storage, textId: string, { txns }: Trace): Promise<number> {
  const random = seededRandom(1)
  const authors = Array.from({ length: AUTHORS }, () => new DataView(random.bytes(4).buffer).getUint32(0))
  const writer = await TextWriter.open(storage, textId)
  let edits = 0
  for (const clause of [0, 1]) {
    const text = clauseText(writer.doc, clause)
    text.delete(0, text.length)
    let run = 0
    for (const { patches } of txns) {
      if (run === 0) {
        writer.doc.clientID = authors[random.int(AUTHORS)] as number
        run = 1 + random.int(LONGEST_RUN)
      }
      run -= 1
      for (const [position, deleted, inserted] of patches) {
        edits += (deleted > 0 ? 1 : 0) + (inserted === '' ? 0 : 1)
        if (deleted > 0) text.delete(position, deleted)
        if (inserted !== '') text.insert(position, inserted.replaceAll('\n', ' '))
      }
      await writer.flush(ROWS_PER_UNIT)
    }
  }
  await writer.flush(1)
  await storage.storeCheckpoint(textId, writer.head, Y.encodeStateAsUpdate(writer.doc))
  return edits
}

async function writeAtOnce(storage: Storage, textId: string, { endContent }: Trace): Promise<void> {
  const writer = await TextWriter.open(storage, textId)
  for (const clause of [0, 1]) {
    const text = clauseText(writer.doc, clause)
    text.delete(0, text.length)
    text.insert(0, endContent.replaceAll('\n', ' '))
  }
  await writer.flush(1)
  await storage.storeCheckpoint(textId, writer.head, Y.encodeStateAsUpdate(writer.doc))
}

class TextWriter {
  readonly doc = new Y.Doc()
  head: number
  readonly #storage: Storage
  readonly #textId: string
  readonly #epoch: string
  #appends: Append[] = []

  private constructor(storage: Storage, textId: string, { epoch, head, updates }: StoredText) {
    this.#storage = storage
    this.#textId = textId
    this.#epoch = epoch
    this.head = head
    for (const update of updates) Y.applyUpdate(this.doc, update)
    this.doc.on('update', (update: Uint8Array) => {
      this.#appends.push({ update, actor: 'bench', city_id: null, role: 'drafter', at })
    })
  }

  static async open(storage: Storage, textId: string): Promise<TextWriter> {
    const stored = await storage.loadText(textId)
    if (!stored) throw new Error('the text is not there')
    return new TextWriter(storage, textId, stored)
  }

  /** Writes what is waiting, once there are so many rows. */
  async flush(atLeast: number): Promise<void> {
    if (this.#appends.length < atLeast) return
    const appends = this.#appends
    this.#appends = []
    const text = {
      textId: this.#textId,
      head: this.head,
      lockEpoch: 0,
      epoch: this.#epoch,
      appends,
      claims: [],
    }
    const { outcome } = await this.#storage.write({ text })
    if (outcome !== 'written') throw new Error(outcome)
    this.head += appends.length
  }
}
