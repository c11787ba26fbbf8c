// Somebody who writes updates by hand to change what is locked: bytes that no editor makes, and honest ones broken.
import * as Y from 'yjs'
import { newClauseId } from '../ids.ts'
import { FRAGMENT } from '../schema/nodes.ts'
import type { LockedItems } from '../update/locked-items.ts'
import type { YType } from '../update/new-struct.ts'
import type { StructId } from '../update/read-update.ts'
import { clausesIn } from './clause-prints.ts'
import type { Random } from './random.ts'
import { copyOf, updateBy } from './small-text.ts'
import { type HandMadeDeletion, type HandMadeStruct, writeUpdate } from './write-update.ts'

/** The client ids that are the attacker's. */
export const ATTACKERS = [900_001, 900_002] as const

/** What the attacker aims at: a locked clause, with everything in it, living or dead. */
interface Target {
  readonly doc: Y.Doc
  readonly random: Random
  readonly client: number
  readonly clock: number
  readonly clause: Y.XmlElement
  readonly clauses: readonly Y.XmlElement[]
  readonly items: readonly Y.Item[]
}

type Attack = (target: Target) => Uint8Array

const ATTACKS: Record<string, Attack> = {
  'add text': (target) => own(target, [addedText(target)]),
  'add text and delete a part': (target) =>
    own(
      target,
      [{ ...addedText(target), content: { kind: 'text', text: 'abc' } }],
      [[target.random.int(2), 1]],
    ),
  'add a marker': (target) =>
    own(target, [{ ...addedText(target), content: { kind: 'format', key: 'bold', value: {} } }]),
  'add an element': ({ random, ...target }) => {
    const name = random.pick(['paragraph', 'subclauses', 'clause'])
    const parent = random.pick(target.clauses)
    return own({ random, ...target }, [{ content: { kind: 'element', name }, parent: itemId(parent) }])
  },
  'set the id': (target) => own(target, [idSetIn(target)]),
  'set the id and delete it': (target) => own(target, [idSetIn(target)], [[0, 1]]),
  'put something deleted in the id’s place': (target) =>
    own(target, [{ ...idSetIn(target), content: { kind: 'deleted' }, length: 1 }]),
  'delete something': ({ items, random }) => {
    const item = random.pick(items)
    const offset = random.int(item.length)
    return deletionOf(item.id.client, item.id.clock + offset, 1 + random.int(item.length - offset))
  },
  'delete a marker': ({ items, random, ...target }) => {
    const markers = items.filter(({ content, deleted }) => content instanceof Y.ContentFormat && !deleted)
    if (markers.length === 0)
      return own({ items, random, ...target }, [addedText({ items, random, ...target })])
    const { client, clock } = random.pick(markers).id
    return deletionOf(client, clock, 1)
  },
  'delete the clause': ({ clause }) => deletionOf(itemId(clause).client, itemId(clause).clock, 1),
  'delete what is above it': ({ clause, random }) => {
    const above: StructId[] = []
    for (let type = clause.parent; type?._item; type = type._item.parent as Y.XmlElement) {
      above.push(type._item.id)
    }
    const { client, clock } = random.pick(above.length > 1 ? above.slice(0, -1) : above)
    return deletionOf(client, clock, 1)
  },
  'make another clause of its id': (target) => {
    const { doc, random, client, clock } = target
    const clauses = doc.getXmlFragment(FRAGMENT).get(2) as Y.XmlElement
    const first = clauses._start
    const place = first && random.chance(0.5) ? { rightOrigin: first.id } : { parent: itemId(clauses) }
    return own(target, [
      { content: { kind: 'element', name: 'clause' }, ...place },
      { content: idsOf(target), parent: { client, clock }, parentSub: 'id' },
    ])
  },
  'rename another clause': (target) => {
    const { doc, random } = target
    const other = random.pick([...clausesIn(doc.getXmlFragment(FRAGMENT))])
    return own(target, [{ content: idsOf(target), ...idPlace(other) }])
  },
  anything: (target) => {
    const { random } = target
    const structs = Array.from({ length: 1 + random.int(3) }, () => someStruct(target))
    const deletions = random.chance(0.5) ? [[random.int(4), 1 + random.int(3)] as const] : []
    return own({ ...target, clock: Math.max(0, target.clock - random.int(3)) }, structs, deletions)
  },
  'break an honest update': (target) => mutated(honest(target), target.random),
}

export const ATTACK_NAMES = Object.keys(ATTACKS)

/** An update against one of the locked clauses, and what it tries. */
export function attack(
  doc: Y.Doc,
  locked: LockedItems,
  random: Random,
): { name: string; bytes: Uint8Array } | undefined {
  if (locked.elements.size === 0) return undefined
  const clause = random.pick([...locked.elements.values()])
  const client = random.pick(ATTACKERS)
  const clock = Y.getState(doc.store, client)
  const clauses = [...clausesIn(clause)]
  const name = random.pick(ATTACK_NAMES)
  const target = { doc, random, client, clock, clause, clauses, items: itemsIn(clause) }
  return { name, bytes: (ATTACKS[name] as Attack)(target) }
}

function own(
  { client, clock }: Target,
  structs: readonly HandMadeStruct[],
  ranges: readonly (readonly [offset: number, length: number])[] = [],
): Uint8Array {
  const deletion = { client, ranges: ranges.map(([offset, length]) => [clock + offset, length] as const) }
  return writeUpdate([{ client, clock, structs }], ranges.length > 0 ? [deletion] : [])
}

function deletionOf(client: number, clock: number, length: number): Uint8Array {
  const deletion: HandMadeDeletion = { client, ranges: [[clock, length]] }
  return writeUpdate([], [deletion])
}

function addedText({ items, clause, random }: Target): HandMadeStruct {
  const content = { kind: 'text', text: 'forged' } as const
  const inText = items.filter(({ parent }) => parent instanceof Y.XmlText)
  if (inText.length === 0) return { content: { kind: 'xml-text' }, parent: itemId(clause) }
  const { parent, lastId, id } = random.pick(inText)
  const place = random.int(3)
  if (place === 0) return { content, parent: itemId(parent as Y.XmlText) }
  return place === 1 ? { content, origin: lastId } : { content, rightOrigin: id }
}

function idSetIn(target: Target): HandMadeStruct {
  const { random, clauses } = target
  const values = random.chance(0.5) ? [newClauseId(random.bytes)] : idsOf(target).values
  return { content: { kind: 'attribute', values }, ...idPlace(random.pick(clauses)) }
}

/** Where the next value of the clause's id stands. */
function idPlace(clause: Y.XmlElement): Pick<HandMadeStruct, 'origin' | 'parent' | 'parentSub'> {
  const before = clause._map.get('id')
  return before ? { origin: before.lastId, parentSub: 'id' } : { parent: itemId(clause), parentSub: 'id' }
}

/** Ids of the locked clause and its sub-clauses, alone or behind another. */
function idsOf({ random, clauses }: Target): { kind: 'attribute'; values: string[] } {
  const id = random.pick(clauses).getAttribute('id') ?? ''
  return { kind: 'attribute', values: random.chance(0.3) ? [newClauseId(random.bytes), id] : [id] }
}

function someStruct(target: Target): HandMadeStruct {
  const { random, items, doc, clock, client } = target
  const someId = (): StructId => {
    if (random.chance(0.2)) return { client, clock: clock + random.int(3) }
    if (random.chance(0.7)) return random.pick(items).id
    const other = random.pick([...doc.store.clients.keys()])
    return { client: other, clock: random.int(Y.getState(doc.store, other)) }
  }
  const content = random.pick<HandMadeStruct['content']>([
    { kind: 'text', text: 'x' },
    { kind: 'text', text: 'words 𠮷' },
    { kind: 'format', key: random.pick(['bold', 'italic']), value: random.pick([null, {}]) },
    { kind: 'element', name: random.pick(['clause', 'paragraph', 'subclauses']) },
    { kind: 'xml-text' },
    idsOf(target),
    { kind: 'deleted' },
    { kind: 'gone' },
  ])
  const draw = random.int(4)
  return {
    content,
    length: 1 + random.int(3),
    origin: draw < 2 ? someId() : null,
    rightOrigin: draw === 1 || draw === 2 ? someId() : null,
    parent: someId(),
    parentSub: content.kind === 'attribute' || random.chance(0.1) ? 'id' : null,
  }
}

/** What a copy of the text sends when everything may be written. */
function honest({ doc, random, client, clause }: Target): Uint8Array {
  const copy = copyOf(doc, client)
  return updateBy(copy, () => {
    const clauses = copy.getXmlFragment(FRAGMENT).get(2) as Y.XmlElement
    const aimed = [...clausesIn(clauses)].find(
      (each) => each.getAttribute('id') === clause.getAttribute('id'),
    )
    const place = aimed && random.chance(0.5) ? aimed : clauses
    if (random.chance(0.3)) place.delete(random.int(place.length || 1), place.length > 0 ? 1 : 0)
    else {
      const child = new Y.XmlElement(place === clauses ? 'clause' : 'paragraph')
      place.insert(random.int(place.length + 1), [child])
      if (place === clauses) child.setAttribute('id', newClauseId(random.bytes))
      else child.insert(0, [new Y.XmlText('mine')])
    }
  })
}

function mutated(bytes: Uint8Array, random: Random): Uint8Array {
  const result = [...bytes]
  for (let left = 1 + random.int(2); left > 0; left--) {
    const at = random.int(result.length)
    if (random.chance(0.2)) result.splice(at, 1)
    else result[at] = ((result[at] ?? 0) + random.pick([1, 2, 255, 128])) % 256
  }
  return Uint8Array.from(result)
}

/** Everything below, dead items and attributes too. */
function itemsIn(type: YType): Y.Item[] {
  const items = [...type._map.values()]
  for (let item = type._start; item !== null; item = item.right) {
    items.push(item)
    if (item.content instanceof Y.ContentType) items.push(...itemsIn(item.content.type as YType))
  }
  return items
}

function itemId(type: YType): StructId {
  if (type._item === null) throw new Error('a root has no id')
  return type._item.id
}
