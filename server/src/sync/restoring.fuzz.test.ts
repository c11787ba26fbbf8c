// Restorations among edits and locks, over several sockets with real editors: the copies of everybody end as the log says, and
// what is locked says what it said.
import { clauseDigests } from '@plenary/shared/canon/digests'
import { isRefusal } from '@plenary/shared/refusal'
import { numberedClauses } from '@plenary/shared/schema/numbered-clauses'
import { declarationSchema } from '@plenary/shared/schema/schema'
import { HeadlessEditor } from '@plenary/shared/testing/headless-editor'
import { checkLaws } from '@plenary/shared/testing/laws'
import { type Random, seededRandom } from '@plenary/shared/testing/random'
import { writeSomething } from '@plenary/shared/testing/random-writer'
import { readContent } from '@plenary/shared/update/read-content'
import { expect, test } from 'vitest'
import { lockClause } from '../commands/lock-clause.ts'
import { restoreText } from '../commands/restore-text.ts'
import { unlockClause } from '../commands/unlock-clause.ts'
import { moment } from '../ports/surroundings.ts'
import type { PastContent } from '../ports/text-past.ts'
import { SyncHouse, TEXT } from '../testing/sync-house.ts'
import type { TestClient } from '../testing/test-client.ts'

const HALLS = process.env.PLENARY_TEST_LONG ? 500 : 3
const STEPS = 120
const CITIES = ['hanoi', 'seoul']
const declarationId = 'declaration-1'

interface Tally {
  restored: number
  kept: number
  locked: number
}

class Hall {
  readonly house = new SyncHouse()
  readonly #random: Random
  readonly #tally: Tally
  readonly #past = new Map<number, PastContent>()
  readonly #writers = new Map<string, { client: TestClient; editor: HeadlessEditor }>()
  /** By clause id, the digest with which it was locked. */
  readonly #locked = new Map<string, string>()
  #asked: Promise<unknown>[] = []

  constructor(random: Random, tally: Tally) {
    this.#random = random
    this.#tally = tally
  }

  async open(): Promise<void> {
    const { house } = this
    house.signIn('secretariat', 'secretariat')
    const { personId, name, email, memberships } = house.person('secretariat')
    const at = moment(house.surroundings)
    const { read } = house.storage
    house.run(
      read
        .insertInto('user')
        .values({ id: personId, name, email, emailVerified: 0, image: null, createdAt: at, updatedAt: at }),
      ...memberships.map(({ id, role, cityId }) =>
        read
          .insertInto('membership')
          .values({ id, person_id: personId, role, plenary_id: null, city_id: cityId, since: at }),
      ),
    )
    for (const city of CITIES) await this.#enter(city)
    await this.settle()
  }

  async step(): Promise<void> {
    const random = this.#random
    const { editor } = random.pick([...this.#writers.values()])
    const act = random.int(20)
    if (act < 14) writeSomething(editor, random)
    else if (act < 16) this.#restore()
    else if (act < 17) this.#lock()
    else if (act < 18) await this.house.surroundings.settle()
    else await this.settle()
  }

  /** Everything that was sent is durable, everything that was asked is answered, and everybody has it. */
  async settle(): Promise<void> {
    const { house } = this
    await house.surroundings.advance(200)
    await Promise.all(this.#asked.splice(0))
    await house.surroundings.advance(200)
    for (const [city, { client, editor }] of this.#writers) {
      if (!client.closed && !client.messages.some(({ type }) => type === 'refused')) continue
      editor.destroy()
      client.leave()
      await this.#enter(city)
    }
    await house.surroundings.advance(200)
    await this.#check()
  }

  leave(): void {
    for (const { client, editor } of this.#writers.values()) {
      editor.destroy()
      client.leave()
    }
  }

  async #enter(city: string): Promise<void> {
    const client = await this.house.enter(city)
    this.#writers.set(city, { client, editor: new HeadlessEditor(client.doc) })
  }

  async #check(): Promise<void> {
    const { house } = this
    const content = readContent(house.stored())
    checkLaws(declarationSchema.nodeFromJSON(content))
    for (const { client } of this.#writers.values()) expect(readContent(client.doc)).toEqual(content)
    const digests = clauseDigests(content)
    for (const [clauseId, digest] of this.#locked) expect(digests.get(clauseId)).toBe(digest)
    expect(house.errors).toEqual([])
    const sequence = house.updates().length
    this.#past.set(sequence, { sequence, at: null, content, digest: '', clauses: [] })
  }

  #restore(): void {
    const { house } = this
    const then = this.#random.pick([...this.#past.values()])
    const ids = numberedClauses(then.content).map(({ attrs }) => attrs.id)
    const past = { content: async (_: string, sequence: number) => this.#past.get(sequence) }
    const clauseId = ids.length > 0 && this.#random.chance(0.5) ? this.#random.pick(ids) : undefined
    const asked = restoreText({ ...house.context, texts: house.rooms, past }, house.person('secretariat'), {
      declarationId,
      textId: TEXT,
      from: { kind: 'sequence', sequence: then.sequence },
      clauseId,
      digest: undefined,
    })
    this.#asked.push(
      asked.then((answer) => {
        if (isRefusal(answer)) expect(answer.refused).toBe('clause-locked')
        else {
          this.#tally.restored += 1
          this.#tally.kept += answer.kept.length
        }
      }),
    )
  }

  #lock(): void {
    const { house } = this
    const secretariat = house.person('secretariat')
    const digests = clauseDigests(readContent(house.stored()))
    if (digests.size === 0) return
    const [clauseId, digest] = this.#random.pick([...digests])
    if (this.#locked.has(clauseId)) {
      const unlocked = unlockClause(house.context, secretariat, { declarationId, clauseId, reason: 'x' })
      this.#asked.push(unlocked.then((refusal) => refusal ?? this.#locked.delete(clauseId)))
      return
    }
    const locked = lockClause(house.context, secretariat, { declarationId, clauseId, digest })
    this.#asked.push(
      locked.then((refusal) => {
        if (refusal) return
        this.#tally.locked += 1
        this.#locked.set(clauseId, digest)
      }),
    )
  }
}

test(`[RS25] in ${HALLS} halls that write, lock and restore at once, all copies end as the log says`, {
  timeout: HALLS * 30_000,
}, async () => {
  const first = Date.now() % 1_000_000
  const tally: Tally = { restored: 0, kept: 0, locked: 0 }
  for (let seed = first; seed < first + HALLS; seed += 1) {
    const random = seededRandom(seed)
    const hall = new Hall(random, tally)
    try {
      await hall.open()
      for (let step = 0; step < STEPS; step += 1) await hall.step()
      await hall.settle()
    } catch (error) {
      throw new Error(`seed ${seed}`, { cause: error })
    } finally {
      hall.leave()
    }
  }
  process.stdout.write(`[RS25] seeds from ${first}: ${JSON.stringify(tally)}\n`)
  expect(tally.restored).toBeGreaterThan(0)
})
