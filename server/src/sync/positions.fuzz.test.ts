// Positions among edits, locks and closings, over several sockets: a position is there only if the words that its head saw were
// the words when it was written, and it is stale exactly while they are others.
import { createHash } from 'node:crypto'
import { clauseDigest } from '@plenary/shared/canon/digests'
import { standings, type Words } from '@plenary/shared/positions/standings'
import { isRefusal, type Refusal } from '@plenary/shared/refusal'
import { IndependentReader } from '@plenary/shared/testing/independent-digest'
import { type Random, seededRandom } from '@plenary/shared/testing/random'
import { readContent } from '@plenary/shared/update/read-content'
import { expect, test } from 'vitest'
import type * as Y from 'yjs'
import { closeDeclaration } from '../commands/close-declaration.ts'
import { lockClause } from '../commands/lock-clause.ts'
import { readWholeLedger } from '../commands/read-ledger.ts'
import { reopenDeclaration } from '../commands/reopen-declaration.ts'
import { statePosition } from '../commands/state-position.ts'
import { unlockClause } from '../commands/unlock-clause.ts'
import type { Unit } from '../ports/storage.ts'
import { moment } from '../ports/surroundings.ts'
import { SyncHouse, TEXT } from '../testing/sync-house.ts'
import { clauseText, type TestClient } from '../testing/test-client.ts'

const INTERLEAVINGS = process.env.PLENARY_TEST_LONG ? 20_000 : 200
const EACH = 50
const STEPS = 6
const CITIES = ['hanoi', 'seoul', 'tokyo']
const CLAUSES = ['clause0001', 'clause0002', 'clause0003']
const declarationId = 'declaration-1'
const reader = new IndependentReader((text) => createHash('sha256').update(text).digest('hex'))

const clausesOf = (doc: Y.Doc) => readContent(doc).content[2].content ?? []
const seenDigest = (doc: Y.Doc, clauseId: string) => {
  const clause = clausesOf(doc).find(({ attrs }) => attrs.id === clauseId)
  return clause && clauseDigest(clause)
}

interface Tally {
  stated: number
  changed: number
  stale: number
  valid: number
}

class Hall {
  readonly house = new SyncHouse()
  readonly clients = new Map<string, TestClient>()
  readonly #random: Random
  readonly #tally: Tally
  #asked: Promise<unknown>[] = []

  constructor(random: Random, tally: Tally) {
    this.#random = random
    this.#tally = tally
    this.house.storage.onWrite = (unit) => this.#checkUnit(unit)
  }

  async enter(): Promise<void> {
    for (const city of CITIES) {
      this.clients.set(city, await this.house.enter(city, { role: 'head' }))
      const person = this.house.person(city)
      const [membership] = person.memberships
      if (!membership) throw new Error('a head without a membership')
      const at = moment(this.house.surroundings)
      const { read } = this.house.storage
      const { personId, name, email } = person
      const { id, role, plenaryId, cityId } = membership
      this.house.run(
        read
          .insertInto('user')
          .values({ id: personId, name, email, emailVerified: 0, image: null, createdAt: at, updatedAt: at }),
        read
          .insertInto('membership')
          .values({ id, person_id: personId, role, plenary_id: plenaryId, city_id: cityId, since: at }),
      )
    }
  }

  async step(): Promise<void> {
    const random = this.#random
    const city = random.pick(CITIES)
    const act = random.int(10)
    if (act < 4) this.#edit(city)
    else if (act < 7) this.#state(city)
    else if (act < 9) await this.settle()
    else this.#govern()
  }

  async settle(): Promise<void> {
    await this.house.surroundings.advance(200)
    await Promise.all(this.#asked.splice(0))
    await this.#checkStandings()
    for (const [city, client] of this.clients) {
      if (client.closed || client.messages.some(({ type }) => type === 'refused')) {
        client.leave()
        this.clients.set(city, await this.house.enter(city))
      }
    }
  }

  /** Types a letter, or takes the last one away: so words come back to what they were. */
  #edit(city: string): void {
    const client = this.clients.get(city)
    if (!client?.isOpen) return
    const text = clauseText(client.doc, this.#random.int(CLAUSES.length))
    if (text.length > 20 && this.#random.chance(0.6)) text.delete(text.length - 1, 1)
    else text.insert(text.length, 'x')
  }

  #state(city: string): void {
    const clauseId = this.#random.pick(CLAUSES)
    const client = this.clients.get(city)
    const digest = client && seenDigest(client.doc, clauseId)
    if (digest === undefined) return
    const position = {
      declarationId,
      cityId: `city-${city}`,
      clauseId,
      act: 'agrees',
      digest,
      note: undefined,
    } as const
    const stated = statePosition(this.house.context, this.house.person(city), position)
    this.#asked.push(
      stated.then((answer) => {
        if (!isRefusal(answer)) this.#tally.stated++
        else if (answer.refused === 'words-changed') this.#tally.changed++
        else throw new Error(`refused: ${answer.refused}`)
      }),
    )
  }

  #govern(): void {
    const { context } = this.house
    const clauseId = this.#random.pick(CLAUSES)
    const reason = 'A typing error'
    const acts: (() => Promise<unknown | Refusal>)[] = [
      () => lockClause(context, 'system', { declarationId, clauseId }),
      () => unlockClause(context, 'system', { declarationId, clauseId, reason }),
      () => closeDeclaration(context, 'system', { declarationId }),
      () => reopenDeclaration(context, 'system', { declarationId, reason }),
    ]
    this.#asked.push(this.#random.pick(acts)())
  }

  /** What is written says what the log says at that moment. */
  #checkUnit(unit: Unit): undefined {
    const insert = unit.statements?.find(({ query }) => query.sql.startsWith('insert into "position"'))
    if (!insert) return
    const [, , , , clauseId, , digest] = insert.query.parameters.map(String)
    const clause = clausesOf(this.house.stored()).find(({ attrs }) => attrs.id === clauseId)
    expect(digest).toBe(reader.clause(clause))
  }

  async #checkStandings(): Promise<void> {
    const { house } = this
    const digests = await house.rooms.digests(TEXT)
    if (!digests) throw new Error('no digests')
    const words: Words = {
      texts: [digests.text],
      clauses: new Map([...digests.clauses].map(([id, digest]) => [id, [digest]])),
    }
    const entries = await readWholeLedger(house.storage.read, declarationId)
    const now = clausesOf(house.stored())
    for (const { clauses } of standings(entries, words).values()) {
      for (const [clauseId, { entry, isStale }] of clauses) {
        const clause = now.find(({ attrs }) => attrs.id === clauseId)
        expect(isStale).toBe(reader.clause(clause) !== entry.digest)
        this.#tally[isStale ? 'stale' : 'valid']++
      }
    }
  }
}

test(`[PO3][PO5] in ${INTERLEAVINGS} interleavings a position is about the words that were seen, and stale exactly while they are others`, {
  timeout: INTERLEAVINGS * 200,
}, async () => {
  const first = Date.now() % 1_000_000
  const tally: Tally = { stated: 0, changed: 0, stale: 0, valid: 0 }
  for (let seed = first; seed < first + INTERLEAVINGS / EACH; seed++) {
    const hall = new Hall(seededRandom(seed), tally)
    try {
      await hall.enter()
      for (let step = 0; step < STEPS * EACH; step++) await hall.step()
      await hall.settle()
    } catch (error) {
      throw new Error(`seed ${seed}`, { cause: error })
    }
  }
  process.stdout.write(`[PO3] seeds from ${first}: ${JSON.stringify(tally)}\n`)
  for (const count of Object.values(tally)) expect(count).toBeGreaterThan(INTERLEAVINGS / 10)
})
