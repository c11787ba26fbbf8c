// A comparison with every kind of change, as it is made a file of.
import { compareTraced } from '@plenary/shared/compare/compare-texts'
import { traceContent } from '@plenary/shared/compare/traced-content'
import type { ClauseJson, ContentJson, TextJson } from '@plenary/shared/schema/content'
import { clause, updateBy } from '@plenary/shared/testing/small-text'
import { StrokeLog } from '@plenary/shared/testing/stroke-log'
import { readContent } from '@plenary/shared/update/read-content'
import { seedDocument } from '@plenary/shared/update/seed-document'
import * as Y from 'yjs'
import type { ExportedComparison, NamedAuthor } from '../export/exported-comparison.ts'

const text = (words: string): TextJson => ({ type: 'text', text: words })
const paragraph = (words: string) => ({ type: 'paragraph' as const, content: [text(words)] })
export const clauseId = (name: string) => `clause${name}0000000`.slice(0, 16)

const numbered = (name: string, words: string[], below: ClauseJson[] = []): ClauseJson => ({
  type: 'clause',
  attrs: { id: clauseId(name) },
  content: [
    ...words.map(paragraph),
    ...(below.length > 0 ? [{ type: 'subclauses' as const, content: below }] : []),
  ],
})

const english: ContentJson = {
  type: 'doc',
  content: [
    {
      type: 'title',
      content: [paragraph('Asian Network of Major Cities 21'), paragraph('Tokyo Declaration')],
    },
    {
      type: 'preamble',
      content: [
        {
          type: 'preambular',
          content: [
            text(
              'We, the representatives of Hanoi, Seoul and Tokyo, met in Tokyo, and hereby declare the following:',
            ),
          ],
        },
      ],
    },
    {
      type: 'clauses',
      content: [
        numbered('a', ['We will share knowledge and experiences among us.']),
        numbered(
          'b',
          ['We should deepen our cooperation on water, air and waste.'],
          [numbered('b1', ['Each city names a contact.']), numbered('b2', ['The contacts meet each year.'])],
        ),
        numbered('c', ['We will publish our results.', 'They are open to every city.']),
        numbered('d', ['We will meet in Seoul in 2011.']),
      ],
    },
    { type: 'closing', content: [paragraph('Tokyo, November 9, 2010')] },
  ],
}

const AUTHORS: NamedAuthor[] = [
  { name: 'Secretariat', code: 'Sec', person: 'Secretariat' },
  { name: 'Hanoi', code: 'Ha', person: 'Head of delegation, Anh <b>"&\' Nguyen' },
  { name: 'Seoul', code: 'Se', person: 'Drafter, Kim' },
]
export const [HANOI, SEOUL] = [1, 2]

/** The first text of a paragraph of a clause. */
export function wordsIn(doc: Y.Doc, name: string, place = 0): Y.XmlText {
  return (clause(doc, clauseId(name)).get(place) as Y.XmlElement).get(0) as Y.XmlText
}

/** The sample's text, changed by what each author does in turn. */
export function sampleComparison(
  edits: readonly (readonly [author: number, edit: (doc: Y.Doc) => void])[],
  more: Partial<ExportedComparison> = {},
  content: ContentJson = english,
): { comparison: ExportedComparison; before: ContentJson; now: ContentJson } {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, seedDocument(content, 1))
  const log = new StrokeLog()
  log.add(Y.encodeStateAsUpdate(doc), 0)
  const traced = traceContent(doc)
  for (const [author, edit] of edits) {
    doc.clientID = 100 + author
    log.add(updateBy(doc, edit), author)
  }
  const language = more.language ?? 'en'
  const parts = compareTraced(traced, traceContent(doc), { language, strokes: log.since(1) })
  const comparison: ExportedComparison = {
    title: 'Tokyo Declaration',
    plenary: '9th Plenary Meeting, Tokyo',
    language,
    numberStyle: 'decimal',
    from: { name: 'Rev. 2, Chair’s text', at: '2010-11-09T10:10:00.000Z' },
    to: { name: 'Now', at: '2010-11-09T10:47:00.000Z' },
    authors: AUTHORS,
    parts,
    city: null,
    wordsIn: 'en',
    ...more,
  }
  return { comparison, before: content, now: readContent(doc) }
}

/** One of each kind: words, formatting, paragraph ends, a move, a new clause, a deleted one. */
export const EVERY_KIND: readonly (readonly [number, (doc: Y.Doc) => void])[] = [
  [HANOI, (doc) => replaced(wordsIn(doc, 'b'), 'should', 'shall')],
  [SEOUL, (doc) => wordsIn(doc, 'b').insert(9, 'jointly ')],
  [SEOUL, (doc) => wordsIn(doc, 'a').format(8, 5, { bold: {} })],
  [
    HANOI,
    (doc) =>
      wordsIn(doc, 'b1').format(0, 9, {
        link: { href: 'https://example.org/?a=1&b="2"'.replaceAll('"', '%22') },
      }),
  ],
  [HANOI, (doc) => split(doc)],
  [SEOUL, (doc) => move(doc, 'd', 0)],
  [
    SEOUL,
    (doc) =>
      listOf(doc).insert(2, [made('e', 'We welcome <script>alert("1")</script> & all \'new\' cities.')]),
  ],
  [HANOI, (doc) => remove(doc, 'c')],
]

export function replaced(words: Y.XmlText, old: string, now: string): void {
  const at = words.toString().indexOf(old)
  words.insert(at + old.length, now)
  words.delete(at, old.length)
}

export function listOf(doc: Y.Doc): Y.XmlElement {
  return clause(doc, clauseId('a')).parent as Y.XmlElement
}

function placeOf(doc: Y.Doc, name: string): number {
  return listOf(doc)
    .toArray()
    .indexOf(clause(doc, clauseId(name)))
}

export function move(doc: Y.Doc, name: string, to: number): void {
  const copy = clause(doc, clauseId(name)).clone() as Y.XmlElement
  remove(doc, name)
  listOf(doc).insert(to, [copy])
}

export function remove(doc: Y.Doc, name: string): void {
  listOf(doc).delete(placeOf(doc, name), 1)
}

export function made(name: string, words: string): Y.XmlElement {
  const [element, block] = [new Y.XmlElement('clause'), new Y.XmlElement('paragraph')]
  element.setAttribute('id', clauseId(name))
  block.insert(0, [new Y.XmlText(words)])
  element.insert(0, [block])
  return element
}

/** The closing in two paragraphs. */
function split(doc: Y.Doc): void {
  const closing = doc.getXmlFragment('declaration').get(3) as Y.XmlElement
  const words = (closing.get(0) as Y.XmlElement).get(0) as Y.XmlText
  words.delete(6, words.length - 6)
  const block = new Y.XmlElement('paragraph')
  block.insert(0, [new Y.XmlText('November 9, 2010')])
  closing.insert(1, [block])
}
