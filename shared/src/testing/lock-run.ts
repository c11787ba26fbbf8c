// One run of the lock bypass fuzz: people write in a guarded room, somebody forges, locks come and go; every refusal of
// something honest is explained.
import * as Y from 'yjs'
import type { ClauseJson, ContentJson, TextJson } from '../schema/content.ts'
import { FRAGMENT } from '../schema/nodes.ts'
import { findTouches, type TouchKind } from '../update/judge-locks.ts'
import type { ResolvedUpdate } from '../update/resolve-update.ts'
import { clausePrints, clausesIn, handleOf } from './clause-prints.ts'
import { type Author, DRAWING, type Guard, GuardedRoom, type Judged } from './guarded-room.ts'
import { ATTACKERS, attack } from './lock-attacks.ts'
import { isReaching, reachForLocks } from './lock-edits.ts'
import { type Random, seededRandom } from './random.ts'
import { writeSomething } from './random-writer.ts'

/** Why something honest was refused. */
export type RefusalClass =
  /** It would change what is locked, take it away, or double it. */
  | 'inside'
  /** It takes away what is around it, or re-creates it, as moving or splitting the clause around it does. */
  | 'ancestor'
  /** Several edits, merged while offline, or an undo, reach into what is locked and take it back. */
  | 'content-equal'
  /** It gives a clause the id of a locked one. */
  | 'id'
  | 'closed'
  /** The editor made what is locked anew, by its diff or while it drew what it received, though the author changed nothing there. */
  | 'redrawn'

export interface LockTally {
  honest: number
  /** Honest updates about other clauses, and how many of those were let in. */
  beside: number
  besideLetIn: number
  forged: number
  forgedLetIn: number
  locks: number
  restarts: number
  refused: Record<string, number>
  /** The edits that made a locked clause anew. */
  redrawn: string[]
  forgedRefused: Record<string, number>
}

export function emptyTally(): LockTally {
  return {
    honest: 0,
    beside: 0,
    besideLetIn: 0,
    forged: 0,
    forgedLetIn: 0,
    locks: 0,
    restarts: 0,
    refused: {},
    redrawn: [],
    forgedRefused: {},
  }
}

const text = (words: string, mark?: 'bold'): TextJson =>
  mark ? { type: 'text', text: words, marks: [{ type: mark }] } : { type: 'text', text: words }
const paragraph = (...content: TextJson[]) => ({ type: 'paragraph' as const, content })
const clause = (name: string, ...below: ClauseJson[]): ClauseJson => ({
  type: 'clause',
  attrs: { id: `clause${name}`.padEnd(16, '0') },
  content: [
    paragraph(text('We '), text('shall ', 'bold'), text(`share ${name}`)),
    paragraph(text('協力する')),
    ...(below.length > 0 ? [{ type: 'subclauses' as const, content: below }] : []),
  ],
})

const CONTENT: ContentJson = {
  type: 'doc',
  content: [
    { type: 'title', content: [paragraph(text('Tokyo Declaration'))] },
    { type: 'preamble', content: [{ type: 'preambular', content: [text('We, the cities,')] }] },
    {
      type: 'clauses',
      content: [
        clause('one'),
        clause('two', clause('twoa'), clause('twob', clause('twobi'))),
        clause('three'),
        clause('four', clause('foura')),
        clause('five'),
      ],
    },
    { type: 'closing', content: [paragraph(text('Tokyo, 2010'))] },
  ],
}

/** Edits after which the editor's diff makes the clause around a sub-clause anew. */
const REBUILDING = [
  'erase across',
  'split clause',
  'join',
  'indent',
  'outdent',
  'delete clause',
  'undo',
  'redo',
]

/** Throws when a law breaks, or when a refusal cannot be explained. */
export function runLocks(seed: number, steps: number, guard: Guard, tally: LockTally): void {
  const random = seededRandom(seed)
  const room = new GuardedRoom({
    content: CONTENT,
    writers: 2 + random.int(2),
    random,
    guard,
    onJudged: (judged, author, bytes) => count(judged, author, bytes, room, tally),
  })
  const pace = random.pick([0.15, 0.7])
  try {
    for (let step = 0; step < steps; step++) {
      if (random.chance(0.08)) turnLocks(room, random, tally)
      if (random.chance(0.4)) forge(room, random, tally)
      const author = random.pick(room.authors)
      author.write((editor) =>
        random.chance(0.05) ? reachForLocks(editor, random) : writeSomething(editor, random),
      )
      if (random.chance(0.02)) author.disconnect()
      if (random.chance(0.05))
        for (const other of room.authors) if (!other.isConnected) other.connect(room.doc)
      if (random.chance(pace)) room.takeBatch(random.chance(0.5) ? room.authors : [author])
      if (random.chance(0.5)) for (const other of room.authors) other.receive()
      if (random.chance(0.01)) {
        room.restart()
        tally.restarts++
      }
    }
    room.settle()
  } finally {
    room.destroy()
  }
}

function turnLocks(room: GuardedRoom, random: Random, tally: LockTally): void {
  tally.locks++
  const locked = [...room.locks.keys()]
  const open = [...clausePrints(room.doc).keys()].filter((id) => !room.locks.has(id))
  if (room.isClosed) room.reopen()
  else if (random.chance(0.1)) room.close()
  else if (random.chance(locked.length / 4)) room.unlock(random.pick(locked))
  else if (open.length > 0) room.lock(random.pick(open))
}

function forge(room: GuardedRoom, random: Random, tally: LockTally): void {
  const forged = attack(room.doc, room.locked, random)
  if (forged === undefined) return
  const { verdict, guarded } = room.takeForged(forged.bytes, ATTACKERS)
  tally.forged++
  if (guarded?.kind === 'ok') tally.forgedLetIn++
  const reason =
    guarded?.kind === 'refused' ? guarded.code : verdict.kind === 'refused' ? verdict.code : verdict.kind
  if (guarded?.kind !== 'ok') tally.forgedRefused[reason] = (tally.forgedRefused[reason] ?? 0) + 1
}

function count(
  { verdict, guarded }: Judged,
  author: Author,
  bytes: Uint8Array,
  room: GuardedRoom,
  tally: LockTally,
): void {
  if (verdict.kind === 'nothing-new') return
  const { about, names } = author.edited(bytes)
  if (verdict.kind !== 'ok' || guarded === undefined) {
    throw new Error(`the gate answered ${JSON.stringify(verdict)} about ${[...names].join()}`)
  }
  tally.honest++
  const isBeside =
    !room.isClosed &&
    !isReaching(names) &&
    ![...room.locked.elements.values()].some((element) => isAbout(about, element))
  if (isBeside) tally.beside++
  if (guarded.kind === 'ok') {
    if (isBeside) tally.besideLetIn++
    return
  }
  const reason = classify(verdict.update, bytes, room, isBeside ? names : undefined)
  if (isBeside && (reason === 'ancestor' || reason === 'content-equal')) tally.beside--
  tally.refused[reason] = (tally.refused[reason] ?? 0) + 1
  if (reason === 'redrawn') tally.redrawn.push([...names].join())
}

function isAbout(about: ReadonlySet<string>, locked: Y.XmlElement): boolean {
  return [...clausesIn(locked)].some(
    (clause) => about.has(clause.getAttribute('id') ?? '') || about.has(handleOf(clause)),
  )
}

/** `beside`: the names of the edits, if they seem to be about other clauses. */
function classify(
  update: ResolvedUpdate,
  bytes: Uint8Array,
  room: GuardedRoom,
  beside: ReadonlySet<string> | undefined,
): RefusalClass {
  if (room.isClosed) return 'closed'
  const kinds = new Set(findTouches(update, room.locked).map(({ kind }) => kind))
  if (isOnly(kinds, ['id', 'sub-clause-id'])) return 'id'
  if (isOnly(kinds, ['removed-above'])) return 'ancestor'
  if (beside === undefined) return tryOut(bytes, room)
  if (kinds.has('removed-above') && REBUILDING.some((name) => beside.has(name))) return 'ancestor'
  if (beside.has(DRAWING) || kinds.has('clause-removed') || kinds.has('attribute')) return 'redrawn'
  // Such as an undo that takes words out of a locked clause and puts the same ones back.
  if (tryOut(bytes, room) === 'content-equal') return 'content-equal'
  throw new Error(`refused without a reason: ${[...kinds].join()}`)
}

function isOnly(kinds: ReadonlySet<TouchKind>, expected: readonly TouchKind[]): boolean {
  return [...kinds].every((kind) => expected.includes(kind))
}

/** What the update would have done to the locked clauses. */
function tryOut(bytes: Uint8Array, { doc, locks }: GuardedRoom): 'inside' | 'ancestor' | 'content-equal' {
  const copy = new Y.Doc()
  copy.getXmlFragment(FRAGMENT)
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  Y.applyUpdate(copy, bytes)
  const prints = clausePrints(copy)
  for (const [id, { print }] of locks) {
    const found = prints.get(id)
    if (found?.length !== 1 || found[0]?.content !== print.content) return 'inside'
  }
  const isRecreated = [...locks.values()].some(
    ({ item }) => Y.getItem(copy.store, Y.createID(item.client, item.clock)).deleted,
  )
  return isRecreated ? 'ancestor' : 'content-equal'
}
