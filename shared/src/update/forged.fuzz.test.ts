// Updates that no editor makes: honest ones with broken bytes, and structs made up of every mistake that we know. Whatever
// the gate lets in leaves nothing pending, throws nothing, lands where the gate said, leaves a text that can be read, and
// says the same when it is replayed.
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { CONTAINERS, FRAGMENT } from '../schema/nodes.ts'
import { type Random, seededRandom } from '../testing/random.ts'
import { copyOf, FIRST, idOf, SECOND, smallText, THIRD, textOf, updateBy } from '../testing/small-text.ts'
import { type HandMadeBlock, type HandMadeStruct, writeUpdate } from '../testing/write-update.ts'
import { judgeUpdate, type Verdict } from './judge-update.ts'
import type { Parent } from './new-struct.ts'
import { readContent } from './read-content.ts'
import { readUpdate, type StructId } from './read-update.ts'
import { replay } from './replay.ts'
import { findSwallowed } from './swallowed.ts'

const TOTAL = process.env.PLENARY_TEST_LONG ? 2_000_000 : 15_000
const UPDATES_PER_TEXT = 200

/** Seeds of texts that once failed from a checkpoint: neighbours between which stood something that one of them was made beside. */
const KEPT_SEEDS: readonly number[] = [509_896, 905_000]

const [MINE, MINE_TOO, OTHERS] = [70, 90, 80]
const sender = { owns: (client: number) => client === MINE || client === MINE_TOO, mayEdit: true }

/** The texts of the three clauses. */
const TEXTS = [FIRST, SECOND, THIRD].map((id) => idOf(textOf(smallText(), id)))

/** A text, and everything that was let into it in order: the server's log. */
interface LoggedText {
  readonly doc: Y.Doc
  readonly log: Uint8Array[]
}

/** A text with a past: deleted and forgotten clauses, marks, words of several clients. */
function textWithPast(random: Random): LoggedText {
  const doc = smallText()
  const log = [Y.encodeStateAsUpdate(doc)]
  for (const client of [OTHERS, MINE]) {
    const copy = copyOf(doc, client)
    copy.on('update', (update: Uint8Array) => log.push(update))
    textOf(copy, FIRST).insert(random.int(5), 'words 𠮷 ')
    textOf(copy, SECOND).format(2, 5, { bold: {} })
    textOf(copy, THIRD).delete(1, 3)
    const clauses = copy.getXmlFragment(FRAGMENT).get(2) as Y.XmlElement
    clauses.insert(1, [clauseToGo()])
    if (random.chance(0.7)) clauses.delete(1, 1)
    if (client === OTHERS && random.chance(0.3)) clauses.delete(random.int(2), 1)
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(copy))
    if (textIsShort(doc)) break
  }
  return { doc, log }
}

/** Whether a clause that the past needs is gone. */
function textIsShort(doc: Y.Doc): boolean {
  return TEXTS.some(({ client, clock }) => Y.getItem(doc.store, Y.createID(client, clock)).deleted)
}

function clauseToGo(): Y.XmlElement {
  const [clause, paragraph, text] = [
    new Y.XmlElement('clause'),
    new Y.XmlElement('paragraph'),
    new Y.XmlText(),
  ]
  clause.insert(0, [paragraph, new Y.XmlElement('paragraph')])
  paragraph.insert(0, [text])
  text.insert(0, 'to be forgotten')
  text.format(3, 2, { bold: {} })
  return clause
}

function honest(doc: Y.Doc, random: Random): Uint8Array {
  const copy = copyOf(doc, random.pick([MINE, MINE_TOO]))
  return updateBy(copy, () => {
    const first = copy.getXmlFragment(FRAGMENT).get(2) as Y.XmlElement
    const clause = first.get(random.int(first.length || 1))
    const draw = random.int(5)
    if (draw === 0 || !(clause instanceof Y.XmlElement)) first.insert(0, [new Y.XmlElement('clause')])
    else if (draw === 1) first.delete(random.int(first.length), 1)
    else {
      const paragraph = new Y.XmlElement('paragraph')
      paragraph.insert(0, [new Y.XmlText('mine')])
      clause.insert(0, [paragraph])
    }
  })
}

function mutated(bytes: Uint8Array, random: Random): Uint8Array {
  const result = [...bytes]
  for (let left = 1 + random.int(3); left > 0; left--) {
    const at = random.int(result.length)
    const draw = random.int(4)
    if (draw === 0) result.splice(at, 1)
    else if (draw === 1) result.splice(at, 0, random.int(256))
    else if (draw === 2) result[at] = random.int(256)
    else result[at] = ((result[at] ?? 0) + random.pick([1, 255, 128, 64])) % 256
  }
  return Uint8Array.from(random.chance(0.05) ? result.slice(0, random.int(result.length)) : result)
}

function someId(doc: Y.Doc, random: Random): StructId {
  const draw = random.int(10)
  if (draw < 2) return random.pick(TEXTS)
  const forgotten = draw < 5 ? someForgotten(doc, random) : undefined
  if (forgotten) return forgotten
  const client = random.pick([...doc.store.clients.keys(), MINE, MINE_TOO, 12_345])
  const state = Y.getState(doc.store, client)
  return { client, clock: draw < 9 ? random.int(state + 1) : state + random.int(4) }
}

function someForgotten(doc: Y.Doc, random: Random): StructId | undefined {
  const structs = random.pick([...doc.store.clients.values()]).filter((struct) => struct instanceof Y.GC)
  if (structs.length === 0) return undefined
  const { id, length } = random.pick(structs)
  return { client: id.client, clock: id.clock + random.int(length) }
}

/** Two ids that stand, or stood, beside each other. */
function somePair(doc: Y.Doc, random: Random): [origin: StructId, rightOrigin: StructId | null] {
  const id = someId(doc, random)
  const state = Y.getState(doc.store, id.client)
  if (id.clock >= state) return [id, null]
  const item = Y.getItem(doc.store, Y.createID(id.client, id.clock)) as Y.Item | Y.GC
  const isWithin = id.clock + 1 < item.id.clock + item.length
  if (isWithin || item instanceof Y.GC) return [id, { client: id.client, clock: id.clock + 1 }]
  return [id, item.right?.id ?? null]
}

function someStruct(doc: Y.Doc, random: Random): HandMadeStruct {
  const content = random.pick<HandMadeStruct['content']>([
    { kind: 'text', text: random.pick(['x', 'words', '𠮷', 'a\u0000']) },
    { kind: 'text', text: 'typed' },
    {
      kind: 'format',
      key: random.pick(['bold', 'link', 'bracket--Ab12cd34']),
      value: random.pick([null, {}, 1]),
    },
    { kind: 'element', name: random.pick(['clause', 'paragraph', 'subclauses', 'title', 'script']) },
    { kind: 'xml-text' },
    { kind: 'attribute', values: [random.pick(['forgedid00', 'Bad', FIRST])] },
    { kind: 'deleted' },
    { kind: 'gone' },
    { kind: 'hole' },
    { kind: 'raw', ref: random.int(32), bytes: [...random.bytes(random.int(4))] },
  ])
  const draw = random.int(6)
  const [left, right] = draw > 3 ? somePair(doc, random) : [someId(doc, random), someId(doc, random)]
  return {
    content,
    length: random.int(4) || 2 ** random.int(12),
    origin: draw < 2 || draw > 3 ? left : null,
    rightOrigin: draw === 1 || draw === 2 || draw > 3 ? right : null,
    parent: random.chance(0.05) ? random.pick([FRAGMENT, 'hidden']) : someId(doc, random),
    parentSub: random.chance(0.15) ? random.pick(['id', 'style', '__proto__']) : null,
  }
}

function synthesised(doc: Y.Doc, random: Random): Uint8Array {
  const clients = random.pick([[MINE], [MINE_TOO], [MINE, MINE_TOO], [OTHERS], [MINE, OTHERS]])
  const blocks = clients.map((client): HandMadeBlock => {
    const state = Y.getState(doc.store, client)
    const clock = random.chance(0.7) ? state : Math.max(0, state + random.int(5) - 3)
    return {
      client,
      clock,
      structs: Array.from({ length: 1 + random.int(4) }, () => someStruct(doc, random)),
    }
  })
  const deletions = random.chance(0.7)
    ? []
    : [{ client: someId(doc, random).client, ranges: [[random.int(60), 1 + random.int(8)]] as const }]
  return writeUpdate(blocks, deletions)
}

/** The law: applies what was let in, and looks at everything that could have gone wrong. */
function applyLawfully(doc: Y.Doc, bytes: Uint8Array, verdict: Verdict & { kind: 'ok' }): void {
  findSwallowed(verdict.update)
  const parents = verdict.update.structs.map(({ parent }) => parent)
  Y.applyUpdate(doc, bytes)
  expect([doc.store.pendingStructs, doc.store.pendingDs]).toEqual([null, null])
  expect([...doc.share.keys()]).toEqual([FRAGMENT])
  const containers = doc.getXmlFragment(FRAGMENT).toArray()
  expect(containers.map((child) => (child as Y.XmlElement).nodeName)).toEqual([...CONTAINERS])
  readContent(doc)
  verdict.update.structs.forEach(({ client, clock }, index) => {
    const item = Y.getItem(doc.store, Y.createID(client, clock)) as Y.Item | Y.GC
    if (item instanceof Y.Item) expect(isSameParent(item.parent, parents[index] ?? null)).toBe(true)
  })
}

function isSameParent(actual: Y.Item['parent'], predicted: Parent): boolean {
  if (predicted === null || predicted instanceof Y.AbstractType) return actual === predicted
  const item = (actual as Y.AbstractType<unknown>)._item
  return item?.id.client === predicted.client && item.id.clock === predicted.clock
}

function attackText(seed: number, updates: number, tally: Record<string, number>): void {
  const random = seededRandom(seed)
  const text = textWithPast(random)
  for (let left = updates; left > 0; ) {
    const model = honest(text.doc, random)
    for (let inModel = Math.min(left, 10); inModel > 0; ) {
      const inBatch = Math.min(inModel, 1 + random.int(4))
      inOneBatch(text, () => {
        for (let next = 0; next < inBatch; next++) attackOnce(text, model, random, tally)
      })
      inModel -= inBatch
      left -= inBatch
    }
  }
  expectReplaysEqual(text)
}

/** One transaction, as the server makes it of one batch: what the document tidies up behind it goes into the log too. */
function inOneBatch({ doc, log }: LoggedText, batch: () => void): void {
  const updates: Uint8Array[] = []
  const record = (update: Uint8Array) => updates.push(update)
  doc.on('update', record)
  doc.transact(batch)
  doc.off('update', record)
  log.push(...updates.slice(1))
}

function attackOnce(
  { doc, log }: LoggedText,
  model: Uint8Array,
  random: Random,
  tally: Record<string, number>,
): void {
  const draw = random.int(20)
  let bytes = model
  if (draw < 7) bytes = mutated(model, random)
  else if (draw === 7) bytes = mutated(Y.encodeStateAsUpdate(doc), random)
  else if (draw > 8) bytes = synthesised(doc, random)
  const read = readUpdate(bytes)
  const verdict: Verdict = read.kind === 'read' ? judgeUpdate(doc, read, sender) : read
  const name = verdict.kind === 'refused' ? verdict.code : verdict.kind
  tally[name] = (tally[name] ?? 0) + 1
  if (verdict.kind === 'ok') {
    applyLawfully(doc, bytes, verdict)
    log.push(bytes)
  }
  if (verdict.kind === 'nothing-new') expect(effectOf(bytes, doc)).toBe('nothing')
  // A hole at the end is the only thing that Yjs does not wait for and the gate does.
  if (verdict.kind === 'missing' && !hasHole(read) && random.chance(0.1)) {
    expect(effectOf(bytes, doc)).toBe('waits or throws')
  }
}

/** The law of the log: however it is replayed, the text is the one that stood on the server. */
function expectReplaysEqual({ doc, log }: LoggedText): void {
  const replays = {
    'as the server loads it': replayed((doc) => replay(doc, log)),
    'in one piece': replayed((doc) => doc.transact(() => applyAll(doc, log))),
    'one by one': replayed((doc) => applyAll(doc, log)),
    'from a checkpoint': replayed((copy) => applyAll(copy, [Y.encodeStateAsUpdate(doc)])),
  }
  for (const [way, copy] of Object.entries(replays)) {
    expect([way, copy.store.pendingStructs, copy.store.pendingDs]).toEqual([way, null, null])
    expect([way, stateOf(copy)]).toEqual([way, stateOf(doc)])
    expect([way, readContent(copy)]).toEqual([way, readContent(doc)])
  }
}

function replayed(load: (doc: Y.Doc) => void): Y.Doc {
  const doc = new Y.Doc()
  doc.getXmlFragment(FRAGMENT)
  load(doc)
  return doc
}

function applyAll(doc: Y.Doc, updates: readonly Uint8Array[]): void {
  for (const update of updates) Y.applyUpdate(doc, update)
}

function stateOf(doc: Y.Doc): Record<string, number> {
  return Object.fromEntries(Y.decodeStateVector(Y.encodeStateVector(doc)))
}

function hasHole(read: ReturnType<typeof readUpdate>): boolean {
  return (
    read.kind === 'read' &&
    read.blocks.some(({ structs }) => structs.some(({ content }) => content.kind === 'hole'))
  )
}

/** What Yjs would make of an update. */
function effectOf(bytes: Uint8Array, doc: Y.Doc): 'nothing' | 'something' | 'waits or throws' {
  const clone = new Y.Doc()
  clone.getXmlFragment(FRAGMENT)
  Y.applyUpdate(clone, Y.encodeStateAsUpdate(doc))
  const before = Y.encodeStateAsUpdate(clone)
  try {
    Y.applyUpdate(clone, bytes)
  } catch {
    return 'waits or throws'
  }
  if (clone.store.pendingStructs !== null || clone.store.pendingDs !== null) return 'waits or throws'
  const after = Y.encodeStateAsUpdate(clone)
  return before.length === after.length && before.every((byte, index) => byte === after[index])
    ? 'nothing'
    : 'something'
}

test(`[GT22] ${TOTAL} forged updates: nothing thrown, nothing pending, nothing unreadable, and every replay says the same`, {
  timeout: TOTAL * 10,
}, () => {
  const first = Date.now() % 1_000_000
  const texts = TOTAL / UPDATES_PER_TEXT
  const tally: Record<string, number> = {}
  for (const seed of [...KEPT_SEEDS, ...Array.from({ length: texts }, (_, index) => first + index)]) {
    try {
      attackText(seed, UPDATES_PER_TEXT, tally)
    } catch (error) {
      throw new Error(`seed ${seed}`, { cause: error })
    }
  }
  process.stdout.write(`[GT22] seeds ${first}–${first + texts - 1}: ${JSON.stringify(tally)}\n`)
})
