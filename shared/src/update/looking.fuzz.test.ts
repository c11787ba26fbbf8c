// What is cheap to judge is cheap to apply, and cheap to load again: counted in items that Yjs looks at, not in time.
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { countLooks } from '../testing/count-looks.ts'
import { type Random, seededRandom } from '../testing/random.ts'
import { clause, idOf, SECOND, smallText, textOf } from '../testing/small-text.ts'
import { type HandMadeStruct, writeUpdate } from '../testing/write-update.ts'
import { judgeUpdate } from './judge-update.ts'
import { LOOKING } from './list-order.ts'
import { type ReadStruct, readUpdate, type StructId } from './read-update.ts'
import { replay } from './replay.ts'

const [LOW, HIGH, BEFORE] = [50, 60, 55]
const sender = { owns: () => true, mayEdit: true }
const TEXTS = process.env.PLENARY_TEST_LONG ? 300 : 3
const UPDATES_PER_TEXT = 25
const MOST_STRUCTS = 300
/** How many letters or values stand in the list when somebody begins to put structs between them. */
const LENGTH = 300
/** For each step, and for each struct when it is cut out and merged, Yjs looks at right neighbours several times. */
const LOOKS = { perStep: 6, perStruct: 60 }

type Place = Partial<HandMadeStruct>

interface Kind {
  readonly name: string
  readonly content: ReadStruct['content']
  readonly long: ReadStruct['content']
  /** The start of the list. */
  readonly start: Place
}

const KINDS: readonly Kind[] = [
  {
    name: 'letters',
    content: { kind: 'text', text: 'x' },
    long: { kind: 'text', text: 'y'.repeat(LENGTH) },
    start: { parent: idOf(textOf(smallText(), SECOND)) },
  },
  {
    name: 'attributes',
    content: { kind: 'attribute', values: ['abcdefghijklmnop'] },
    long: { kind: 'attribute', values: Array.from({ length: LENGTH }, () => 'abcdefghijklmnop') },
    start: { parent: idOf(clause(smallText(), SECOND)), parentSub: 'id' },
  },
]

/** Ways to name neighbours that no editor would name, and two that editors do. */
const WAYS: Record<string, (own: StructId, random: Random, start: Place) => Place> = {
  'at the start': (_own, _random, start) => start,
  'behind one, before any': (_own, random) => ({
    origin: inLong(0),
    rightOrigin: inLong(1 + random.int(LENGTH - 1)),
  }),
  'before any': (_own, random) => ({ rightOrigin: inLong(random.int(LENGTH)) }),
  'behind any': (_own, random) => ({ origin: inLong(random.int(LENGTH)) }),
  'behind one': () => ({ origin: inLong(0) }),
  'behind any of the own': (own, random) =>
    own.clock === 0 ? { origin: inLong(5) } : { origin: { ...own, clock: random.int(own.clock) } },
  'before any of the own': (own, random) =>
    own.clock === 0 ? { rightOrigin: inLong(9) } : { rightOrigin: { ...own, clock: random.int(own.clock) } },
  'on and on': (own) => ({ origin: own.clock === 0 ? inLong(7) : { ...own, clock: own.clock - 1 } }),
  'before the last': (own) => ({
    origin: inLong(3),
    rightOrigin: own.clock === 0 ? inLong(4) : { ...own, clock: own.clock - 1 },
  }),
}

function inLong(clock: number): StructId {
  return { client: BEFORE, clock }
}

function structs(kind: Kind, client: number, clock: number, random: Random): HandMadeStruct[] {
  const ways = Array.from({ length: 1 + random.int(2) }, () => random.pick(Object.values(WAYS)))
  return Array.from({ length: 1 + random.int(MOST_STRUCTS) }, (_, index) => ({
    content: kind.content,
    ...random.pick(ways)({ client, clock: clock + index }, random, kind.start),
  }))
}

/** Puts an update behind the log if it is let in, and looks whether Yjs does no more for it than is allowed. */
function takeCounting(log: Uint8Array[], bytes: Uint8Array, count: number): string {
  const doc = new Y.Doc()
  replay(doc, log)
  const read = readUpdate(bytes)
  const verdict = read.kind === 'read' ? judgeUpdate(doc, read, sender) : read
  if (verdict.kind !== 'ok') return verdict.kind === 'refused' ? verdict.code : verdict.kind
  const before = countLooks(() => replay(new Y.Doc(), log))
  const after = countLooks(() => replay(new Y.Doc(), [...log, bytes]))
  const steps = LOOKING.perUpdate + LOOKING.perStruct * count
  expect(after - before).toBeLessThan(LOOKS.perStep * steps + LOOKS.perStruct * count)
  log.push(bytes)
  return 'ok'
}

function attackList(kind: Kind, seed: number, tally: Record<string, number>): void {
  const random = seededRandom(seed)
  const log = [Y.encodeStateAsUpdate(smallText())]
  log.push(writeUpdate([{ client: BEFORE, clock: 0, structs: [{ content: kind.long, ...kind.start }] }]))
  const next = new Map([LOW, HIGH].map((client) => [client, 0]))
  for (let left = UPDATES_PER_TEXT; left > 0; left--) {
    const client = random.pick([LOW, HIGH])
    const clock = next.get(client) ?? 0
    const made = structs(kind, client, clock, random)
    const word = takeCounting(log, writeUpdate([{ client, clock, structs: made }]), made.length)
    tally[word] = (tally[word] ?? 0) + 1
    if (word === 'ok') next.set(client, clock + made.length)
  }
}

test.each(KINDS)(
  '[GT24] whatever neighbours $name name, Yjs takes no more steps to their place than are allowed',
  { timeout: TEXTS * 20_000 },
  (kind) => {
    const first = Date.now() % 1_000_000
    const tally: Record<string, number> = {}
    for (let seed = first; seed < first + TEXTS; seed++) {
      try {
        attackList(kind, seed, tally)
      } catch (error) {
        throw new Error(`seed ${seed}`, { cause: error })
      }
    }
    process.stdout.write(`[GT24] seeds from ${first}: ${JSON.stringify(tally)}\n`)
    expect(Object.keys(tally)).toEqual(expect.arrayContaining(['ok', 'update-too-large']))
  },
)
