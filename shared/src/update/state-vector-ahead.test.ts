import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { copyOf, FIRST, smallText, textOf } from '../testing/small-text.ts'
import { stateVectorAhead } from './state-vector-ahead.ts'

const ME = 7
const STRANGER = 8
const owns = (client: number) => (client === ME ? true : client === STRANGER ? false : 'unclaimed')

test('[GT18] a state vector may be behind, equal, or ahead by the own structs', () => {
  const doc = smallText()
  const copy = copyOf(doc, ME)
  for (const vector of [new Uint8Array([0]), Y.encodeStateVector(doc)]) {
    expect(stateVectorAhead(doc, vector, owns)).toEqual({ kind: 'ok', unclaimed: [] })
  }
  textOf(copy, FIRST).insert(0, 'offline')
  expect(stateVectorAhead(doc, Y.encodeStateVector(copy), owns)).toEqual({ kind: 'ok', unclaimed: [] })
  const unclaimed = copyOf(doc, 9)
  textOf(unclaimed, FIRST).insert(0, 'offline')
  expect(stateVectorAhead(doc, Y.encodeStateVector(unclaimed), owns)).toEqual({ kind: 'ok', unclaimed: [9] })
})

test('[GT18] a replica of another epoch has structs of others that this text never had', () => {
  const doc = smallText()
  const other = copyOf(doc, STRANGER)
  textOf(other, FIRST).insert(0, 'before the backup')
  expect(stateVectorAhead(doc, Y.encodeStateVector(other), owns)).toEqual({ kind: 'refused', code: 'epoch' })
})

test('[GT18] bytes that are not a state vector, and more clients than a person has', () => {
  const doc = smallText()
  const vector = Y.encodeStateVector(doc)
  const broken = [
    vector.slice(0, -1),
    new Uint8Array([...vector, 0]),
    new Uint8Array(),
    new Uint8Array([2, 1, 1, 1, 1]),
  ]
  for (const bytes of [...broken, new Uint8Array([255, 255, 255, 255, 127, 1, 1])]) {
    expect(stateVectorAhead(doc, bytes, owns)).toEqual({ kind: 'refused', code: 'malformed' })
  }
  const many = new Map(Array.from({ length: 1_001 }, (_, index) => [1_000 + index, 5]))
  expect(stateVectorAhead(doc, Y.encodeStateVector(many), owns)).toEqual({
    kind: 'refused',
    code: 'too-many-clients',
  })
})
