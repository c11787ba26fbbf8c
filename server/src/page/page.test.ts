// The page of a declaration, as poppler and qpdf read it.
import { join } from 'node:path'
import { isRefusal } from '@plenary/shared/refusal'
import type { ContentJson } from '@plenary/shared/schema/content'
import { expect, test } from 'vitest'
import type { ExportedDeclaration, SignatoryOutcome } from '../export/exported-declaration.ts'
import { exportedText, HOSTILE, hostile, signatory, tokyo, tomsk } from '../testing/exported-declarations.ts'
import { askTool, attachment, placedWords } from '../testing/read-pdf.ts'
import { composedIn, LANGUAGES } from '../testing/ten-languages.ts'
import { PageCompiler } from './page-compiler.ts'
import type { Declarations } from './page-data.ts'
import { PageFonts } from './page-fonts.ts'
import { answerPageQuestion, type Page } from './page-jobs.ts'

const fonts = new PageFonts()
const compiler = new PageCompiler(fonts.folder)
const ask = (...declarations: Declarations) => answerPageQuestion(['page', declarations], compiler, fonts)

function pageOf(...declarations: Declarations): Page {
  const answer = ask(...declarations)
  if (isRefusal(answer)) throw new Error(`${answer.refused}: ${answer.field}`)
  return answer
}

const textOf = ({ bytes }: Page, ...options: string[]) =>
  askTool('pdftotext', [...options, 'PDF', '-'], bytes)
/** Where lines end and what is set apart is the page's own. */
const close = (text: string) => text.replaceAll(/\s/g, '')
const pagesOf = (page: Page) => textOf(page, '-layout').split('\f').slice(0, -1)
const paragraph = (text: string) => ({
  type: 'paragraph' as const,
  content: [{ type: 'text' as const, text }],
})

test.each([
  ['tokyo', tokyo()],
  ['tomsk', tomsk()],
])('[PG1] the page of a published declaration reads as it was reviewed: %s', async (name, declaration) => {
  const golden = join(import.meta.dirname, 'golden', `${name}.txt`)
  await expect(textOf(pageOf(declaration), '-layout')).toMatchFileSnapshot(golden)
})

test('[PG2] what is not adopted says so on every page, in the language of the text, with its version and the time', () => {
  const pages = pagesOf(pageOf(tokyo({ adoption: null })))
  expect(pages).toHaveLength(2)
  for (const page of pages) {
    expect(page.trimStart()).toMatch(/^DRAFT\n\s+Rev\. 3 · 9 November 2010, 10:58 \(UTC\+9\)\n/)
    expect(page).toContain('Tokyo Declaration · Asian Network of Major Cities 21 · DRAFT, Rev. 3')
  }
  const mark = {
    en: 'DRAFT',
    ja: '草案',
    ko: '초안',
    'zh-Hant': '草案',
    th: 'ร่าง',
    vi: 'BẢN DỰ THẢO',
    ru: 'ПРОЕКТ',
  }
  for (const [language, word] of Object.entries(mark))
    expect([language, close(textOf(pageOf(composedIn(language)))).startsWith(close(word))]).toEqual([
      language,
      true,
    ])
  expect(close(textOf(pageOf(tokyo())))).not.toMatch(/draft/i)
})

test('[PG3] what is typed or named is on the page letter by letter, whatever it says', () => {
  const text = close(textOf(pageOf(hostile()), '-raw').replaceAll(/\f/g, '')) // a page may end within a sentence
  const parts = ['body', 'title', 'preamble', 'bold', 'italic', 'link', 'below', 'rest', 'closing']
  const fields = ['city', 'person', 'office', 'byproxy:holder', 'listed', 'network', 'Rev.4,version']
  // The first line of the footer is broken within a run of hyphens, of which poppler takes one away.
  const expected = (of: string) => close(`${of} ${HOSTILE}`).replaceAll('--', '-')
  for (const each of [...parts, ...fields]) expect(text.replaceAll('--', '-')).toContain(expected(each))
})

test('[PG4] it is a tagged PDF/A-3a without a fault, whose attachment gives the digest', () => {
  const declaration = tokyo()
  const { bytes } = pageOf(declaration)
  expect(askTool('pdfinfo', ['PDF'], bytes)).toMatch(/Title: +Tokyo Declaration\n[\s\S]*Tagged: +yes\n/)
  const metadata = askTool('pdfinfo', ['-meta', 'PDF'], bytes)
  expect(metadata).toMatch(/<pdfaid:part>3<\/pdfaid:part>\s*<pdfaid:conformance>A</)
  expect(askTool('qpdf', ['--check', 'PDF'], bytes)).toContain('No syntax or stream encoding errors found')
  const attached = JSON.parse(attachment(bytes)) as { digest: string; texts: { content: ContentJson }[] }
  expect(attached.digest).toBe(declaration.version.digest)
  const [first] = attached.texts
  expect(first && exportedText('en', 'authentic', first.content).digest).toBe(declaration.text.digest)
})

test.each(LANGUAGES)(
  '[PG5] it is set in the fonts of its script, every letter, regular and bold: %s',
  (language) => {
    const declaration = composedIn(language)
    const page = pageOf(declaration)
    const found = new Set(textOf(page))
    const letters = new Set(
      JSON.stringify([declaration.text.content, declaration.signatories]).match(/\P{ASCII}/gu),
    )
    expect([...letters].filter((letter) => !found.has(letter))).toEqual([])
    const names = askTool('pdffonts', ['PDF'], page.bytes)
    const own: Record<string, string> = {
      ja: 'NotoSerifCJKjp',
      ko: 'NotoSerifCJKkr',
      'zh-Hans': 'NotoSerifCJKsc',
      'zh-Hant': 'NotoSerifCJKtc',
      th: 'NotoSerifThai',
      hi: 'NotoSerifDevanagari',
      my: 'NotoSerifMyanmar',
    }
    for (const style of ['Regular', 'Bold'])
      expect(names).toContain(`+${own[language] ?? 'NotoSerif'}-${style}`)
  },
)

test('[PG5] names in other scripts than the text are set as well', () => {
  const names = ['山田 太郎', '김민수', 'ณัฐพล', 'Nguyễn Thị Minh', 'Дорж', 'ဦးမောင်', 'محمد', 'Ἑλένη']
  const signatories = names.map((name, place) => signatory({ city: `City ${place}`, name }))
  const text = close(textOf(pageOf(tokyo({ signatories }))))
  for (const name of names.filter((each) => each !== 'محمد')) expect(text).toContain(close(name))
})

test('[PG6] letters that no font has are refused by name; where a font is not installed, its package is named', () => {
  expect(ask(tokyo({ title: 'Declaration \ue000' }))).toEqual({
    refused: 'letter-without-font',
    field: '\ue000 (U+E000)',
  })
  expect(ask(tokyo({ title: 'Declaration 𓀀' }))).toMatchObject({ field: '𓀀 (U+13000)' })
  expect(ask(tokyo({ title: 'Declaration a🏽' }))).toMatchObject({ field: '🏽 (U+1F3FD)' })
  const few = new PageFonts('/usr/share/fonts/truetype')
  expect(answerPageQuestion(['page', [tomsk()]], compiler, few)).toEqual({
    refused: 'font-missing',
    field: 'fonts-noto-cjk',
  })
  expect(answerPageQuestion(['page', [tokyo()]], compiler, few)).toHaveProperty('bytes')
})

test('[PG8] each city that signs has one box, above its name, in columns filled downwards', () => {
  const page = pageOf(tokyo())
  const cities = tokyo().signatories
  expect(page.boxes.map(({ cityId }) => cityId)).toEqual(cities.map(({ cityId }) => cityId))
  const words = placedWords(page.bytes)
  expect([...page.boxes].sort((one, other) => one.x - other.x || one.y - other.y)).toEqual(page.boxes)
  for (const { cityId, ...box } of page.boxes) {
    const city = cities.find((each) => each.cityId === cityId)?.city.split(' ')[0]
    const below = box.y + box.height
    const named = words.filter(
      ({ word, page: place, x, y }) =>
        word === city && place === box.page && Math.abs(x - box.x) < 2 && y >= below - 2 && y < below + 12,
    )
    expect([city, named.length]).toEqual([city, 1])
    const within = words.filter(
      ({ page: place, x, y }) =>
        place === box.page && x >= box.x && x < box.x + box.width && y >= box.y && y < below - 2,
    )
    expect(within).toEqual([])
  }
})

test('[PG16] a name without a space is broken within the column of its city', () => {
  const long = ['x'.repeat(90), 'д\u0301'.repeat(60), 'ア'.repeat(90)]
  const signatories = tokyo().signatories.map((each, place) => ({ ...each, name: long[place] ?? '' }))
  const words = placedWords(pageOf({ ...tokyo(), signatories }).bytes)
  for (const [name, letters] of long.map((name) => [name, new RegExp(`^[${name.slice(0, 2)}]+$`)] as const)) {
    const lines = words.filter(({ word }) => letters.test(word))
    expect(lines.map(({ word }) => word).join('')).toBe(name)
    expect(lines.length).toBeGreaterThan(1)
  }
})

function withLastClause(declaration: ExportedDeclaration, words: string): ExportedDeclaration {
  const [title, preamble, clauses, closing] = declaration.text.content.content
  const last = { type: 'clause' as const, attrs: { id: 'clauselast000000' }, content: [paragraph(words)] }
  const content: ContentJson = {
    type: 'doc',
    content: [title, preamble, { ...clauses, content: [...(clauses.content ?? []), last] }, closing],
  }
  return { ...declaration, text: { ...declaration.text, content } }
}

test('[PG9] no signature begins on a page without the place and the date, however long the last clause is', () => {
  for (const times of [1, 6, 12, 24, 40]) {
    const page = pageOf(withLastClause(tomsk(), '会員都市間の協力を高める。'.repeat(times * 3)))
    const pages = pagesOf(page)
    expect(new Set(page.boxes.map((box) => box.page))).toEqual(new Set([pages.length]))
    expect(pages.at(-1)).toContain('トムスクにて')
  }
  const thirty = Array.from({ length: 30 }, (_, place) =>
    signatory({ city: `City${place + 1}`, name: 'A. B.' }),
  )
  const page = pageOf(tokyo({ signatories: thirty }))
  expect(pagesOf(page)[(page.boxes[0]?.page ?? 0) - 1]).toContain('November 9, 2010')
  const inColumns = [...page.boxes].sort(
    (one, other) => one.page - other.page || one.x - other.x || one.y - other.y,
  )
  expect(inColumns).toEqual(page.boxes)
  expect(page.boxes.map(({ cityId }) => cityId)).toEqual(thirty.map(({ cityId }) => cityId))
})

test('[PG10] several texts each begin a page; the signatures stand once, after the last authentic text', () => {
  const { adoption, version } = tokyo()
  const korean = composedIn('ko', { adoption, version })
  const gist = tomsk({ adoption, version })
  const page = pageOf(tokyo(), korean, gist)
  const titles = ['TokyoDeclaration', '물에관한선언', 'トムスク宣言（趣旨）']
  // The footer names the declaration on every page.
  const begun = pagesOf(page).map((each) =>
    titles.findIndex((title) => close(each.replace(/.*·.*/, '')).includes(title)),
  )
  expect(begun).toEqual([0, -1, 1, 2, -1])
  expect(page.boxes.map(({ cityId }) => cityId)).toEqual(korean.signatories.map(({ cityId }) => cityId))
  expect(new Set(page.boxes.map((box) => box.page))).toEqual(new Set([3]))
  const attached = JSON.parse(attachment(page.bytes)) as { texts: { language: string }[] }
  expect(attached.texts.map(({ language }) => language)).toEqual(['en', 'ko', 'ja'])
})

test('[PG11] below the rule: name, title, the holder of the proxy, and what came of it', () => {
  const at = '2010-11-09T02:26:12.000Z'
  const outcomes: SignatoryOutcome[] = [
    { kind: 'signed', way: 'paper', at },
    { kind: 'signed', way: 'electronic', at },
    { kind: 'signed', way: 'outside', at },
    { kind: 'declined', way: null, at },
    { kind: 'absent', way: null, at },
  ]
  const signatories = outcomes.map((outcome, place) =>
    signatory({
      city: `City${place}`,
      name: 'Nitaya',
      title: 'Governor',
      holder: place === 0 ? 'Seoul' : null,
      outcome,
    }),
  )
  const text = textOf(pageOf(tokyo({ signatories })), '-raw').replaceAll('\n', ' ')
  const when = 'on 9 November 2010, 11:26 (UTC+9)'
  expect(text).toContain(`City0 Nitaya Governor by proxy: Seoul Signed on paper ${when} City1`)
  expect(text).toContain(`City1 Nitaya Governor Signed electronically ${when} City2`)
  expect(text).toContain(`City2 Nitaya Governor Signed with its own certificate ${when} City3`)
  expect(text).toContain(`City3 Nitaya Governor Declined to sign ${when} City4`)
  expect(text).toContain('City4 Nitaya Governor Absent Tokyo Declaration ·')
})

test('[PG12] a text that is not authentic says what it is', () => {
  expect(textOf(pageOf(tomsk()))).toMatch(
    /トムスク宣言（趣旨）\n趣旨（日本語、正文ではない）\n参考のための趣旨であり、正文を優先します。\n/,
  )
  const { text } = tokyo()
  expect(textOf(pageOf(tokyo({ text: { ...text, status: 'translation' } })))).toContain(
    '\nOfficial translation into English\nWhere the texts differ',
  )
})

test('[PG1] clauses are numbered as the text numbers them, sub-clauses by letters, then Roman figures', () => {
  const clause = (id: string, words: string, below: ReturnType<typeof clauseOf>[] = []) =>
    clauseOf(id, words, below)
  const { text, ...rest } = tokyo()
  const [title, preamble, , closing] = text.content.content
  const clauses = [
    clause('a', 'first', [clause('b', 'inner', [clause('c', 'innermost')]), clause('d', 'second')]),
  ]
  for (const [numberStyle, label] of [
    ['decimal', '1.'],
    ['lenticular', '【1】'],
    ['article', '第1条'],
  ] as const) {
    const content: ContentJson = {
      type: 'doc',
      content: [title, preamble, { type: 'clauses', content: clauses }, closing],
    }
    const page = pageOf({ ...rest, text: { ...text, numberStyle, content } })
    expect(close(textOf(page, '-raw'))).toContain(`${label}first(a)inner(i)innermost(b)second`)
  }
})

function clauseOf(id: string, words: string, below: readonly object[]): never {
  return {
    type: 'clause',
    attrs: { id: `clause${id}000000000`.slice(0, 16) },
    content: [paragraph(words), ...(below.length > 0 ? [{ type: 'subclauses', content: below }] : [])],
  } as never
}
