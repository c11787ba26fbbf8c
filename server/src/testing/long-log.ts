// A text with a long log, written straight through the storage port by several people, each edit as an update of its own.
import type { Random } from '@plenary/shared/testing/random'
import { seedDocument } from '@plenary/shared/update/seed-document'
import * as Y from 'yjs'
import { clauseText } from '../../wire/wire-client.ts'
import type { Append, Storage } from '../ports/storage.ts'
import { CONTENT } from './sync-house.ts'

const ROWS_PER_UNIT = 500
const PEOPLE = 20
const BEGINS = Date.UTC(2010, 10, 8, 9)

export class LongLog {
  readonly doc = new Y.Doc()
  head = 0
  readonly #storage: Storage
  readonly #textId: string
  readonly #random: Random
  #appends: Append[] = []
  #author = 'system'

  private constructor(storage: Storage, textId: string, random: Random) {
    this.#storage = storage
    this.#textId = textId
    this.#random = random
    this.doc.on('update', (update: Uint8Array) => this.#note(update))
  }

  /** @param textId of a text that was never written into */
  static async begin(storage: Storage, textId: string, random: Random): Promise<LongLog> {
    const log = new LongLog(storage, textId, random)
    Y.applyUpdate(log.doc, seedDocument(CONTENT, 1))
    await log.#flush()
    return log
  }

  /** Types and erases until the log has so many rows. */
  async grow(rows: number): Promise<void> {
    const random = this.#random
    while (this.head + this.#appends.length < rows) {
      if (random.chance(0.05)) this.#takeOver()
      const text = clauseText(this.doc, random.int(3))
      if (text.length > 40 && random.chance(0.3)) text.delete(random.int(text.length - 4), 1 + random.int(4))
      else text.insert(random.int(text.length + 1), random.pick(['a', 'city ', '都市', 'b']))
      if (this.#appends.length === ROWS_PER_UNIT) await this.#flush()
    }
    await this.#flush()
  }

  async checkpoint(): Promise<void> {
    await this.#storage.storeCheckpoint(this.#textId, this.head, Y.encodeStateAsUpdate(this.doc))
  }

  #takeOver(): void {
    const person = this.#random.int(PEOPLE)
    this.#author = `person-${person}`
    this.doc.clientID = 1_000 + person
  }

  #note(update: Uint8Array): void {
    const isSystem = this.#author === 'system'
    this.#appends.push({
      update,
      actor: this.#author,
      city_id: isSystem ? null : `city-${Number(this.#author.slice(7)) % 7}`,
      role: isSystem ? 'system' : 'drafter',
      at: new Date(BEGINS + 700 * (this.head + this.#appends.length)).toISOString(),
    })
  }

  async #flush(): Promise<void> {
    const appends = this.#appends
    this.#appends = []
    const text = {
      textId: this.#textId,
      head: this.head,
      lockEpoch: 0,
      epoch: 'e',
      appends,
      claims: [],
    }
    const { outcome } = await this.#storage.write({ text })
    if (outcome !== 'written') throw new Error(outcome)
    this.head += appends.length
  }
}
