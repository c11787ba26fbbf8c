// A hall whose cities write at random with real editors, come and go, and whose text is noted after every batch: what its
// past must say later.
import type { ContentJson } from '@plenary/shared/schema/content'
import { HeadlessEditor } from '@plenary/shared/testing/headless-editor'
import type { Random } from '@plenary/shared/testing/random'
import { writeSomething } from '@plenary/shared/testing/random-writer'
import { SyncHouse, TEXT } from './sync-house.ts'
import type { TestClient } from './test-client.ts'

/** An empty room is kept for a while. */
const UNTIL_UNLOADED = 120_000

/** The text as it was live. */
export interface Noted {
  readonly sequence: number
  readonly content: ContentJson
  readonly digest: string
  readonly clauses: readonly { clauseId: string; digest: string }[]
}

interface Writer {
  readonly client: TestClient
  readonly editor: HeadlessEditor
}

export class PastHall {
  readonly house = new SyncHouse()
  readonly noted: Noted[] = []
  readonly #random: Random
  readonly #writers = new Map<string, Writer>()

  constructor(random: Random) {
    this.#random = random
  }

  async enter(city: string): Promise<void> {
    const client = await this.house.enter(city)
    this.#writers.set(city, { client, editor: new HeadlessEditor(client.doc) })
  }

  /** Everybody makes some edits; what became of them is noted. */
  async play(steps: number): Promise<void> {
    const random = this.#random
    for (let step = 0; step < steps; step += 1) {
      const [city, { editor }] = random.pick([...this.#writers])
      writeSomething(editor, random)
      if (random.chance(0.3)) await this.#note()
      if (random.chance(0.03)) await this.#comeBack(city)
    }
    await this.#note()
  }

  /** Everybody leaves, and the text is put away with a checkpoint: the next one loads it anew. */
  async leave(): Promise<void> {
    for (const { client, editor } of this.#writers.values()) {
      editor.destroy()
      client.leave()
    }
    this.#writers.clear()
    await this.house.surroundings.advance(UNTIL_UNLOADED)
  }

  async #comeBack(city: string): Promise<void> {
    this.#writers.get(city)?.editor.destroy()
    this.#writers.get(city)?.client.leave()
    await this.enter(city)
  }

  async #note(): Promise<void> {
    await this.house.surroundings.advance(200)
    const [now, digests] = [await this.house.rooms.content(TEXT), await this.house.rooms.digests(TEXT)]
    if (!now || digests?.sequence !== now.sequence) throw new Error('the text is not there')
    const { sequence, content } = now
    const clauses = [...digests.clauses].map(([clauseId, digest]) => ({ clauseId, digest }))
    this.noted.push({ sequence, content, digest: digests.text, clauses })
    await this.#readmit()
  }

  /** Whoever was refused or sent away comes in anew. */
  async #readmit(): Promise<void> {
    for (const [city, { client }] of this.#writers) {
      if (client.closed || client.messages.some(({ type }) => type === 'refused')) await this.#comeBack(city)
    }
  }
}
