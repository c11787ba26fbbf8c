import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { FRAGMENT } from '../schema/nodes.ts'
import {
  clause,
  copyOf,
  FIRST,
  idOf,
  SECOND,
  smallText,
  THIRD,
  textOf,
  updateBy,
} from '../testing/small-text.ts'
import { type HandMadeDeletion, type HandMadeStruct, writeUpdate } from '../testing/write-update.ts'
import { clausesOf, findTouches, judgeLocks } from './judge-locks.ts'
import { judgeUpdate } from './judge-update.ts'
import { LockedItems } from './locked-items.ts'
import { readContent } from './read-content.ts'
import { readUpdate, type StructId } from './read-update.ts'
import type { ResolvedUpdate } from './resolve-update.ts'

const ME = 7
const OTHER_ID = 'clauseother00000'

function lock(doc: Y.Doc, ...ids: string[]): LockedItems {
  return LockedItems.in(doc, {
    isClosed: false,
    clauses: new Map(ids.map((id) => [id, idOf(clause(doc, id))])),
  })
}

/** Expects that the gate lets it in. */
function resolved(doc: Y.Doc, bytes: Uint8Array): ResolvedUpdate {
  const read = readUpdate(bytes)
  const verdict = read.kind === 'read' ? judgeUpdate(doc, read, { owns: () => true, mayEdit: true }) : read
  if (verdict.kind !== 'ok') throw new Error(`the gate says ${JSON.stringify(verdict)}`)
  return verdict.update
}

/** The kinds of touches and the clauses, or `ok`. An update that is `ok` leaves the locked clauses as they are. */
function touched(doc: Y.Doc, locked: LockedItems, bytes: Uint8Array): string {
  const update = resolved(doc, bytes)
  const verdict = judgeLocks(update, locked)
  const touches = findTouches(update, locked)
  expect(verdict.kind).toBe(touches.length > 0 ? 'refused' : 'ok')
  if (touches.length > 0) {
    return `${[...new Set(touches.map(({ kind }) => kind))].join()}: ${clausesOf(touches).join()}`
  }
  const copy = copyOf(doc, 99)
  Y.applyUpdate(copy, bytes)
  for (const [id, element] of locked.elements) expect(clause(copy, id).toString()).toBe(element.toString())
  return 'ok'
}

const edited = (doc: Y.Doc, edit: (doc: Y.Doc) => void) => updateBy(copyOf(doc, ME), edit)
const forged = (structs: HandMadeStruct[], deletions: HandMadeDeletion[] = []) =>
  writeUpdate(structs.length > 0 ? [{ client: ME, clock: 0, structs }] : [], deletions)
const deletionOf = ({ client, clock }: StructId, length = 1) =>
  forged([], [{ client, ranges: [[clock, length]] }])
const clauses = (doc: Y.Doc) => doc.getXmlFragment(FRAGMENT).get(2) as Y.XmlElement
const paragraphOf = (doc: Y.Doc, id: string) => clause(doc, id).get(0) as Y.XmlElement
const newClause = (id: string) => {
  const element = new Y.XmlElement('clause')
  element.setAttribute('id', id)
  return element
}
const withoutAll = (items: readonly Y.Item[]) =>
  forged(
    [],
    items.map(({ id }) => ({ client: id.client, ranges: [[id.clock, 1]] })),
  )

function boldText(): Y.Doc {
  const doc = smallText()
  textOf(doc, FIRST).format(0, 4, { bold: {} })
  return doc
}

function markers(doc: Y.Doc): Y.Item[] {
  const found: Y.Item[] = []
  for (let item = textOf(doc, FIRST)._start; item !== null; item = item.right) {
    if (item.content instanceof Y.ContentFormat && !item.deleted) found.push(item)
  }
  return found
}

/** Two people make the same words bold at once. Looks at it before the transaction ends, when Yjs tidies up. */
function twiceBold(look: (doc: Y.Doc, starts: readonly Y.Item[]) => void): void {
  const doc = smallText()
  const bolds = [ME, 8].map((client) => {
    const copy = copyOf(doc, client)
    return updateBy(copy, () => textOf(copy, FIRST).format(0, 4, { bold: {} }))
  })
  doc.transact(() => {
    for (const bytes of bolds) Y.applyUpdate(doc, bytes)
    const starts = markers(doc).filter(({ content }) => (content as Y.ContentFormat).value !== null)
    expect(starts).toHaveLength(2)
    look(doc, starts)
  })
}

describe('[GD1] nothing is added in a locked clause', () => {
  const doc = smallText()
  const locked = lock(doc, FIRST)
  test.each<[string, (copy: Y.Doc) => void]>([
    ['words', (copy) => textOf(copy, FIRST).insert(3, 'x')],
    ['a paragraph', (copy) => clause(copy, FIRST).insert(0, [new Y.XmlElement('paragraph')])],
    ['a sub-clause', (copy) => clause(copy, FIRST).insert(1, [new Y.XmlElement('subclauses')])],
    ['a text beside its text', (copy) => paragraphOf(copy, FIRST).insert(1, [new Y.XmlText('x')])],
    ['a mark', (copy) => textOf(copy, FIRST).format(0, 2, { bold: {} })],
  ])('%s', (_, edit) => {
    expect(touched(doc, locked, edited(doc, edit))).toBe(`added: ${FIRST}`)
  })

  test('words beside an item, whatever parent the bytes claim', () => {
    const { client, clock } = idOf(textOf(doc, FIRST))
    const text: HandMadeStruct = {
      content: { kind: 'text', text: 'x' },
      origin: { client, clock: clock + 1 },
    }
    expect(touched(doc, locked, forged([text]))).toBe(`added: ${FIRST}`)
  })

  test('words in an element that the update makes there', () => {
    const bytes = edited(doc, (copy) => {
      const paragraph = new Y.XmlElement('paragraph')
      clause(copy, FIRST).insert(0, [paragraph])
      paragraph.insert(0, [new Y.XmlText('x')])
    })
    expect(touched(doc, locked, bytes)).toBe(`added: ${FIRST}`)
  })

  test('words of which the update deletes a part', () => {
    const text: HandMadeStruct = { content: { kind: 'text', text: 'ab' }, parent: idOf(textOf(doc, FIRST)) }
    const bytes = forged([text], [{ client: ME, ranges: [[0, 1]] }])
    expect(touched(doc, locked, bytes)).toBe(`half-added: ${FIRST}`)
  })
})

describe('[GD2] what nobody sees is no touch', () => {
  const doc = smallText()
  const locked = lock(doc, FIRST)

  test('words that the update deletes itself', () => {
    const text: HandMadeStruct = { content: { kind: 'text', text: 'ab' }, parent: idOf(textOf(doc, FIRST)) }
    expect(touched(doc, locked, forged([text], [{ client: ME, ranges: [[0, 2]] }]))).toBe('ok')
    expect(touched(doc, locked, forged([{ ...text, content: { kind: 'deleted' }, length: 3 }]))).toBe('ok')
  })

  test('words in an element that the update makes and deletes', () => {
    const bytes = forged(
      [
        { content: { kind: 'element', name: 'paragraph' }, parent: idOf(clause(doc, FIRST)) },
        { content: { kind: 'xml-text' }, parent: { client: ME, clock: 0 } },
        { content: { kind: 'text', text: 'x' }, parent: { client: ME, clock: 1 } },
      ],
      [{ client: ME, ranges: [[0, 1]] }],
    )
    expect(touched(doc, locked, bytes)).toBe('ok')
  })

  test('words in a paragraph that was deleted before the clause was locked', () => {
    const late = smallText()
    const copy = copyOf(late, ME)
    clause(late, FIRST).insert(1, [new Y.XmlElement('paragraph')])
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(late))
    const bytes = updateBy(copy, () =>
      (clause(copy, FIRST).get(1) as Y.XmlElement).insert(0, [new Y.XmlText('x')]),
    )
    clause(late, FIRST).delete(1, 1)
    expect(touched(late, lock(late, FIRST), bytes)).toBe('ok')
  })
})

describe('[GD3] the attributes of a locked clause stay', () => {
  const doc = smallText()
  const locked = lock(doc, FIRST)
  const place = { origin: clause(doc, FIRST)._map.get('id')?.lastId ?? null, parentSub: 'id' }
  const renamed: HandMadeStruct = { content: { kind: 'attribute', values: [OTHER_ID] }, ...place }

  test('another id', () => {
    expect(
      touched(
        doc,
        locked,
        edited(doc, (copy) => clause(copy, FIRST).setAttribute('id', OTHER_ID)),
      ),
    ).toBe(`attribute,removed: ${FIRST}`)
    expect(touched(doc, locked, forged([renamed]))).toBe(`attribute: ${FIRST}`)
  })

  test('one that is deleted at once takes the place of the id', () => {
    const bytes = forged([renamed], [{ client: ME, ranges: [[0, 1]] }])
    expect(touched(doc, locked, bytes)).toBe(`attribute-taken: ${FIRST}`)
    const gone: HandMadeStruct = { ...place, content: { kind: 'deleted' }, length: 1 }
    expect(touched(doc, locked, forged([gone]))).toBe(`attribute-taken: ${FIRST}`)
  })

  test('the id is deleted', () => {
    expect(
      touched(
        doc,
        locked,
        edited(doc, (copy) => clause(copy, FIRST).removeAttribute('id')),
      ),
    ).toBe(`removed: ${FIRST}`)
  })
})

describe('[GD4] nothing in a locked clause is deleted', () => {
  const doc = smallText()
  const locked = lock(doc, FIRST)

  test('a word, by its delete set alone', () => {
    const { client, clock } = idOf(textOf(doc, FIRST))
    expect(touched(doc, locked, deletionOf({ client, clock: clock + 2 }, 3))).toBe(`removed: ${FIRST}`)
  })

  test('a paragraph', () => {
    expect(
      touched(
        doc,
        locked,
        edited(doc, (copy) => clause(copy, FIRST).delete(0, 1)),
      ),
    ).toBe(`removed: ${FIRST}`)
  })

  test('what another has deleted already is nothing new', () => {
    const late = smallText()
    const bytes = edited(late, (copy) => {
      textOf(copy, FIRST).delete(0, 2)
      textOf(copy, SECOND).insert(0, 'x')
    })
    textOf(late, FIRST).delete(0, 2)
    expect(touched(late, lock(late, FIRST), bytes)).toBe('ok')
  })
})

describe('[GD5] a locked clause is not deleted, and neither is what stands above it', () => {
  const doc = smallText()

  test('the clause itself, named alone', () => {
    expect(touched(doc, lock(doc, FIRST), deletionOf(idOf(clause(doc, FIRST))))).toBe(
      `clause-removed: ${FIRST}`,
    )
  })

  test('its list of sub-clauses, and the clause around it', () => {
    const locked = lock(doc, THIRD)
    expect(touched(doc, locked, deletionOf(idOf(clause(doc, SECOND).get(1) as Y.XmlElement)))).toBe(
      `removed-above: ${THIRD}`,
    )
    expect(touched(doc, locked, deletionOf(idOf(clause(doc, SECOND))))).toBe(`removed-above: ${THIRD}`)
  })

  test('all clauses at once: each is named once', () => {
    const bytes = edited(doc, (copy) => clauses(copy).delete(0, 2))
    expect(touched(doc, lock(doc, FIRST, THIRD), bytes)).toBe(
      `clause-removed,removed,removed-above: ${FIRST},${THIRD}`,
    )
  })

  test('a clause that is moved is deleted and made anew', () => {
    const bytes = edited(doc, (copy) => {
      clauses(copy).insert(0, [clause(copy, SECOND).clone() as Y.XmlElement])
      clauses(copy).delete(2, 1)
    })
    expect(touched(doc, lock(doc, SECOND), bytes)).toMatch(/clause-removed/)
  })
})

describe('markers that say nothing may go, because every copy deletes them by itself', () => {
  test('[GD6] one without which a word looks different stays', () => {
    const doc = boldText()
    for (const { id } of markers(doc)) {
      expect(touched(doc, lock(doc, FIRST), deletionOf(id))).toBe(`look: ${FIRST}`)
    }
  })

  test('[GD6] [GD16] of two that say the same, one may go, and not both', () => {
    twiceBold((doc, starts) => {
      const locked = lock(doc, FIRST)
      for (const start of starts) expect(touched(doc, locked, withoutAll([start]))).toBe('ok')
      expect(touched(doc, locked, withoutAll(starts))).toBe(`look: ${FIRST}`)
    })
  })
})

describe('[GD7] a sub-clause is locked with its clause', () => {
  const doc = smallText()
  const locked = lock(doc, SECOND)
  const place = { origin: clause(doc, THIRD)._map.get('id')?.lastId ?? null, parentSub: 'id' }
  test.each<[string, string, Uint8Array]>([
    ['words in it', 'added', edited(doc, (copy) => textOf(copy, THIRD).insert(0, 'x'))],
    ['its deletion', 'removed', deletionOf(idOf(clause(doc, THIRD)))],
    ['its id', 'attribute', forged([{ content: { kind: 'attribute', values: [OTHER_ID] }, ...place }])],
    [
      'another beside it',
      'added',
      forged([{ content: { kind: 'element', name: 'clause' }, origin: idOf(clause(doc, THIRD)) }]),
    ],
  ])('%s', (_, kind, bytes) => {
    expect(touched(doc, locked, bytes)).toBe(`${kind}: ${SECOND}`)
  })

  test('locked by itself too: both are named', () => {
    const bytes = edited(doc, (copy) => textOf(copy, THIRD).insert(0, 'x'))
    expect(touched(doc, lock(doc, SECOND, THIRD), bytes)).toBe(`added: ${THIRD},${SECOND}`)
  })
})

describe('[GD8] a clause around a locked sub-clause stays open', () => {
  const doc = smallText()
  test.each<[string, (copy: Y.Doc) => void]>([
    ['its words', (copy) => textOf(copy, SECOND).insert(0, 'x')],
    ['its paragraphs', (copy) => clause(copy, SECOND).delete(0, 1)],
    ['its id', (copy) => clause(copy, SECOND).setAttribute('id', OTHER_ID)],
    [
      'a sub-clause beside it',
      (copy) => (clause(copy, SECOND).get(1) as Y.XmlElement).insert(0, [newClause(OTHER_ID)]),
    ],
  ])('%s', (_, edit) => {
    expect(touched(doc, lock(doc, THIRD), edited(doc, edit))).toBe('ok')
  })
})

describe('[GD9] no other clause gets the id of a locked one', () => {
  const doc = smallText()
  const locked = lock(doc, SECOND)
  test.each<[string, string]>([
    ['id', SECOND],
    ['sub-clause-id', THIRD],
  ])('a new clause, or an old one: %s', (kind, id) => {
    expect(
      touched(
        doc,
        locked,
        edited(doc, (copy) => clauses(copy).insert(0, [newClause(id)])),
      ),
    ).toBe(`${kind}: ${SECOND}`)
    expect(
      touched(
        doc,
        locked,
        edited(doc, (copy) => clause(copy, FIRST).setAttribute('id', id)),
      ),
    ).toBe(`${kind}: ${SECOND}`)
  })

  test('any of the values that an attribute has in turn', () => {
    const place = { origin: clause(doc, FIRST)._map.get('id')?.lastId ?? null, parentSub: 'id' }
    for (const values of [
      [OTHER_ID, SECOND],
      [SECOND, OTHER_ID],
    ]) {
      expect(touched(doc, locked, forged([{ content: { kind: 'attribute', values }, ...place }]))).toBe(
        `id: ${SECOND}`,
      )
    }
  })

  test('a clause that the update deletes again gets none', () => {
    const bytes = forged(
      [
        { content: { kind: 'element', name: 'clause' }, parent: idOf(clauses(doc)) },
        {
          content: { kind: 'attribute', values: [SECOND] },
          parent: { client: ME, clock: 0 },
          parentSub: 'id',
        },
      ],
      [{ client: ME, ranges: [[0, 1]] }],
    )
    expect(touched(doc, locked, bytes)).toBe('ok')
  })
})

describe('[GD10] what stands beside a locked clause is open', () => {
  const doc = smallText()
  test.each<[string, (copy: Y.Doc) => void]>([
    ['words of another clause', (copy) => textOf(copy, SECOND).insert(0, 'x')],
    ['a clause before it', (copy) => clauses(copy).insert(0, [newClause(OTHER_ID)])],
    ['a clause behind it', (copy) => clauses(copy).insert(1, [newClause(OTHER_ID)])],
    ['the deletion of its neighbour', (copy) => clauses(copy).delete(1, 1)],
  ])('%s', (_, edit) => {
    expect(touched(doc, lock(doc, FIRST), edited(doc, edit))).toBe('ok')
  })
})

describe('[GD11] a closed text changes in nothing', () => {
  const closed = (doc: Y.Doc) => LockedItems.in(doc, { isClosed: true, clauses: new Map() })

  test('words anywhere, and words deleted at once', () => {
    const doc = smallText()
    const refused = { kind: 'refused', code: 'closed', clauses: [] }
    const typed = edited(doc, (copy) => textOf(copy, SECOND).insert(0, 'x'))
    expect(judgeLocks(resolved(doc, typed), closed(doc))).toEqual(refused)
    const erased = edited(doc, (copy) => textOf(copy, SECOND).delete(0, 1))
    expect(judgeLocks(resolved(doc, erased), closed(doc))).toEqual(refused)
    const gone = forged([{ content: { kind: 'deleted' }, length: 1, parent: idOf(textOf(doc, SECOND)) }])
    expect(judgeLocks(resolved(doc, gone), closed(doc))).toEqual(refused)
  })

  test('markers that say nothing may go', () => {
    twiceBold((doc, starts) => {
      const verdict = (bytes: Uint8Array) => judgeLocks(resolved(doc, bytes), closed(doc)).kind
      for (const start of starts) expect(verdict(withoutAll([start]))).toBe('ok')
      expect(verdict(withoutAll(starts))).toBe('refused')
    })
  })

  test('reopened, the locks of its clauses are what they were', () => {
    const doc = smallText()
    const bytes = edited(doc, (copy) => textOf(copy, FIRST).insert(0, 'x'))
    const clauses = new Map([[FIRST, idOf(clause(doc, FIRST))]])
    const verdict = (isClosed: boolean) =>
      judgeLocks(resolved(doc, bytes), LockedItems.in(doc, { isClosed, clauses }))
    expect(verdict(true)).toMatchObject({ code: 'closed' })
    expect(verdict(false)).toMatchObject({ code: 'locked', clauses: [FIRST] })
  })
})

test('[GD12] an update is let in or refused as a whole, and judging changes nothing', () => {
  const doc = smallText()
  const before = JSON.stringify(readContent(doc))
  const bytes = edited(doc, (copy) => {
    textOf(copy, SECOND).insert(0, 'beside')
    textOf(copy, FIRST).insert(0, 'x')
  })
  expect(touched(doc, lock(doc, FIRST), bytes)).toBe(`added: ${FIRST}`)
  expect(JSON.stringify(readContent(doc))).toBe(before)
})
