import { expect, test } from 'vitest'
import * as Y from 'yjs'
import type { ClauseJson, ContentJson, ParagraphJson, TextJson } from '../schema/content.ts'
import {
  clause,
  copyOf,
  FIRST,
  SECOND,
  smallContent,
  smallText,
  THIRD,
  textOf,
} from '../testing/small-text.ts'
import { readContent } from '../update/read-content.ts'
import { seedDocument } from '../update/seed-document.ts'
import { pairParts } from './pair-parts.ts'
import { reconcile } from './reconcile.ts'

const NONE = new Set<string>()
const bold: TextJson['marks'] = [{ type: 'bold' }]
const run = (text: string, marks?: TextJson['marks']): TextJson =>
  marks ? { type: 'text', marks, text } : { type: 'text', text }
const paragraph = (...content: TextJson[]): ParagraphJson => ({ type: 'paragraph', content })

function withClauses(...content: ClauseJson[]): ContentJson {
  const [title, preamble, , closing] = smallContent.content
  return { type: 'doc', content: [title, preamble, { type: 'clauses', content }, closing] }
}
const saying = (id: string, ...content: NonNullable<ClauseJson['content']>): ClauseJson => ({
  type: 'clause',
  attrs: { id },
  content,
})

function docOf(content: ContentJson): Y.Doc {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, seedDocument(content, 1))
  return copyOf(doc, 8)
}

/** What was inserted and deleted, in letters. */
function traceOf(doc: Y.Doc, edit: () => void): { inserted: string; deleted: number } {
  const trace = { inserted: '', deleted: 0 }
  doc.once('afterTransaction', ({ deleteSet, beforeState }: Y.Transaction) => {
    for (const ranges of deleteSet.clients.values()) for (const { len } of ranges) trace.deleted += len
    for (const item of doc.store.clients.get(8) ?? []) {
      if (
        item instanceof Y.Item &&
        item.id.clock >= (beforeState.get(8) ?? 0) &&
        item.content instanceof Y.ContentString
      )
        trace.inserted += item.content.str
    }
  })
  edit()
  return trace
}

test('[RS13] only the changed words are written', () => {
  const doc = docOf(withClauses(saying(FIRST, paragraph(run('We shall cooperate in all fields.')))))
  const target = withClauses(saying(FIRST, paragraph(run('We will cooperate in all fields, each year.'))))
  expect(traceOf(doc, () => reconcile(doc, target, NONE))).toEqual({
    inserted: 'will, each year',
    deleted: 'shall'.length,
  })
  expect(readContent(doc)).toEqual(target)
})

test('[RS13] also in Japanese', () => {
  const doc = docOf(withClauses(saying(FIRST, paragraph(run('私たちは都市間の協力を強化する。')))))
  const target = withClauses(saying(FIRST, paragraph(run('私たちは都市間の連携を強化する。'))))
  expect(traceOf(doc, () => reconcile(doc, target, NONE))).toEqual({ inserted: '連携', deleted: 2 })
})

test('[RS13] only what looks otherwise is formatted', () => {
  const doc = docOf(withClauses(saying(FIRST, paragraph(run('We shall '), run('cooperate', bold), run('.')))))
  const target = withClauses(saying(FIRST, paragraph(run('We '), run('shall cooperate', bold), run('.'))))
  expect(traceOf(doc, () => reconcile(doc, target, NONE)).inserted).toBe('')
  expect(readContent(doc)).toEqual(target)
})

test('[RS13] a paragraph of several texts is one to it, and an empty one gets a text', () => {
  const doc = smallText()
  const second = new Y.XmlText()
  ;(clause(doc, FIRST).get(0) as Y.XmlElement).insert(1, [second])
  second.insert(0, ' in all fields')
  ;(clause(doc, THIRD).get(0) as Y.XmlElement).delete(0, 1)
  const target = withClauses(
    saying(FIRST, paragraph(run('Cooperate now in '), run('fields', bold))),
    saying(SECOND, paragraph(run('Share 𠮷 words')), {
      type: 'subclauses',
      content: [saying(THIRD, paragraph(run('Each year')))],
    }),
  )
  reconcile(doc, target, NONE)
  expect(readContent(doc)).toEqual(target)
  expect(second.toString()).toContain(' now in ')
  expect(textOf(doc, FIRST).toString()).toBe('Cooperate')
})

test('[RS14] paragraphs are matched by their words', () => {
  const doc = docOf(
    withClauses(
      saying(
        FIRST,
        paragraph(run('One of the cities')),
        paragraph(run('Two of the seas')),
        paragraph(run('Last')),
      ),
    ),
  )
  const elements = clause(doc, FIRST).toArray()
  const target = withClauses(
    saying(
      FIRST,
      paragraph(run('Quite new')),
      paragraph(run('Two of the open seas')),
      paragraph(run('Last')),
    ),
  )
  reconcile(doc, target, NONE)
  expect(readContent(doc)).toEqual(target)
  expect(clause(doc, FIRST).toArray().slice(1)).toEqual(elements.slice(1))
})

test('[RS14] a list that holds a locked clause stays, whatever else is in it', () => {
  const list = (...content: ClauseJson[]) => ({ type: 'subclauses' as const, content })
  const [a, b, c] = ['aaaaaaaa', 'bbbbbbbb', 'cccccccc'].map((id) => saying(id, paragraph(run(id)))) as [
    ClauseJson,
    ClauseJson,
    ClauseJson,
  ]
  const doc = docOf(withClauses(saying(FIRST, list(a, b, c))))
  const [element] = clause(doc, FIRST).toArray()
  reconcile(doc, withClauses(saying(FIRST, list(b, c), list(a))), new Set(['aaaaaaaa']))
  expect(clause(doc, FIRST).get(1)).toBe(element)
})

test('[RS15] a moved clause is made anew, the longest run stays, and what is locked before all', () => {
  const ids = ['aaaaaaaa', 'bbbbbbbb', 'cccccccc', 'dddddddd']
  const clauses = ids.map((id) => saying(id, paragraph(run(id))))
  const moved = [clauses[3], ...clauses.slice(0, 3)] as ClauseJson[]
  const stays = (locked: readonly string[]) => {
    const doc = docOf(withClauses(...clauses))
    const before = ids.map((id) => clause(doc, id))
    reconcile(doc, withClauses(...moved), new Set(locked))
    expect(readContent(doc)).toEqual(withClauses(...moved))
    return ids.filter((id, index) => clause(doc, id) === before[index])
  }
  expect(stays([])).toEqual(ids.slice(0, 3))
  expect(stays(['dddddddd'])).toEqual(['dddddddd'])
})

test('[RS60] thousands of paragraphs are brought back as they stand, what is locked among them stays', () => {
  const many = (count: number, words: string) =>
    Array.from({ length: count }, (_, index) => paragraph(run(`${words} ${index}`)))
  const list = { type: 'subclauses' as const, content: [saying('lockedclause', paragraph(run('Locked.')))] }
  const [old, wanted] = [
    withClauses(saying(FIRST, ...many(700, 'Old'), list, ...many(700, 'End'))),
    withClauses(saying(FIRST, ...many(300, 'New'), list, ...many(699, 'Other'), paragraph(run('End 699')))),
  ]
  const doc = docOf(old)
  const parts = clause(doc, FIRST).toArray()
  reconcile(doc, wanted, new Set(['lockedclause']))
  expect(readContent(doc)).toEqual(wanted)
  const now = clause(doc, FIRST).toArray()
  expect(now[300]).toBe(parts[700])
  expect(now.at(-1)).toBe(parts.at(-1))
})

test('[RS60] a hundred thousand paragraphs are not weighed each with each', () => {
  const [element] = clause(docOf(withClauses(saying(FIRST, paragraph(run('One'))))), FIRST).toArray()
  const [old, wanted] = [Array(100_000).fill(element), Array(99_999).fill(paragraph(run('Another')))]
  expect(pairParts(old, wanted, NONE)).toHaveLength(99_999)
})
