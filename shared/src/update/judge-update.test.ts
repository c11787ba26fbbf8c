import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { FRAGMENT } from '../schema/nodes.ts'
import {
  clause,
  copyOf,
  FIRST,
  idOf,
  SECOND,
  SEEDER,
  smallText,
  textOf,
  updateBy,
} from '../testing/small-text.ts'
import { type HandMadeBlock, type HandMadeStruct, writeUpdate } from '../testing/write-update.ts'
import { judgeUpdate, type Sender, type Verdict } from './judge-update.ts'
import { readUpdate, type StructId } from './read-update.ts'

const ME = 7
const VICTIM = 8
const me: Sender = { owns: (client) => client === ME, mayEdit: true }
const reader: Sender = { ...me, mayEdit: false }

function judge(doc: Y.Doc, bytes: Uint8Array, sender = me): Verdict {
  const read = readUpdate(bytes)
  return read.kind === 'read' ? judgeUpdate(doc, read, sender) : read
}

/** The verdict in a word; an update that is `ok` must leave nothing pending. */
function word(doc: Y.Doc, bytes: Uint8Array, sender = me): string {
  const verdict = judge(doc, bytes, sender)
  if (verdict.kind === 'refused') return verdict.code
  if (verdict.kind === 'ok') {
    const copy = copyOf(doc, 99)
    Y.applyUpdate(copy, bytes)
    expect([copy.store.pendingStructs, copy.store.pendingDs]).toEqual([null, null])
  }
  return verdict.kind
}

/** What a person's copy of the text sends for an edit. */
const edited = (doc: Y.Doc, edit: (doc: Y.Doc) => void, client = ME) => updateBy(copyOf(doc, client), edit)
const mine = (...structs: HandMadeStruct[]): HandMadeBlock => ({ client: ME, clock: 0, structs })
const xmlElement = (name: string, ...children: (Y.XmlElement | Y.XmlText)[]) => {
  const element = new Y.XmlElement(name)
  element.insert(0, children)
  return element
}
const container = (doc: Y.Doc, index: number) => doc.getXmlFragment(FRAGMENT).get(index) as Y.XmlElement

describe('[GT4] a struct counts only under a client id of the sender', () => {
  test('typing under the own id, and under one that nobody has claimed', () => {
    const doc = smallText()
    const bytes = edited(doc, (copy) => textOf(copy, FIRST).insert(0, 'x'))
    expect(word(doc, bytes)).toBe('ok')
    const verdict = judge(doc, bytes, { owns: () => 'unclaimed', mayEdit: true })
    expect(verdict).toMatchObject({ kind: 'ok', claims: [ME] })
  })

  test('typing under another’s id', () => {
    const doc = smallText()
    const bytes = edited(doc, (copy) => textOf(copy, FIRST).insert(0, 'x'), VICTIM)
    expect(word(doc, bytes)).toBe('foreign-client')
  })

  test('a poisoned clock under the victim’s id', () => {
    const poison = writeUpdate([
      { client: VICTIM, clock: 0, structs: [{ content: { kind: 'gone' }, length: 2 ** 20 }] },
    ])
    expect(word(smallText(), poison)).toBe('foreign-client')
  })

  test('another’s structs that the document has already are no claim', () => {
    const doc = smallText()
    expect(word(doc, Y.encodeStateAsUpdate(doc))).toBe('nothing-new')
  })
})

describe('[GT5] nothing ever waits for something else', () => {
  test('a gap in the own clock', () => {
    const doc = smallText()
    const copy = copyOf(doc, ME)
    textOf(copy, FIRST).insert(0, 'first')
    expect(
      word(
        doc,
        updateBy(copy, () => textOf(copy, FIRST).insert(5, 'second')),
      ),
    ).toBe('missing')
  })

  test('a hole', () => {
    const hole = mine({ content: { kind: 'hole' }, length: 2 }, { content: { kind: 'gone' } })
    expect(word(smallText(), writeUpdate([hole]))).toBe('missing')
  })

  test('an unknown origin, right origin and parent', () => {
    const unknown = { client: VICTIM, clock: 3 }
    for (const place of [{ origin: unknown }, { rightOrigin: unknown }, { parent: unknown }]) {
      expect(word(smallText(), writeUpdate([mine({ content: { kind: 'text', text: 'x' }, ...place })]))).toBe(
        'missing',
      )
    }
  })

  test('a deletion of what another has not written yet', () => {
    expect(word(smallText(), writeUpdate([], [{ client: VICTIM, ranges: [[1, 1_000]] }]))).toBe('missing')
    expect(word(smallText(), writeUpdate([], [{ client: SEEDER, ranges: [[0, 1_000]] }]))).toBe('missing')
  })

  test('a thousand updates that wait leave the document as it was', () => {
    const doc = smallText()
    const before = Y.encodeStateAsUpdate(doc)
    for (let client = 1_000; client < 2_000; client++) {
      const bytes = writeUpdate([{ client, clock: 5, structs: [{ content: { kind: 'gone' } }] }])
      expect(word(doc, bytes, { owns: () => 'unclaimed', mayEdit: true })).toBe('missing')
    }
    expect(Y.encodeStateAsUpdate(doc)).toEqual(before)
  })

  test('two own clients that build on each other are taken in the order that Yjs takes them', () => {
    const doc = smallText()
    const [here, there] = [copyOf(doc, ME), copyOf(doc, VICTIM)]
    for (let turn = 0; turn < 6; turn++) {
      const [from, to] = turn % 2 ? [here, there] : [there, here]
      textOf(from, FIRST).insert(turn, `${turn}`)
      Y.applyUpdate(to, Y.encodeStateAsUpdate(from))
    }
    const bytes = Y.encodeStateAsUpdate(here, Y.encodeStateVector(doc))
    expect(word(doc, bytes, { owns: () => true, mayEdit: true })).toBe('ok')
  })
})

test('[GT5] a struct that needs the start of a block which begins too late waits for ever, and is not let in', () => {
  const x = { kind: 'text', text: 'x' } as const
  const needy = mine({ content: x, rightOrigin: { client: VICTIM, clock: 0 } })
  const late = {
    client: VICTIM,
    clock: 1,
    structs: [{ content: x, parent: idOf(textOf(smallText(), FIRST)) }],
  }
  expect(word(smallText(), writeUpdate([needy, late]), { owns: () => true, mayEdit: true })).toBe('missing')
})

test('[GT2] structs whose place Yjs would look for through a whole list, over and over, are too much', () => {
  const doc = smallText()
  const parent = idOf(textOf(doc, FIRST))
  const letters = (client: number) => ({
    client,
    clock: 0,
    structs: Array.from({ length: 6_000 }, () => ({ content: { kind: 'text', text: 'x' }, parent }) as const),
  })
  const bytes = writeUpdate([letters(ME), letters(VICTIM)])
  expect(word(doc, bytes, { owns: () => true, mayEdit: true })).toBe('update-too-large')
})

describe('[GT6] a struct that is known is not applied again, but what it refers to is checked', () => {
  const place = (doc: Y.Doc) => ({ origin: { client: SEEDER, clock: idOf(textOf(doc, FIRST)).clock + 1 } })

  test('known and new in one update', () => {
    const doc = smallText()
    const copy = copyOf(doc, ME)
    textOf(copy, FIRST).insert(0, 'a')
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(copy))
    textOf(copy, FIRST).insert(1, 'b')
    expect(word(doc, Y.encodeStateAsUpdate(copy))).toBe('ok')
  })

  test('a known struct with an unknown origin', () => {
    const doc = smallText()
    Y.applyUpdate(doc, writeUpdate([mine({ content: { kind: 'text', text: 'a' }, ...place(doc) })]))
    const forged = writeUpdate([
      mine({ content: { kind: 'text', text: 'a' }, origin: { client: VICTIM, clock: 9 } }),
    ])
    expect(word(doc, forged)).toBe('missing')
  })

  test('behind a part that is forgotten, nothing goes on: on such a log Yjs throws when it is replayed', () => {
    const doc = smallText()
    const forgotten = idOf(textOf(doc, FIRST))
    const removal = updateBy(doc, () => container(doc, 2).delete(0, 1))
    const gone = writeUpdate([mine({ content: { kind: 'gone' }, length: 2 })])
    const log = [Y.encodeStateAsUpdate(smallText()), removal, gone]
    Y.applyUpdate(doc, gone)
    const bytes = writeUpdate([mine({ content: { kind: 'text', text: 'words' }, parent: forgotten })])
    expect(word(doc, bytes)).toBe('malformed')
    const replay = new Y.Doc()
    const load = () =>
      replay.transact(() => {
        for (const update of [...log, bytes]) Y.applyUpdate(replay, update)
      })
    expect(load).toThrow(TypeError)
  })

  test('a struct that is partly known goes on where it began', () => {
    const doc = smallText()
    Y.applyUpdate(doc, writeUpdate([mine({ content: { kind: 'text', text: 'ab' }, ...place(doc) })]))
    const longer = { content: { kind: 'text', text: 'abcd' } } as const
    expect(word(doc, writeUpdate([mine({ ...longer, ...place(doc) })]))).toBe('ok')
    const elsewhere = idOf(textOf(doc, SECOND))
    expect(word(doc, writeUpdate([mine({ ...longer, parent: elsewhere })]))).toBe('malformed')
  })
})

describe('[GT7] references that no editor makes', () => {
  const x = { kind: 'text', text: 'x' } as const

  test('to the own future, and in a circle', () => {
    const doc = smallText()
    expect(word(doc, writeUpdate([mine({ content: x, origin: { client: ME, clock: 5 } })]))).toBe('malformed')
    expect(word(doc, writeUpdate([mine({ content: x, origin: { client: ME, clock: 0 } })]))).toBe('malformed')
    const circle = [
      mine({ content: x, origin: { client: VICTIM, clock: 0 } }),
      { client: VICTIM, clock: 0, structs: [{ content: x, origin: { client: ME, clock: 0 } }] },
    ]
    expect(word(doc, writeUpdate(circle), { owns: () => true, mayEdit: true })).toBe('malformed')
  })

  test('to neighbours of which one is forgotten: a replay in one piece would put it beside the other', () => {
    const doc = smallText()
    const alive = { client: SEEDER, clock: idOf(textOf(doc, SECOND)).clock + 1 }
    const forgotten = { client: SEEDER, clock: idOf(textOf(doc, FIRST)).clock + 1 }
    const log = [Y.encodeStateAsUpdate(doc), updateBy(doc, () => container(doc, 2).delete(0, 1))]
    const replayed: string[] = []
    for (const neighbours of [
      { origin: alive, rightOrigin: forgotten },
      { origin: forgotten, rightOrigin: alive },
    ]) {
      const bytes = writeUpdate([mine({ content: x, ...neighbours })])
      expect(word(doc, bytes)).toBe('malformed')
      const replay = new Y.Doc()
      replay.transact(() => {
        for (const update of [...log, bytes]) Y.applyUpdate(replay, update)
      })
      replayed.push(textOf(replay, SECOND).toString())
    }
    expect(replayed.filter((text) => text !== textOf(doc, SECOND).toString())).toHaveLength(1)
    const bytes = writeUpdate([mine({ content: x, origin: forgotten })])
    expect(word(doc, bytes)).toBe('ok')
  })

  test('to a parent that is a character', () => {
    const doc = smallText()
    const character = { client: SEEDER, clock: idOf(textOf(doc, FIRST)).clock + 1 }
    expect(word(doc, writeUpdate([mine({ content: x, parent: character })]))).toBe('malformed')
  })

  test('to neighbours of which the right one stands before the left one, or in another list', () => {
    const doc = smallText()
    const [first, second] = [idOf(textOf(doc, FIRST)).clock, idOf(textOf(doc, SECOND)).clock]
    const beside = (left: number, right: number) => {
      const [origin, rightOrigin] = [left, right].map((clock) => ({ client: SEEDER, clock })) as [
        StructId,
        StructId,
      ]
      return word(doc, writeUpdate([mine({ content: x, origin, rightOrigin })]))
    }
    expect(beside(first + 3, first + 4)).toBe('ok')
    expect(beside(first + 3, first + 3)).toBe('malformed')
    expect(beside(first + 4, first + 3)).toBe('malformed')
    expect(beside(first + 3, second + 3)).toBe('malformed')
    const typed = {
      content: { kind: 'text', text: 'abc' },
      origin: { client: SEEDER, clock: first + 3 },
    } as const
    const reversed = { content: x, origin: { client: ME, clock: 2 }, rightOrigin: { client: ME, clock: 1 } }
    expect(word(doc, writeUpdate([mine(typed, reversed)]))).toBe('malformed')
    const before = {
      content: x,
      origin: { client: ME, clock: 2 },
      rightOrigin: { client: SEEDER, clock: first + 2 },
    }
    expect(word(doc, writeUpdate([mine(typed, before)]))).toBe('malformed')
  })

  test('between the two halves of a character: Yjs would destroy it', () => {
    const doc = smallText()
    const first = idOf(textOf(doc, SECOND)).clock + 1
    const half = 'Share '.length + first
    const at = (clock: number) => ({ client: SEEDER, clock })
    expect(word(doc, writeUpdate([mine({ content: x, origin: at(half) })]))).toBe('malformed')
    expect(word(doc, writeUpdate([mine({ content: x, rightOrigin: at(half + 1) })]))).toBe('malformed')
    expect(word(doc, writeUpdate([mine({ content: x, origin: at(half + 1) })]))).toBe('ok')
    expect(word(doc, writeUpdate([], [{ client: SEEDER, ranges: [[half, 1]] }]))).toBe('malformed')
    expect(word(doc, writeUpdate([], [{ client: SEEDER, ranges: [[half, 2]] }]))).toBe('ok')
  })
})

describe('[GT8] the containers stay', () => {
  test('none is deleted or added, nothing stands beside them', () => {
    const doc = smallText()
    const root = (copy: Y.Doc) => copy.getXmlFragment(FRAGMENT)
    expect(
      word(
        doc,
        edited(doc, (copy) => root(copy).delete(0, 4)),
      ),
    ).toBe('forbidden-structure')
    expect(
      word(
        doc,
        edited(doc, (copy) => root(copy).delete(2, 1)),
      ),
    ).toBe('forbidden-structure')
    for (const child of [new Y.XmlElement('clauses'), new Y.XmlElement('script'), new Y.XmlText('x')]) {
      expect(
        word(
          doc,
          edited(doc, (copy) => root(copy).insert(1, [child])),
        ),
      ).toBe('forbidden-structure')
    }
    const attribute = {
      content: { kind: 'attribute', values: ['x'] },
      parent: FRAGMENT,
      parentSub: 'id',
    } as const
    expect(word(doc, writeUpdate([mine(attribute)]))).toBe('forbidden-structure')
  })

  test('no other root is made, not even for a struct that is known', () => {
    const doc = smallText()
    const hidden = (content: HandMadeStruct['content']) => writeUpdate([mine({ content, parent: 'hidden' })])
    expect(word(doc, hidden({ kind: 'text', text: 'x' }))).toBe('forbidden-structure')
    const known = writeUpdate([
      { client: SEEDER, clock: 0, structs: [{ content: { kind: 'text', text: 'x' }, parent: 'hidden' }] },
    ])
    expect(word(doc, known)).toBe('forbidden-structure')
    expect([...doc.share.keys()]).toEqual([FRAGMENT])
  })
})

test('[GT9] elements stand only where the schema lets them', () => {
  const doc = smallText()
  const into = (parent: (copy: Y.Doc) => Y.XmlElement, child: () => Y.XmlElement | Y.XmlText) =>
    word(
      doc,
      edited(doc, (copy) => parent(copy).insert(0, [child()])),
    )
  const clauses = (copy: Y.Doc) => container(copy, 2)
  const first = (copy: Y.Doc) => clause(copy, FIRST)
  expect(into(clauses, () => xmlElement('clause', xmlElement('paragraph', new Y.XmlText('x'))))).toBe('ok')
  expect(into(first, () => xmlElement('subclauses', xmlElement('clause')))).toBe('ok')
  expect(into(clauses, () => xmlElement('paragraph'))).toBe('forbidden-structure')
  expect(into(clauses, () => xmlElement('script'))).toBe('forbidden-structure')
  expect(into(clauses, () => xmlElement('__proto__'))).toBe('forbidden-structure')
  expect(into(clauses, () => xmlElement('clauses'))).toBe('forbidden-structure')
  expect(into(first, () => xmlElement('clause'))).toBe('forbidden-structure')
  expect(into(first, () => new Y.XmlText('x'))).toBe('forbidden-structure')
  expect(
    into(
      (copy) => container(copy, 1),
      () => xmlElement('paragraph'),
    ),
  ).toBe('forbidden-structure')
  expect(
    into(
      (copy) => first(copy).get(0) as Y.XmlElement,
      () => xmlElement('paragraph'),
    ),
  ).toBe('forbidden-structure')
})

test('[GT10] attributes are the schema’s, with right values', () => {
  const doc = smallText()
  const set = (name: string, value: string) =>
    word(
      doc,
      edited(doc, (copy) => clause(copy, FIRST).setAttribute(name, value)),
    )
  expect(set('id', 'renamed000')).toBe('ok')
  expect(set('id', 'Not an id')).toBe('forbidden-structure')
  expect(set('onload', 'alert(1)')).toBe('forbidden-structure')
  expect(set('__proto__', 'x')).toBe('forbidden-structure')
  expect(
    word(
      doc,
      edited(doc, (copy) => container(copy, 0).setAttribute('id', 'renamed000')),
    ),
  ).toBe('forbidden-structure')
  expect(
    word(
      doc,
      edited(doc, (copy) => textOf(copy, FIRST).setAttribute('id', 'renamed000')),
    ),
  ).toBe('forbidden-structure')
})

test('[GT11] marks are those in use, with right attributes and allowed links', () => {
  const doc = smallText()
  const format = (attributes: object) =>
    word(
      doc,
      edited(doc, (copy) => textOf(copy, FIRST).format(0, 3, attributes)),
    )
  expect(format({ bold: {}, italic: {} })).toBe('ok')
  expect(format({ link: { href: 'https://example.org/' } })).toBe('ok')
  expect(format({ link: { href: 'javascript:alert(1)' } })).toBe('forbidden-link')
  expect(format({ link: { href: null } })).toBe('forbidden-link')
  expect(format({ link: { href: 'https://example.org/', target: '_top' } })).toBe('forbidden-mark')
  for (const name of [
    'bracket',
    'insertion',
    'deletion',
    'bracket--Ab12cd34',
    'bold--Ab12cd34',
    'style',
    '__proto__',
  ]) {
    expect([name, format({ [name]: {} })]).toEqual([name, 'forbidden-mark'])
  }
  expect(format({ bold: true })).toBe('forbidden-mark')
  expect(format({ bold: { color: 'red' } })).toBe('forbidden-mark')
})

test('[GT12] control characters and bidi overrides are refused, joiners are not', () => {
  const doc = smallText()
  const type = (text: string) =>
    word(
      doc,
      edited(doc, (copy) => textOf(copy, FIRST).insert(0, text)),
    )
  for (const text of ['a\u0000', '\n', '\u001b[0m', '\u202e', '\u2066', '\ufffe'])
    expect(type(text)).toBe('forbidden-text')
  for (const text of ['a\tb', 'न्\u200dय', 'ไทย', '👍🏽', 'e\u0301']) expect(type(text)).toBe('ok')
})

test('[GT13] nesting has a floor', () => {
  const doc = smallText()
  const nest = (levels: number) =>
    edited(doc, (copy) => {
      let parent = container(copy, 2)
      for (let level = 0; level < levels; level++) {
        const child = new Y.XmlElement(level % 2 === 0 ? 'clause' : 'subclauses')
        parent.insert(0, [child])
        parent = child
      }
    })
  expect(word(doc, nest(31))).toBe('ok')
  expect(word(doc, nest(32))).toBe('too-deep')
  expect(word(doc, nest(5_000))).toBe('too-deep')
  Y.applyUpdate(doc, nest(20))
  const deeper = edited(doc, (copy) => {
    let last = container(copy, 2)
    while (last.get(0) instanceof Y.XmlElement) last = last.get(0) as Y.XmlElement
    last.insert(0, [xmlElement('clause', xmlElement('subclauses', xmlElement('clause')))])
  })
  expect(word(doc, deeper)).toBe('ok')
})

describe('[GT14] who may only read changes nothing', () => {
  test('neither by typing nor by deleting', () => {
    const doc = smallText()
    expect(
      word(
        doc,
        edited(doc, (copy) => textOf(copy, FIRST).insert(0, 'x')),
        reader,
      ),
    ).toBe('read-only')
    expect(
      word(
        doc,
        edited(doc, (copy) => textOf(copy, FIRST).delete(0, 1)),
        reader,
      ),
    ).toBe('read-only')
    expect(word(doc, Y.encodeStateAsUpdate(doc), reader)).toBe('nothing-new')
  })

  test('but a marker that says nothing may go: Yjs removes it by itself', () => {
    const doc = smallText()
    const [one, other] = [copyOf(doc, ME), copyOf(doc, VICTIM)]
    const bolds = [one, other].map((copy) =>
      updateBy(copy, () => textOf(copy, FIRST).format(0, 4, { bold: {} })),
    )
    doc.transact(() => {
      // Until the transaction ends, Yjs has not removed them here.
      for (const bytes of bolds) Y.applyUpdate(doc, bytes)
      const starts = [...liveMarkers(textOf(doc, FIRST))].filter(({ content }) => content.value !== null)
      const without = (markers: typeof starts) =>
        writeUpdate(
          [],
          markers.map(({ id }) => ({ client: id.client, ranges: [[id.clock, 1]] })),
        )
      expect(starts).toHaveLength(2)
      for (const start of starts) expect(word(doc, without([start]), reader)).toBe('ok')
      expect(word(doc, without(starts), reader)).toBe('read-only')
    })
  })
})

function* liveMarkers(text: Y.XmlText): Generator<{ id: Y.ID; content: Y.ContentFormat }> {
  for (let item = text._start; item; item = item.right) {
    const { id, content, deleted } = item
    if (content instanceof Y.ContentFormat && !deleted) yield { id, content }
  }
}

test('[GT15] an update that the document has already is nothing new', () => {
  const doc = smallText()
  const bytes = edited(doc, (copy) => textOf(copy, FIRST).delete(0, 2))
  expect(word(doc, bytes)).toBe('ok')
  Y.applyUpdate(doc, bytes)
  expect(word(doc, bytes)).toBe('nothing-new')
})

test('[GT16] inside an open transaction an update is judged against those before it', () => {
  const doc = smallText()
  const copy = copyOf(doc, ME)
  const updates = [
    updateBy(copy, () => textOf(copy, FIRST).insert(0, 'abc')),
    updateBy(copy, () => textOf(copy, FIRST).insert(3, 'def')),
    updateBy(copy, () => textOf(copy, FIRST).delete(1, 4)),
    updateBy(copy, () => container(copy, 2).delete(0, 1)),
  ]
  const words = doc.transact(() =>
    updates.map((bytes) => {
      const verdict = judge(doc, bytes)
      if (verdict.kind === 'ok') Y.applyUpdate(doc, bytes)
      return verdict.kind
    }),
  )
  expect(words).toEqual(['ok', 'ok', 'ok', 'ok'])
  expect(Y.encodeStateAsUpdate(doc)).toEqual(Y.encodeStateAsUpdate(copy))
})

test('[GT15] a replica that overheard another’s deletions, but not what replaced them, cannot delete for others', () => {
  const doc = smallText()
  const stale = copyOf(doc, ME)
  const writer = copyOf(doc, VICTIM)
  textOf(writer, FIRST).delete(0, 9)
  textOf(writer, FIRST).insert(0, 'Act')
  // The answer to a newer peer's step 1 holds the whole delete set without the structs that the peer has.
  Y.applyUpdate(stale, Y.encodeStateAsUpdate(writer, Y.encodeStateVector(writer)))
  const bytes = Y.encodeStateAsUpdate(stale, Y.encodeStateVector(doc))
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(writer))
  expect(word(doc, bytes)).toBe('nothing-new')
})
