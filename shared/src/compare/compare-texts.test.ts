// Comparing two moments of real documents: what was changed, and by whom.
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import type { ClauseJson, ContentJson } from '../schema/content.ts'
import { shownChanges, shownPieces } from '../testing/shown-comparison.ts'
import {
  clause,
  copyOf,
  FIRST,
  SECOND,
  SEEDER,
  smallContent,
  smallText,
  THIRD,
  textOf,
  updateBy,
} from '../testing/small-text.ts'
import { StrokeLog } from '../testing/stroke-log.ts'
import { readContent } from '../update/read-content.ts'
import { wordsBefore, wordsNow, wordsOf } from './apply-comparison.ts'
import { compareContents, compareTraced } from './compare-texts.ts'
import type { ComparedPart } from './comparison.ts'
import { traceContent } from './traced-content.ts'
import { signRun, type TracedText, untracedText } from './traced-text.ts'

const CITIES = ['Secretariat', 'Hanoi', 'Seoul', 'Tokyo']

/** A document in which each city writes with a client of its own, and what was changed since it was made. */
class Desk {
  readonly doc: Y.Doc
  readonly #log = new StrokeLog()
  readonly #before

  constructor(doc = smallText()) {
    this.doc = doc
    this.#log.add(Y.encodeStateAsUpdate(doc), 0)
    this.#before = traceContent(doc)
  }

  by(city: string, edit: (doc: Y.Doc) => void): this {
    const author = CITIES.indexOf(city)
    this.doc.clientID = 100 + author
    this.#log.add(updateBy(this.doc, edit), author)
    return this
  }

  compared(language = 'en'): ComparedPart[] {
    const now = traceContent(this.doc)
    return compareTraced(this.#before, now, { language, strokes: this.#log.since(1) })
  }

  changes(language = 'en'): string[] {
    return shownChanges(this.compared(language), CITIES)
  }
}

/** A desk with these words in the first clause. */
function deskWith(words: string): Desk {
  const doc = smallText()
  textOf(doc, FIRST).delete(0, 'Cooperate'.length)
  textOf(doc, FIRST).insert(0, words)
  return new Desk(doc)
}

const wording = (doc: Y.Doc) => textOf(doc, FIRST)
function replaced(old: string, now: string) {
  return (doc: Y.Doc) => {
    const at = wording(doc).toString().indexOf(old)
    wording(doc).insert(at, now)
    wording(doc).delete(at + now.length, old.length)
  }
}
const ofFirst = (...shown: string[]) => shown.map((each) => `${FIRST} changed: ${each}¶`)

test('[CM10] a text compared with itself has every part, and no change', () => {
  const parts = new Desk().compared()
  expect(parts.map(({ container, clauseId }) => clauseId ?? container)).toEqual([
    'title',
    'preamble',
    FIRST,
    SECOND,
    THIRD,
    'closing',
  ])
  expect(shownChanges(parts)).toEqual([])
  expect(shownPieces(parts[3]?.pieces ?? [])).toBe('Share 𠮷 words¶§')
})

test('[CM11] a clause that is inserted renumbers the others, which did not change', () => {
  const desk = new Desk().by('Hanoi', (doc) => {
    const made = new Y.XmlElement('clause')
    made.setAttribute('id', 'clausenew0000000')
    const paragraph = new Y.XmlElement('paragraph')
    paragraph.insert(0, [new Y.XmlText('Newly so')])
    made.insert(0, [paragraph])
    ;(clause(doc, FIRST).parent as Y.XmlElement).insert(0, [made])
  })
  expect(desk.changes()).toEqual(['clausenew0000000 inserted: +Newly so+Hanoi+¶+Hanoi'])
  expect(desk.compared().find(({ clauseId }) => clauseId === SECOND)).toMatchObject({
    fate: 'same',
    moved: null,
    before: { path: [2] },
    now: { path: [3] },
  })
})

const numbered = (id: string, words: string, below: ClauseJson[] = []): ClauseJson => ({
  type: 'clause',
  attrs: { id },
  content: [
    { type: 'paragraph', content: [{ type: 'text', text: words }] },
    ...(below.length > 0 ? [{ type: 'subclauses' as const, content: below }] : []),
  ],
})
const withClauses = (...clauses: ClauseJson[]): ContentJson => ({
  type: 'doc',
  content: [
    smallContent.content[0],
    smallContent.content[1],
    { type: 'clauses', content: clauses },
    smallContent.content[3],
  ],
})
const [A, B, C, D] = ['clauseaaaaaaaa', 'clausebbbbbbbb', 'clausecccccccc', 'clausedddddddd'] as const
const four = [numbered(A, 'One'), numbered(B, 'Two'), numbered(C, 'Three'), numbered(D, 'Four')] as const

describe('[CM12] a clause moved when it left the order of the others or its clause', () => {
  test('one to the front: only it', () => {
    const parts = compareContents(withClauses(...four), withClauses(four[3], four[0], four[1], four[2]), 'en')
    expect(shownChanges(parts)).toEqual([`${D} same moved: Four¶`])
  })
  test('into another, though its number there may be the one it had', () => {
    const now = withClauses(numbered(A, 'One', [four[1]]), four[2], four[3])
    const parts = compareContents(withClauses(...four), now, 'en')
    expect(shownChanges(parts)).toEqual([`${A} changed: One¶+§+`, `${B} same moved: Two¶`])
  })
  test('along with the clause around it: only that one', () => {
    const outer = numbered(A, 'One', [four[1]])
    const parts = compareContents(
      withClauses(outer, four[2], four[3]),
      withClauses(four[2], four[3], outer),
      'en',
    )
    expect(shownChanges(parts)).toEqual([`${A} same moved: One¶§`])
  })
  test('by whoever put it there', () => {
    const desk = new Desk().by('Seoul', (doc) => {
      const list = clause(doc, FIRST).parent as Y.XmlElement
      const copy = clause(doc, FIRST).clone() as Y.XmlElement
      list.delete(0, 1)
      list.insert(1, [copy])
    })
    expect(desk.changes()).toEqual([`${FIRST} same moved Seoul: Cooperate¶`])
  })
})

test('[CM13] a deleted clause stands behind what it stood behind, its sub-clauses with it', () => {
  const before = withClauses(four[0], numbered(B, 'Two', [four[2]]), four[3])
  const now = withClauses(numbered(A, 'One', [numbered('clausenew0000000', 'New')]), four[3])
  const order = compareContents(before, now, 'en').map(({ clauseId, container }) => clauseId ?? container)
  expect(order).toEqual(['title', 'preamble', A, 'clausenew0000000', B, C, D, 'closing'])
})

describe('[CM14] a word of which letters were changed is replaced, by those who changed letters in it', () => {
  test('the letters that stayed are nobody’s', () => {
    const desk = deskWith('We cooperate.').by('Hanoi', (doc) => wording(doc).insert(12, 's'))
    expect(desk.changes()).toEqual(ofFirst('We -cooperate-Hanoi+cooperates+Hanoi.'))
  })
  test('two cities in one word', () => {
    const desk = deskWith('in favour of')
      .by('Hanoi', (doc) => wording(doc).delete(7, 1))
      .by('Seoul', (doc) => wording(doc).insert(8, 's'))
    expect(desk.changes()).toEqual(ofFirst('in -favour-Hanoi&Seoul+favors+Hanoi&Seoul of'))
  })
  test('one word that became two', () => {
    const desk = deskWith('come together').by('Hanoi', (doc) => wording(doc).insert(7, ' '))
    expect(desk.changes()).toEqual(ofFirst('come -together-Hanoi+to gether+Hanoi'))
  })
  test.each([
    ['ja', '都市の広報に取り組む', '広報', '啓発活動', '都市の-広報-Hanoi+啓発活動+Hanoiに取り組む'],
    ['th', 'เมืองต่างๆ ร่วมมือกัน', 'ร่วมมือ', 'ช่วย', 'เมืองต่างๆ -ร่วมมือ-Hanoi+ช่วย+Hanoiกัน'],
    ['hi', 'हम सहयोग करेंगे', 'करेंगे', 'करते हैं', 'हम सहयोग -करेंगे-Hanoi+करते हैं+Hanoi'],
    [
      'ko',
      '도시들은 협력한다',
      '협력한다',
      '협력하기로 한다',
      '도시들은 -협력한다-Hanoi+협력하기로 한다+Hanoi',
    ],
  ])('%s', (language, words, old, now, shown) => {
    const desk = deskWith(words).by('Hanoi', replaced(old, now))
    expect(desk.changes(language)).toEqual(ofFirst(shown))
  })
})

test('[CM15] words that two cities put next to each other stay apart', () => {
  const desk = deskWith('We act')
    .by('Hanoi', (doc) => wording(doc).insert(3, 'all '))
    .by('Seoul', (doc) => wording(doc).insert(7, 'soon '))
  expect(desk.changes()).toEqual(ofFirst('We +all +Hanoi+soon +Seoulact'))
  const other = deskWith('big red bus')
    .by('Hanoi', replaced('big', 'tiny'))
    .by('Seoul', replaced('red', 'blue'))
  expect(other.changes()).toEqual(ofFirst('-big-Hanoi+tiny+Hanoi -red-Seoul+blue+Seoul bus'))
})

test('[CM16] white space and punctuation between words that the same people replaced is replaced with them', () => {
  const desk = deskWith('a low-carbon society')
    .by('Hanoi', replaced('low', 'zero'))
    .by('Hanoi', replaced('carbon', 'emission'))
  expect(desk.changes()).toEqual(ofFirst('a -low-carbon-Hanoi+zero-emission+Hanoi society'))
  const kept = deskWith('We, the cities, act')
    .by('Hanoi', replaced('We', 'All'))
    .by('Hanoi', replaced('cities', 'towns'))
  expect(kept.changes()).toEqual(ofFirst('-We-Hanoi+All+Hanoi, the -cities-Hanoi+towns+Hanoi, act'))
})

test('[CM17] words that were typed again as they were have stayed', () => {
  const desk = deskWith('We shall act together now').by('Hanoi', (doc) => {
    wording(doc).delete(0, wording(doc).length)
    wording(doc).insert(0, 'We should act together now')
  })
  expect(desk.changes()).toEqual(ofFirst('We -shall-Hanoi+should+Hanoi act together now'))
})

test('[CM18] formatting that changed is told apart from words, with who changed it', () => {
  const desk = deskWith('We shall act')
  textOf(desk.doc, SECOND).format(0, 5, { italic: {} })
  const marked = new Desk(desk.doc)
    .by('Hanoi', (doc) => wording(doc).format(3, 5, { bold: {} }))
    .by('Seoul', (doc) => textOf(doc, SECOND).format(0, 5, { italic: null }))
  expect(marked.changes()).toEqual([
    `${FIRST} changed: We *shall*Hanoi act¶`,
    `${SECOND} changed: *Share*Seoul 𠮷 words¶§`,
  ])
  const piece = marked.compared()[2]?.pieces[1]
  expect(piece).toMatchObject({ kind: 'formatted', marksBefore: [], marks: [{ type: 'bold' }] })
})

test('[CM19] words that went with their clause are deleted by whoever deleted it, also those written meanwhile', () => {
  const doc = smallText()
  const other = copyOf(doc, 103)
  const late = updateBy(other, (copy) => textOf(copy, FIRST).insert(9, ' all'))
  const log = new StrokeLog()
  log.add(Y.encodeStateAsUpdate(doc), 0)
  Y.applyUpdate(doc, late)
  log.add(late, 3)
  const before = traceContent(doc)
  const deletion = copyOf(smallText(), 101)
  const gone = updateBy(deletion, (copy) => (clause(copy, FIRST).parent as Y.XmlElement).delete(0, 1))
  Y.applyUpdate(doc, gone)
  log.add(gone, 1)
  const parts = compareTraced(before, traceContent(doc), { language: 'en', strokes: log.since(2) })
  expect(shownChanges(parts, CITIES)).toEqual([`${FIRST} deleted: -Cooperate all-Hanoi-¶-Hanoi`])
})

test('[CM20] a paragraph that is split or joined keeps its words; its end is who split or joined it', () => {
  const split = (doc: Y.Doc) => {
    const element = clause(doc, FIRST)
    wording(doc).delete(2, 4)
    const paragraph = new Y.XmlElement('paragraph')
    paragraph.insert(0, [new Y.XmlText('act')])
    element.insert(1, [paragraph])
  }
  const desk = deskWith('We act').by('Hanoi', split)
  expect(desk.changes()).toEqual([`${FIRST} changed: We- -Hanoi+¶+Hanoiact¶`])
  const doc = deskWith('We act').doc
  split(doc)
  const joined = new Desk(doc).by('Seoul', (copy) => {
    clause(copy, FIRST).delete(1, 1)
    wording(copy).insert(2, ' act')
  })
  expect(joined.changes()).toEqual([`${FIRST} changed: We-¶-Seoul+ +Seoulact¶`])
})

test('[CM21] tracing reads what is read as content, also from several text types, and writes nothing', () => {
  const doc = smallText()
  const paragraph = clause(doc, FIRST).get(0) as Y.XmlElement
  paragraph.insert(1, [new Y.XmlText(' now')])
  ;(paragraph.get(1) as Y.XmlText).format(1, 3, { bold: {}, link: { href: 'https://example.org' } })
  const before = Y.encodeStateAsUpdate(doc)
  let written = 0
  doc.on('update', () => {
    written += 1
  })
  const traced = traceContent(doc)
  const parts = compareTraced(traced, traced, { language: 'en', strokes: new StrokeLog().since(0) })
  expect(wordsNow(parts)).toEqual(wordsOf(readContent(doc)))
  expect([written, Y.encodeStateAsUpdate(doc)]).toEqual([0, before])
  const [first, second] = traced[2]?.runs ?? []
  expect([first?.text, first?.id?.client, second?.text]).toEqual(['Cooperate', SEEDER, ' '])
})

test('[CM22] content that nobody has written is compared like a text, with nobody named', () => {
  const changed = structuredClone(smallContent)
  changed.content[3].content = [{ type: 'paragraph', content: [{ type: 'text', text: 'Tokyo, 2011' }] }]
  const parts = compareContents(smallContent, changed, 'en')
  expect(shownChanges(parts)).toEqual(['closing changed: Tokyo, -2010-+2011+¶'])
  expect(parts.at(-1)?.pieces.filter((piece) => 'by' in piece && piece.by.length > 0)).toEqual([])
  expect(wordsBefore(parts)).toEqual(wordsOf(smallContent))
  expect(wordsNow(parts)).toEqual(wordsOf(changed))
})

describe('[CM23] a very long paragraph is compared without keeping anybody waiting', () => {
  const words = (count: number, word: (at: number) => string) =>
    Array.from({ length: count }, (_, at) => word(at)).join(' ')
  const compare = (before: string, now: string) => {
    const [one, other] = [withClauses(numbered(A, before)), withClauses(numbered(A, now))]
    const parts = compareContents(one, other, 'en')
    expect(wordsBefore(parts)).toEqual(wordsOf(one))
    expect(wordsNow(parts)).toEqual(wordsOf(other))
  }
  test.each([
    ['every word another', words(20_000, (at) => `a${at}`), words(20_000, (at) => `b${at}`)],
    [
      'the same few words in another order',
      words(20_000, (at) => `w${at % 7}`),
      words(20_000, (at) => `w${(at * at) % 11}`),
    ],
    [
      'the halves exchanged',
      words(20_000, (at) => `a${at}`),
      words(20_000, (at) => `a${(at + 10_000) % 20_000}`),
    ],
    [
      'every third word another',
      words(20_000, (at) => `a${at}`),
      words(20_000, (at) => (at % 3 ? `a${at}` : `b${at}`)),
    ],
  ])('%s', (_, before, now) => {
    compare(before, now)
  })
})

test('[CM23] also where every word was replaced by itself, between spaces that stayed', {
  timeout: 20_000,
}, () => {
  const text = (letter: string, client: number): TracedText => {
    const [part] = untracedText(withClauses(numbered(A, '')))
    const runs = Array.from({ length: 20_000 }, (_, at) => [
      { ...signRun(`${letter}${at}`, { client, clock: at * 10 }, []) },
      { ...signRun(' ', { client: 1, clock: at }, []) },
    ]).flat()
    return part ? [{ ...part, runs }] : []
  }
  const strokes = { inserted: () => ({ author: 1, at: '' }), deleted: () => ({ author: 1, at: '' }) }
  const [part] = compareTraced(text('a', 2), text('b', 3), { language: 'en', strokes })
  expect(part?.pieces.map(({ kind, text: { length } }) => [kind, length > 100_000])).toEqual([
    ['deleted', true],
    ['inserted', true],
    ['kept', false],
  ])
})

test('[CM24] what looks like one character is never cut', () => {
  const cases: [language: string, before: string, now: string][] = [
    ['en', 'a 👍🏽 b', 'a 👍🏿 b'],
    ['en', 'cafe here', 'cafe\u0301 here'],
    ['en', '👨‍👩‍👧 family', '👨‍👩‍👦 family'],
    ['hi', 'नमस्ते', 'नमस्तु'],
    ['th', 'ที่', 'ที้'],
    ['ko', '\u1112\u1161\u11ab', '\u1112\u1161'],
    ['en', '🇯🇵🇻🇳', '🇯🇵🇰🇷'],
    ['ja', 'か\u3099く', 'かく'],
  ]
  for (const [language, before, now] of cases) {
    const parts = compareContents(withClauses(numbered(A, before)), withClauses(numbered(A, now)), language)
    const pieces = parts[2]?.pieces ?? []
    const graphemes = (text: string) =>
      [...new Intl.Segmenter(language).segment(text)].map(({ segment }) => segment)
    for (const [kind, text] of [
      ['inserted', before],
      ['deleted', now],
    ] as const) {
      const side = pieces.filter((piece) => piece.kind !== kind).map((piece) => piece.text)
      expect(side.flatMap(graphemes)).toEqual(graphemes(`${text}\n`))
    }
  }
})
