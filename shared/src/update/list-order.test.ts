import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { copyOf, FIRST, idOf, SEEDER, smallText, textOf, updateBy } from '../testing/small-text.ts'
import { type HandMadeStruct, writeUpdate } from '../testing/write-update.ts'
import { judgeUpdate } from './judge-update.ts'
import { readUpdate, type StructId } from './read-update.ts'

const [ME, OTHER] = [70, 80]
const x = { kind: 'text', text: 'x' } as const

/** The id of a letter of “Cooperate”. */
const at = (index: number): StructId => ({
  client: SEEDER,
  clock: idOf(textOf(smallText(), FIRST)).clock + 1 + index,
})
const mine = (clock: number): StructId => ({ client: ME, clock })

function word(doc: Y.Doc, ...structs: HandMadeStruct[]): string {
  return wordAbout(doc, writeUpdate([{ client: ME, clock: Y.getState(doc.store, ME), structs }]))
}

function wordAbout(doc: Y.Doc, bytes: Uint8Array): string {
  const read = readUpdate(bytes)
  const verdict = read.kind === 'read' ? judgeUpdate(doc, read, { owns: () => true, mayEdit: true }) : read
  return verdict.kind === 'refused' ? verdict.code : verdict.kind
}

test('[GT7] of neighbours, none was made beside something that stands between them', () => {
  const doc = smallText()
  expect(word(doc, { content: x, origin: at(3), rightOrigin: at(4) })).toBe('ok')
  expect(word(doc, { content: x, rightOrigin: at(4) })).toBe('malformed')
  expect(word(doc, { content: x, origin: at(2), rightOrigin: at(4) })).toBe('malformed')
  const between = updateBy(copyOf(doc, OTHER), (copy) => textOf(copy, FIRST).insert(4, 'ab'))
  Y.applyUpdate(doc, between)
  const theirs = (clock: number) => ({ client: OTHER, clock })
  expect(word(doc, { content: x, origin: at(3), rightOrigin: at(4) })).toBe('ok')
  expect(word(doc, { content: x, origin: theirs(0), rightOrigin: at(4) })).toBe('ok')
  expect(word(doc, { content: x, origin: theirs(1), rightOrigin: at(5) })).toBe('malformed')
  expect(word(doc, { content: x, origin: at(2), rightOrigin: theirs(0) })).toBe('malformed')
  expect(word(doc, { content: x, origin: theirs(1) })).toBe('malformed')
})

test('[GT7] that holds among what an update itself brings, too', () => {
  const doc = smallText()
  const typed = { content: { kind: 'text', text: 'abc' }, origin: at(3), rightOrigin: at(4) } as const
  expect(word(doc, typed, { content: x, origin: mine(0), rightOrigin: mine(1) })).toBe('ok')
  expect(word(doc, typed, { content: x, origin: mine(0), rightOrigin: mine(2) })).toBe('malformed')
  expect(word(doc, typed, { content: x, origin: at(3), rightOrigin: mine(0) })).toBe('ok')
  expect(word(doc, typed, { content: x, origin: at(2), rightOrigin: mine(0) })).toBe('malformed')
  expect(word(doc, typed, { content: x, origin: mine(2), rightOrigin: at(5) })).toBe('malformed')
  const before = { content: x, origin: at(3), rightOrigin: mine(0) } as const
  expect(word(doc, typed, before, { content: x, origin: mine(3), rightOrigin: mine(0) })).toBe('ok')
  expect(word(doc, typed, before, { content: x, origin: mine(0), rightOrigin: mine(3) })).toBe('malformed')
})

test('[GT6] what goes on behind a known part stands between that part and its right neighbour', () => {
  const doc = smallText()
  const typed = { content: { kind: 'text', text: 'ab' }, origin: at(3), rightOrigin: at(4) } as const
  Y.applyUpdate(doc, writeUpdate([{ client: ME, clock: 0, structs: [typed] }]))
  const longer = { ...typed, content: { kind: 'text', text: 'abcd' } } as const
  const again = (struct: HandMadeStruct) =>
    wordAbout(doc, writeUpdate([{ client: ME, clock: 0, structs: [struct] }]))
  expect(again(longer)).toBe('ok')
  expect(again({ ...longer, rightOrigin: mine(0) })).toBe('malformed')
})

test('[GT24] a thousand letters that somebody put offline before each other, where others put two hundred, are let in', () => {
  const doc = smallText()
  const [offline, others] = [copyOf(doc, ME), copyOf(doc, OTHER)]
  for (let letter = 0; letter < 200; letter++) textOf(others, FIRST).insert(3, 'y')
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(others))
  const written = updateBy(offline, () => {
    for (let letter = 0; letter < 1_000; letter++) textOf(offline, FIRST).insert(3, 'x')
  })
  expect(wordAbout(doc, written)).toBe('ok')
})
