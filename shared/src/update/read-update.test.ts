import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { clause, copyOf, FIRST, SEEDER, smallText, textOf, updateBy } from '../testing/small-text.ts'
import { type HandMadeStruct, type RawContent, writeUpdate } from '../testing/write-update.ts'
import { readUpdate, UPDATE_BOUNDS } from './read-update.ts'

const code = (bytes: Uint8Array, bounds = UPDATE_BOUNDS) => {
  const read = readUpdate(bytes, bounds)
  return read.kind === 'refused' ? read.code : read.kind
}
const typed = () => updateBy(copyOf(smallText(), 7), (doc) => textOf(doc, FIRST).insert(0, 'Do '))
const one = (struct: HandMadeStruct) => writeUpdate([{ client: 7, clock: 0, structs: [struct] }])

test('[GT1] what Yjs writes is read as Yjs reads it', () => {
  const doc = copyOf(smallText(), 7)
  textOf(doc, FIRST).format(0, 4, { link: { href: 'https://example.org' } })
  textOf(doc, FIRST).delete(2, 3)
  clause(doc, FIRST).setAttribute('id', 'renamed000')
  const bytes = Y.encodeStateAsUpdate(doc)
  const read = readUpdate(bytes)
  if (read.kind !== 'read') throw new Error(read.code)
  const theirs = Y.decodeUpdate(bytes)
  const ids = read.blocks.flatMap(({ structs }) =>
    structs.map(({ client, clock, length }) => [client, clock, length]),
  )
  expect(ids).toEqual(theirs.structs.map(({ id, length }) => [id.client, id.clock, length]))
  const ranges = [...read.deletions].map(([client, list]) => [
    client,
    list.map(({ clock, end }) => [clock, end - clock]),
  ])
  expect(ranges).toEqual(
    [...theirs.ds.clients].map(([client, list]) => [client, list.map(({ clock, len }) => [clock, len])]),
  )
})

describe('[GT1] bytes that are not exactly one version 1 update are malformed', () => {
  test('every truncation of an update', () => {
    const bytes = typed()
    for (let length = 0; length < bytes.length; length++)
      expect(code(bytes.slice(0, length))).toBe('malformed')
  })

  test('trailing bytes', () => {
    expect(code(new Uint8Array([...typed(), 0]))).toBe('malformed')
  })

  test('version 2', () => {
    expect(code(Y.convertUpdateFormatV1ToV2(typed()))).toBe('malformed')
    expect(code(Y.convertUpdateFormatV1ToV2(Y.encodeStateAsUpdate(smallText())))).toBe('malformed')
  })

  test('the same client twice, among structs and among deletions', () => {
    const block = { client: 7, clock: 0, structs: [{ content: { kind: 'gone' } as const }] }
    expect(code(writeUpdate([block, { ...block, clock: 1 }]))).toBe('malformed')
    const deletion = { client: 7, ranges: [[0, 1]] as const }
    expect(code(writeUpdate([], [deletion, deletion]))).toBe('malformed')
  })

  test('counts that lie, and a claim of two thousand million structs costs nothing', () => {
    const structs = [{ content: { kind: 'gone' } as const }]
    expect(code(writeUpdate([{ client: 7, clock: 0, structs, claimed: 2 }]))).toBe('malformed')
    expect(code(writeUpdate([{ client: 7, clock: 0, structs, claimed: 2 ** 31 }]))).toBe('malformed')
    expect(code(writeUpdate([{ client: 7, clock: 0, structs: [] }]))).toBe('malformed')
    expect(code(writeUpdate([], [{ client: 7, ranges: [] }]))).toBe('malformed')
  })

  test('structs and deletions without length', () => {
    expect(code(one({ content: { kind: 'gone' }, length: 0 }))).toBe('malformed')
    expect(code(one({ content: { kind: 'text', text: '' }, parent: 'declaration' }))).toBe('malformed')
    expect(code(writeUpdate([], [{ client: 7, ranges: [[0, 0]] }]))).toBe('malformed')
  })

  test('deletions out of order or overlapping', () => {
    expect(
      code(
        writeUpdate(
          [],
          [
            {
              client: 7,
              ranges: [
                [5, 1],
                [0, 1],
              ],
            },
          ],
        ),
      ),
    ).toBe('malformed')
    expect(
      code(
        writeUpdate(
          [],
          [
            {
              client: 7,
              ranges: [
                [0, 5],
                [4, 1],
              ],
            },
          ],
        ),
      ),
    ).toBe('malformed')
  })

  test('clocks and clients beyond what Yjs draws: the poisoned clock, the deletion of the future', () => {
    expect(code(one({ content: { kind: 'gone' }, length: 2 ** 31 }))).toBe('malformed')
    expect(code(writeUpdate([], [{ client: 7, ranges: [[1, 2 ** 40]] }]))).toBe('malformed')
    expect(code(writeUpdate([], [{ client: 2 ** 32, ranges: [[0, 1]] }]))).toBe('malformed')
  })

  test('text that is not UTF-8, formats that are not JSON', () => {
    const halfCharacter: RawContent = { kind: 'raw', ref: 4, bytes: [2, 0xf0, 0x9f] }
    expect(code(one({ content: halfCharacter, parent: { client: SEEDER, clock: 0 } }))).toBe('malformed')
    const notJson: RawContent = { kind: 'raw', ref: 6, bytes: [1, 0x61, 1, 0x7b] }
    expect(code(one({ content: notJson, parent: { client: SEEDER, clock: 0 } }))).toBe('malformed')
  })

  test('unknown kinds of content and of type', () => {
    for (const ref of [11, 17, 31]) {
      expect(code(one({ content: { kind: 'raw', ref, bytes: [1, 0] }, parent: 'declaration' }))).toBe(
        'malformed',
      )
    }
    expect(code(one({ content: { kind: 'raw', ref: 7, bytes: [9] }, parent: 'declaration' }))).toBe(
      'malformed',
    )
  })
})

test('[GT2] too much of anything is refused before it is read', () => {
  const bytes = Y.encodeStateAsUpdate(smallText())
  for (const bound of ['bytes', 'structs', 'clients'] as const) {
    expect(code(bytes, { ...UPDATE_BOUNDS, [bound]: 0 })).toBe('update-too-large')
  }
  const deletion = writeUpdate(
    [],
    [
      {
        client: 7,
        ranges: [
          [0, 1],
          [2, 1],
        ],
      },
    ],
  )
  expect(code(deletion, { ...UPDATE_BOUNDS, deletions: 1 })).toBe('update-too-large')
})

test('[GT3] content that a declaration never has is refused unread', () => {
  const make = (edit: (doc: Y.Doc) => void) => {
    const doc = new Y.Doc()
    edit(doc)
    return Y.encodeStateAsUpdate(doc)
  }
  const attempts: Record<string, Uint8Array> = {
    subdocument: make((doc) => doc.getMap('m').set('k', new Y.Doc())),
    map: make((doc) => doc.getArray('a').insert(0, [new Y.Map()])),
    array: make((doc) => doc.getArray('a').insert(0, [new Y.Array()])),
    text: make((doc) => doc.getArray('a').insert(0, [new Y.Text()])),
    fragment: make((doc) => doc.getArray('a').insert(0, [new Y.XmlFragment()])),
    hook: make((doc) => doc.getArray('a').insert(0, [new Y.XmlHook('hook')])),
    embed: make((doc) => doc.getText('t').insertEmbed(0, { image: 'x' })),
    binary: make((doc) => doc.getMap('m').set('k', new Uint8Array(3))),
    object: make((doc) => doc.getMap('m').set('k', { ['__proto__']: { isAdmin: true } })),
    number: make((doc) => doc.getMap('m').set('k', 1)),
    json: one({ content: { kind: 'raw', ref: 2, bytes: [1, 2, 0x31, 0x31] }, parent: 'declaration' }),
  }
  for (const [name, bytes] of Object.entries(attempts))
    expect([name, code(bytes)]).toEqual([name, 'forbidden-structure'])
})
