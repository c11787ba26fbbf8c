// Puts a long past into a text's log, straight through the storage port while the server is away: a real editing trace
// played twice into the first clauses, each edit as an update of its own by one of 200 seeded authors; and, beside it,
// the same words without a past.
import { join } from 'node:path'
import { type Random, seededRandom } from '@plenary/shared/testing/random'
import * as Y from 'yjs'
import { PastThread } from '../src/history/past-thread.ts'
import { Upkeep } from '../src/history/upkeep.ts'
import type { Append, Storage, StoredText } from '../src/ports/storage.ts'
import { SqliteStorage } from '../src/storage/sqlite/sqlite-storage.ts'
import { systemSurroundings } from '../src/surroundings.ts'
import { clauseText } from '../wire/wire-client.ts'
import type { Trace } from './trace.ts'

const AUTHORS = 200
/** How many edits an author makes before another takes over. */
const LONGEST_RUN = 200
const ROWS_PER_UNIT = 500

export async function storePast(
  folder: string,
  withPast: string,
  without: string,
  trace: Trace,
): Promise<{ edits: number; authors: number }> {
  const storage = await SqliteStorage.open(join(folder, 'plenary.db'))
  const edits = await play(storage, withPast, trace)
  await writeAtOnce(storage, without, trace)
  await packAll(storage, join(folder, 'plenary.db'))
  await storage.close()
  return { edits, authors: AUTHORS }
}

/** Does at once what the server does in the background. */
export async function packAll(storage: Storage, file: string): Promise<void> {
  const past = new PastThread(file)
  const log = {
    error: ({ error }: Record<string, unknown>) => {
      throw error
    },
  }
  await new Upkeep({ storage, past, surroundings: systemSurroundings, log }).look()
  await past.close()
}

export async function play(storage: Storage, textId: string, { txns }: Trace): Promise<number> {
  const random = seededRandom(1)
  const authors = await seedAuthors(storage, random)
  const writer = await TextWriter.open(storage, textId)
  let edits = 0
  for (const clause of [0, 1]) {
    const text = clauseText(writer.doc, clause)
    text.delete(0, text.length)
    let run = 0
    for (const { patches } of txns) {
      if (run === 0) {
        writer.author = random.pick(authors)
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
  await writer.finish()
  return edits
}

async function writeAtOnce(storage: Storage, textId: string, { endContent }: Trace): Promise<void> {
  const writer = await TextWriter.open(storage, textId)
  for (const clause of [0, 1]) {
    const text = clauseText(writer.doc, clause)
    text.delete(0, text.length)
    text.insert(0, endContent.replaceAll('\n', ' '))
  }
  await writer.finish()
}

/** Somebody whose edits a log holds. */
export interface SeededAuthor {
  readonly clientId: number
  readonly personId: string
  readonly cityId: string
}

/** Two hundred people with accounts, dealt to the cities that there are. */
export async function seedAuthors(storage: Storage, random: Random): Promise<SeededAuthor[]> {
  const { read } = storage
  const cities = await read.selectFrom('city').select('id').orderBy('id').execute()
  const authors = Array.from({ length: AUTHORS }, (_, index) => ({
    clientId: new DataView(random.bytes(4).buffer).getUint32(0),
    personId: `person${String(index).padStart(20, '0')}`,
    cityId: cities[index % cities.length]?.id ?? '',
  }))
  const query = read
    .insertInto('user')
    .values(
      authors.map(({ personId }, index) => ({
        id: personId,
        name: `Drafter ${index}`,
        email: `${personId}@bench.example`,
        emailVerified: 1,
        image: null,
        createdAt: moment(0),
        updatedAt: moment(0),
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .compile()
  await storage.write({ statements: [{ query }] })
  return authors
}

/** A key every 700 milliseconds. */
function moment(sequence: number): string {
  return new Date(Date.UTC(2010, 10, 8) + 700 * sequence).toISOString()
}

type Claim = StoredText['clients'][number]

export class TextWriter {
  readonly doc = new Y.Doc()
  head: number
  readonly #storage: Storage
  readonly #textId: string
  readonly #epoch: string
  #author: SeededAuthor | undefined
  #appends: Append[] = []
  #claims = new Map<number, Claim>()

  private constructor(storage: Storage, textId: string, { epoch, head, updates }: StoredText) {
    this.#storage = storage
    this.#textId = textId
    this.#epoch = epoch
    this.head = head
    for (const update of updates) Y.applyUpdate(this.doc, update)
    this.doc.on('update', (update: Uint8Array) => {
      const { personId: actor = 'system', cityId: city_id = null } = this.#author ?? {}
      const at = moment(this.head + this.#appends.length)
      this.#appends.push({ update, actor, city_id, role: 'drafter', at })
    })
  }

  static async open(storage: Storage, textId: string): Promise<TextWriter> {
    const stored = await storage.loadText(textId)
    if (!stored) throw new Error('the text is not there')
    return new TextWriter(storage, textId, stored)
  }

  set author(author: SeededAuthor) {
    this.#author = author
    this.doc.clientID = author.clientId
    const { clientId: client_id, personId: person_id, cityId: city_id } = author
    this.#claims.set(client_id, { client_id, person_id, city_id, epoch: this.#epoch })
  }

  /** Writes what is waiting, once there are so many rows. */
  async flush(atLeast: number): Promise<void> {
    if (this.#appends.length < atLeast) return
    const appends = this.#appends
    this.#appends = []
    const claims = [...this.#claims.values()]
    this.#claims.clear()
    const text = {
      textId: this.#textId,
      head: this.head,
      lockEpoch: 0,
      epoch: this.#epoch,
      appends,
      claims,
    }
    const { outcome } = await this.#storage.write({ text })
    if (outcome !== 'written') throw new Error(outcome)
    this.head += appends.length
  }

  /** Writes all of it, and the checkpoint of a text that everybody has left. */
  async finish(): Promise<void> {
    await this.flush(1)
    await this.#storage.storeCheckpoint(this.#textId, this.head, Y.encodeStateAsUpdate(this.doc))
  }
}
