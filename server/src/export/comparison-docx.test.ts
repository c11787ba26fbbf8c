// The Word document of a comparison: its changes are tracked, so that Word's own "accept all" and "reject all" say what was changed.
import { compareTraced } from '@plenary/shared/compare/compare-texts'
import { partsByCity } from '@plenary/shared/compare/parts-by-city'
import { seededRandom } from '@plenary/shared/testing/random'
import { playSession } from '@plenary/shared/testing/session-moments'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { contentParagraphs } from '../testing/content-paragraphs.ts'
import { EVERY_KIND, HANOI, replaced, SEOUL, sampleComparison, wordsIn } from '../testing/exported-sample.ts'
import { convertedByLibreOffice } from '../testing/libre-office.ts'
import { elementsIn, parseXml, textOf, type XmlElement } from '../testing/parse-xml.ts'
import { readDocx, unzip } from '../testing/read-docx.ts'
import { comparisonDocx } from './comparison-docx.ts'
import type { ExportedComparison } from './exported-comparison.ts'

const AT = '2010-11-09T11:00:00.000Z'
const ROOMS = process.env.PLENARY_TEST_LONG ? 200 : 8

function trackedIn(document: XmlElement): XmlElement[] {
  return elementsIn(document).filter(({ attributes }) => attributes.has('w:author'))
}

async function partOf(comparison: ExportedComparison, path: string): Promise<string> {
  return unzip(await comparisonDocx(comparison, AT)).get(path) ?? ''
}

test('[EX1] who accepts all changes has the words now, who rejects all has those before', async () => {
  const { comparison, before, now } = sampleComparison(EVERY_KIND)
  const docx = await comparisonDocx(comparison, AT)
  expect(readDocx(docx, 'accept')).toEqual(contentParagraphs(now))
  expect(readDocx(docx, 'reject')).toEqual(contentParagraphs(before))
})

test('[EX1] so it is for any two moments of any session', { timeout: 600_000 }, async () => {
  const first = Date.now() % 1_000_000
  for (let room = 0; room < ROOMS; room += 1) {
    const seed = first + room
    const { log, moments } = playSession(seededRandom(seed), 40)
    const [before, now] = [moments[0], moments.at(-1)]
    if (!before || !now) throw new Error('no moments')
    const strokes = log.since(before.rows)
    const parts = compareTraced(before.traced, now.traced, { language: 'en', strokes })
    const docx = await comparisonDocx({ ...sampleComparison([]).comparison, parts }, AT)
    expect([seed, readDocx(docx, 'accept')]).toEqual([seed, contentParagraphs(now.content)])
    expect([seed, readDocx(docx, 'reject')]).toEqual([seed, contentParagraphs(before.content)])
  }
  process.stdout.write(`[EX1] seeds from ${first}\n`)
})

test('[EX2] every change names the city first, then the person, and the time of its last letter', async () => {
  const { comparison } = sampleComparison([
    [HANOI, (doc) => replaced(wordsIn(doc, 'b'), 'should', 'shall')],
    [SEOUL, (doc) => wordsIn(doc, 'a').format(8, 5, { bold: {} })],
  ])
  const changes = trackedIn(parseXml(await partOf(comparison, 'word/document.xml')))
  const shown = changes.map((each) => [
    each.name,
    textOf(each),
    each.attributes.get('w:author'),
    each.attributes.get('w:date'),
  ])
  const hanoi = 'Hanoi (Head of delegation, Anh <b>"&\' Nguyen)'
  expect(shown).toEqual([
    ['w:rPrChange', '', 'Seoul (Drafter, Kim)', '2010-11-09T10:00:02Z'],
    ['w:del', 'should', hanoi, '2010-11-09T10:00:01Z'],
    ['w:ins', 'shall', hanoi, '2010-11-09T10:00:01Z'],
  ])
  const ids = changes.map((each) => each.attributes.get('w:id'))
  expect(new Set(ids).size).toBe(ids.length)
})

test('[EX3] what is typed or named is in the file letter by letter, whatever it says', async () => {
  const hostile = `</w:t></w:r><script>&lt;&amp;"'${'\t'}]]> ﷽ 👍🏽`
  const { comparison, now } = sampleComparison([[HANOI, (doc) => wordsIn(doc, 'a').insert(0, hostile)]], {
    title: hostile,
    plenary: hostile,
    from: { name: hostile, at: null },
  })
  const docx = await comparisonDocx(comparison, AT)
  expect(readDocx(docx, 'accept')).toEqual(contentParagraphs(now))
  for (const [path, xml] of unzip(docx)) if (/\.(xml|rels)$/.test(path)) parseXml(xml)
  expect(textOf(parseXml(await partOf(comparison, 'word/header1.xml')))).toContain(hostile)
})

test.each([
  ['decimal', '%1.'],
  ['lenticular', '【%1】'],
  ['article', '第%1条'],
] as const)('[EX4] Word numbers the clauses as the text does: %s', async (numberStyle, first) => {
  const { comparison } = sampleComparison([], { numberStyle })
  const numbering = parseXml(await partOf(comparison, 'word/numbering.xml'))
  const clauses = elementsIn(numbering, 'w:abstractNum').find((each) =>
    elementsIn(each, 'w:lvlText').some(({ attributes }) => attributes.get('w:val') === first),
  )
  const of = (name: string) =>
    (clauses ? elementsIn(clauses, name) : []).slice(0, 3).map(({ attributes }) => attributes.get('w:val'))
  expect(of('w:lvlText')).toEqual([first, '(%2)', '(%3)'])
  expect(of('w:numFmt')).toEqual(['decimal', 'lowerLetter', 'lowerRoman'])
  const paragraphs = elementsIn(parseXml(await partOf(comparison, 'word/document.xml')), 'w:p')
  const levels = paragraphs.map((each) => elementsIn(each, 'w:ilvl')[0]?.attributes.get('w:val') ?? '')
  expect(levels).toEqual(['', '', '', '0', '0', '1', '1', '0', '', '0', ''])
})

test.each([
  ['ja', 'w:eastAsia', 'Yu Mincho', 'w:eastAsia', 'ja-JP'],
  ['zh-Hant', 'w:eastAsia', 'PMingLiU', 'w:eastAsia', 'zh-TW'],
  ['ko', 'w:eastAsia', 'Batang', 'w:eastAsia', 'ko-KR'],
  ['th', 'w:cs', 'Angsana New', 'w:bidi', 'th-TH'],
  ['hi', 'w:cs', 'Mangal', 'w:bidi', 'hi-IN'],
  ['ru', 'w:ascii', 'Times New Roman', 'w:val', 'ru-RU'],
] as const)(
  '[EX5] every run names a font of its script and its language: %s',
  async (language, script, font, lang, tag) => {
    const { comparison } = sampleComparison([[HANOI, (doc) => wordsIn(doc, 'a').insert(0, '都市 ')]], {
      language,
    })
    for (const run of elementsIn(parseXml(await partOf(comparison, 'word/document.xml')), 'w:r')) {
      expect(elementsIn(run, 'w:rFonts')[0]?.attributes.get(script)).toBe(font)
      expect(elementsIn(run, 'w:lang')[0]?.attributes.get(lang)).toBe(tag)
    }
  },
)

test('[EX8] in a tracked end of a paragraph the change stands first, as Word wants it', async () => {
  const { comparison } = sampleComparison([
    [
      HANOI,
      (doc) => {
        const title = doc.getXmlFragment('declaration').get(0) as Y.XmlElement
        const block = new Y.XmlElement('paragraph')
        block.insert(0, [new Y.XmlText('Draft')])
        title.insert(2, [block])
      },
    ],
  ])
  const marks = elementsIn(parseXml(await partOf(comparison, 'word/document.xml')), 'w:pPr').flatMap((each) =>
    elementsIn(each, 'w:rPr'),
  )
  expect(marks.map((each) => elementsIn(each).map(({ name }) => name))).toEqual([['w:ins']])
})

test('[EX6] a clause that moved is deleted where it stood and inserted where it stands, with a note that says from where', async () => {
  const { comparison } = sampleComparison(EVERY_KIND)
  expect(await partOf(comparison, 'word/comments.xml')).toContain('Moved here: was Clause 4.')
  const document = parseXml(await partOf(comparison, 'word/document.xml'))
  const moved = trackedIn(document).filter((each) => textOf(each) === 'We will meet in Seoul in 2011.')
  expect(moved.map(({ name }) => name)).toEqual(['w:ins', 'w:del'])
})

test('[EX7] of one city: its changes alone are tracked, those of others count as made', async () => {
  const { comparison, now } = sampleComparison(EVERY_KIND)
  const authors = comparison.authors.map(({ name, person }) => ({
    personId: name,
    name: person,
    cityId: name,
    role: 'drafter' as const,
  }))
  const parts = partsByCity(comparison.parts, authors, 'Seoul')
  const filtered = { ...comparison, parts, city: 'Seoul' }
  const docx = await comparisonDocx(filtered, AT)
  expect(readDocx(docx, 'accept')).toEqual(contentParagraphs(now))
  const document = parseXml(unzip(docx).get('word/document.xml') ?? '')
  const names = trackedIn(document).map(({ attributes }) => attributes.get('w:author'))
  expect(new Set(names)).toEqual(new Set(['Seoul (Drafter, Kim)']))
  const without = readDocx(docx, 'reject').map((paragraph) => paragraph.map(({ text }) => text).join(''))
  expect(without).toContain('We shall deepen our cooperation on water, air and waste.')
  expect(without.join()).not.toContain('publish')
  expect(await partOf(filtered, 'word/header1.xml')).toContain('Only the changes of Seoul')
})

test('[EX8] LibreOffice, where it is installed, opens it and shows both', async () => {
  const { comparison } = sampleComparison(EVERY_KIND)
  const written = convertedByLibreOffice(await comparisonDocx(comparison, AT), 'fodt')
  if (written === undefined) return
  const opened = parseXml(Buffer.from(written).toString('utf8'))
  expect(elementsIn(opened, 'dc:creator').map(textOf)).toContain('Seoul (Drafter, Kim)')
  const kinds = elementsIn(opened).map(({ name }) => name)
  expect(kinds).toEqual(expect.arrayContaining(['text:insertion', 'text:deletion', 'text:format-change']))
})
