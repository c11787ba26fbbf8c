import { clause, copyOf, FIRST, SECOND, smallText, THIRD, textOf } from '@plenary/shared/testing/small-text'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { rebase } from './rebase.ts'

const CLAUSES = 2

function clausesIn(doc: Y.Doc): Y.XmlElement {
  return doc.getXmlFragment('declaration').get(CLAUSES) as Y.XmlElement
}

/** Rebases `edit`, made on a copy, onto what the server's text became by `theirs`. */
function rebased(
  locked: readonly string[],
  edit: (doc: Y.Doc) => void,
  theirs: (doc: Y.Doc) => void = () => {},
) {
  const server = smallText()
  const old = copyOf(server, 50)
  const edits: Uint8Array[] = []
  old.on('update', (update: Uint8Array) => edits.push(update))
  edit(old)
  theirs(server)
  const result = rebase({ old, now: server, edits, locked })
  if (result === undefined) throw new Error('not brought in')
  if (result.edit) Y.applyUpdate(server, result.edit)
  const told = result.wordings.map(({ clauseId, wording }) => [clauseId, wording])
  return { now: server, text: clausesIn(server).toString(), told, result, old }
}

function move(doc: Y.Doc, id: string, to: Y.XmlElement, index: number): void {
  doc.transact(() => {
    const original = clause(doc, id)
    const parent = original.parent as Y.XmlElement
    to.insert(index, [original.clone() as Y.XmlElement])
    parent.delete(parent.toArray().indexOf(original), 1)
  })
}

test('[CS60] a clause that was moved keeps its id and its words', () => {
  const { text } = rebased([SECOND], (doc) => move(doc, FIRST, clausesIn(doc), 2))
  expect(text.indexOf(FIRST)).toBeGreaterThan(text.indexOf(SECOND))
  expect(text.split(FIRST)).toHaveLength(2)
})

test('[CS60] what others wrote where the author deleted stays', () => {
  const { now, text } = rebased(
    [SECOND],
    (doc) => clausesIn(doc).delete(0, 1),
    (doc) => textOf(doc, FIRST).insert(9, ' soon'),
  )
  expect(textOf(now, FIRST).toString()).toBe(' soon')
  expect(text).toContain(FIRST)
})

test('[CS60] marks, and words in a second text type of a paragraph, are brought in', () => {
  const { now } = rebased([SECOND], (doc) => {
    textOf(doc, FIRST).format(0, 4, { bold: {} })
    textOf(doc, FIRST).insert(4, '-', { italic: {} })
    const paragraph = clause(doc, FIRST).get(0) as Y.XmlElement
    paragraph.insert(1, [new Y.XmlText(' and more')])
  })
  expect(clause(now, FIRST).toString()).toBe(
    `<clause id="${FIRST}"><paragraph><bold>Coop</bold><italic>-</italic>erate and more</paragraph></clause>`,
  )
})

test('[CS61] a clause with a locked sub-clause is not moved, and has the author’s words', () => {
  const { now, text, told } = rebased([THIRD], (doc) => {
    textOf(doc, SECOND).insert(0, 'We ')
    move(doc, SECOND, clausesIn(doc), 0)
  })
  expect(text.indexOf(FIRST)).toBeLessThan(text.indexOf(SECOND))
  expect(textOf(now, SECOND).toString()).toBe('We Share 𠮷 words')
  expect(text.split(THIRD)).toHaveLength(2)
  expect(told).toEqual([])
})

test('[CS61] a clause that was put into a locked one stays, with the author’s words', () => {
  const { now, text, told } = rebased([SECOND, THIRD], (doc) => {
    textOf(doc, FIRST).insert(9, ' soon')
    move(doc, FIRST, clause(doc, THIRD).parent as Y.XmlElement, 1)
  })
  expect(textOf(now, FIRST).toString()).toBe('Cooperate soon')
  expect(text.split(FIRST)).toHaveLength(2)
  expect(told).toEqual([])
})

test('[CS61] a clause whose words were joined to a locked one stays', () => {
  const { now, told } = rebased([SECOND], (doc) => {
    textOf(doc, SECOND).insert(0, 'Cooperate')
    clausesIn(doc).delete(0, 1)
  })
  expect(textOf(now, FIRST).toString()).toBe('Cooperate')
  expect(told).toEqual([[SECOND, 'CooperateShare 𠮷 words']])
})

test('[CS61] a locked clause that was moved stays, and what was written in its copy is told', () => {
  const { now, text, told } = rebased([FIRST], (doc) => {
    move(doc, FIRST, clausesIn(doc), 2)
    textOf(doc, FIRST).insert(9, ' soon')
  })
  expect(textOf(now, FIRST).toString()).toBe('Cooperate')
  expect(text.split(FIRST)).toHaveLength(2)
  expect(told).toEqual([[FIRST, 'Cooperate soon']])
})

test('[CS62] words whose place others deleted are told', () => {
  const { told } = rebased(
    [SECOND],
    (doc) => textOf(doc, FIRST).insert(9, ' soon'),
    (doc) => clausesIn(doc).delete(0, 1),
  )
  expect(told).toEqual([[null, ' soon']])
})

test('[CS61] what the gate would refuse is not brought in', () => {
  expect(() => rebased([SECOND], (doc) => textOf(doc, FIRST).insert(0, '\u202e'))).toThrow('not brought in')
})

test('[CS67] positions are found again: in words made anew, beside words that are gone, in places that are gone', () => {
  const { now, old, result } = rebased([SECOND], (doc) => {
    textOf(doc, FIRST).insert(9, ' soon')
    textOf(doc, SECOND).insert(5, ' all')
    move(doc, FIRST, clausesIn(doc), 2)
  })
  const find = (id: string, index: number, assoc = 0) => {
    const position = Y.createRelativePositionFromTypeIndex(textOf(old, id), index, assoc)
    const carried = result.carryOver(position)
    const place = carried && Y.createAbsolutePositionFromRelativePosition(carried, now)
    return place && [place.type === textOf(now, id), place.index]
  }
  expect(find(FIRST, 12)).toEqual([true, 12])
  expect(find(FIRST, 14)).toEqual([true, 14])
  expect(find(FIRST, 0, -1)).toEqual([true, 0])
  expect(find(SECOND, 7)).toEqual([true, 5])
  expect(find(SECOND, 9)).toEqual([true, 5])
})
