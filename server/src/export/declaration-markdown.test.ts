// A declaration as Markdown, read again by a reader that takes nothing for words that could be more.
import { join } from 'node:path'
import { NUMBER_STYLES } from '@plenary/shared/declaration/numbering'
import { seededRandom } from '@plenary/shared/testing/random'
import { expect, test } from 'vitest'
import { exportedText, HOSTILE, hostile, signatory, tokyo, tomsk } from '../testing/exported-declarations.ts'
import { PUNCTUATION, type ReadBlock, type ReadRun, readMarkdown } from '../testing/read-markdown.ts'
import {
  bold,
  clause,
  deepClauses,
  italic,
  linkTo,
  paragraph,
  randomContent,
  words,
  written,
} from '../testing/written-content.ts'
import { declarationMarkdown } from './declaration-markdown.ts'
import type { ExportedDeclaration } from './exported-declaration.ts'
import { gapAfter, type NumberedClause, numberedText, type Paragraph, plainRun } from './numbered-text.ts'

const FIXTURES = join(import.meta.dirname, '..', 'testing', 'fixtures')
const TEXTS = process.env.PLENARY_TEST_LONG ? 20_000 : 60

function read(declaration: ExportedDeclaration): ReadBlock[] {
  const source = declarationMarkdown(declaration)
  const [before, since] = [readMarkdown(source, PUNCTUATION.before), readMarkdown(source, PUNCTUATION.since)]
  expect(lettersOf(before)).toEqual(lettersOf(since))
  return since
}

/** Each letter with its marks; that a space is bold is not seen. */
function letters(runs: readonly ReadRun[]): string[] {
  return runs.flatMap(({ text, bold: isBold, italic: isItalic, href }) =>
    Array.from(text, (letter) => {
      const marks = /\s/.test(letter) ? '' : `${isBold ? 'b' : ''}${isItalic ? 'i' : ''}`
      return `${letter} ${marks} ${href ?? ''}`
    }),
  )
}

function lettersOf(blocks: readonly ReadBlock[]): string[][] {
  return blocks.map(({ kind, within, runs }) => [kind, ...within, ...letters(runs)])
}

/** What stands between the two rules: the text. */
function textIn(blocks: readonly ReadBlock[]): ReadBlock[] {
  const rules = blocks.flatMap(({ kind, within }, at) => (kind === 'rule' && within.length === 0 ? [at] : []))
  return blocks.slice((rules[0] ?? -1) + 1, rules.at(-1))
}

/** The blocks in which a text is to be read. */
function expected({ text, title: listed }: ExportedDeclaration): string[][] {
  const { title, preamble, clauses, closing } = numberedText(text.content, text.numberStyle)
  const plain = (runs: Paragraph) => ['paragraph', ...letters(runs)]
  return [
    ...title.slice(0, -1).map(plain),
    ['heading', ...letters(title.at(-1) ?? [plainRun(listed)])],
    ...preamble.map(plain),
    ...clauses.flatMap((each) => expectedClause(each, [])),
    ...closing.map(plain),
  ]
}

/** Markdown numbers what stands in a list of its own, other labels are words before the first ones. */
function expectedClause({ label, path, parts }: NumberedClause, above: string[]): string[][] {
  const isItem = path.length === 1 && label === `${path[0]}.`
  const within = [...above, ...(isItem ? [label] : path.length > 1 ? ['-'] : [])]
  const block = (runs: Paragraph) => ['paragraph', ...within, ...letters(runs)]
  const [first, ...rest] = parts
  const blocks = (some: typeof parts) =>
    some.flatMap((part) =>
      'paragraph' in part
        ? [block(part.paragraph)]
        : part.clauses.flatMap((below) => expectedClause(below, within)),
    )
  if (isItem) return parts.length === 0 ? [block([])] : blocks(parts)
  if (first === undefined || !('paragraph' in first)) return [block([plainRun(label)]), ...blocks(parts)]
  return [block([plainRun(`${label}${gapAfter(label)}`), ...first.paragraph]), ...blocks(rest)]
}

test('[EX40] Markdown of the Tokyo and the Tomsk declaration is as it was reviewed', async () => {
  await expect(declarationMarkdown(tokyo())).toMatchFileSnapshot(join(FIXTURES, 'tokyo-declaration.en.md'))
  await expect(declarationMarkdown(tomsk())).toMatchFileSnapshot(join(FIXTURES, 'tomsk-declaration.ja.md'))
})

test('[EX41] what is hostile in every field is read from Markdown letter by letter', () => {
  const declaration = hostile()
  const blocks = read(declaration)
  expect(lettersOf(textIn(blocks))).toEqual(expected(declaration))
  const shown = blocks.map(({ runs }) => runs.map(({ text }) => text).join('')).join('\n')
  for (const field of ['network', 'plenary', 'place', 'version', 'city', 'person', 'office', 'holder'])
    expect(shown).toContain(`${field} ${HOSTILE}`)
})

test('[EX41] what begins a line, or ends it, is read as it was typed', () => {
  const lines = ['# a', '#', '1. a', '12) a', '- a', '+ a', '* a', '> a', '---', '===', '***', '    a', '\ta']
  const ends = [
    'a  ',
    'a\\',
    'a #',
    'a ##',
    '\u3000東京\u3000',
    'a\u2028b',
    '|a|',
    '<div>',
    '~~~',
    '```',
    '[a]: b',
  ]
  const clauses = [...lines, ...ends].map((line) => clause(paragraph(line), paragraph(line)))
  const title = [...lines, ...ends].map((line) => paragraph(line))
  for (const heading of ends) {
    const content = written(clauses, { title: [...title, paragraph(heading)], closing: title })
    const declaration = tokyo({ text: exportedText('en', 'authentic', content) })
    expect(lettersOf(textIn(read(declaration)))).toEqual(expected(declaration))
  }
})

test('[EX41] so is any text', { timeout: 600_000 }, () => {
  const first = Date.now() % 1_000_000
  process.stdout.write(`[EX41] seeds from ${first}\n`)
  for (let seed = first; seed < first + TEXTS; seed += 1) {
    const random = seededRandom(seed)
    const numberStyle = random.pick(NUMBER_STYLES)
    const text = { ...exportedText('ja', 'authentic', randomContent(random)), numberStyle }
    const declaration = tokyo({ text })
    expect([seed, lettersOf(textIn(read(declaration)))]).toEqual([seed, expected(declaration)])
  }
})

test('[EX42] bold, italic and links are the same in Markdown, also between letters without a space', () => {
  const marked = paragraph(
    '都市は',
    words('「環境」', bold),
    'を',
    words('守り', italic),
    words('、', bold, italic),
    words(' 報告 ', bold),
    'する',
    words('こと', bold, linkTo('https://example.org/a_(b)?c=1&copy=2')),
    words('。', linkTo('https://example.org/a_(b)?c=1&copy=2')),
    words('x', italic),
    'y',
    words('z!', bold, italic),
    words('w', linkTo('mailto:a@example.org')),
    'o',
    words('b', bold),
    words('_', bold, italic),
    words('b', bold),
    'o',
  )
  const declaration = tokyo({ text: exportedText('ja', 'authentic', written([clause(marked)])) })
  expect(lettersOf(textIn(read(declaration)))).toEqual(expected(declaration))
})

test('[EX43] clauses have their numbers in Markdown, sub-clauses stand in lists within them', () => {
  const text = exportedText('en', 'authentic', written(deepClauses()))
  const shown = (style: (typeof NUMBER_STYLES)[number]) =>
    textIn(read(tokyo({ text: { ...text, numberStyle: style } })))
      .slice(2)
      .map(({ within, runs }) => [...within, runs.map((run) => run.text).join('')].join(' '))
  expect(shown('decimal')).toEqual([
    '1. first',
    '1. first again',
    '2. second',
    '2. - (a) below',
    '2. - below again',
    '2. - (b)',
    '2. - - (i) third level',
    '2. - - - (1) fourth level',
    '2. between',
    '2. - (c) counts on',
    '2. behind',
    '3. ',
  ])
  expect(shown('lenticular')).toContain('【2】second')
  expect(shown('article')).toContain('第2条\u3000second')
})

test('[EX44] a draft in Markdown begins with its mark, version and time; what is adopted has none', () => {
  const [first] = read(tomsk())
  expect(first?.runs.every(({ bold: isBold }) => isBold)).toBe(true)
  expect(first?.runs.map(({ text }) => text).join('')).toBe('草案 · 2014年9月6日 11:30（UTC+7）時点')
  expect(declarationMarkdown(tokyo())).not.toContain('DRAFT')
})

test('[EX45] Markdown has the signatures in their order, and the digests', () => {
  const outcome = { kind: 'signed', way: 'paper', at: '2010-11-09T02:30:00.000Z' } as const
  const signatories = [
    signatory({ city: 'Jakarta', name: 'A_B', title: 'Governor', holder: 'Seoul', outcome }),
    signatory({ city: 'Hanoi' }),
  ]
  const declaration = tokyo({ signatories })
  const shown = read(declaration).map(({ within, runs }) =>
    [...within, runs.map(({ text }) => text).join('')].join(' '),
  )
  expect(shown).toContain(
    '1. Jakarta · A_B · Governor · by proxy: Seoul · Signed on paper on 9 November 2010, 11:30 (UTC+9)',
  )
  expect(shown).toContain('2. Hanoi')
  for (const digest of [declaration.text.digest, declaration.version.digest])
    expect(shown.some((line) => line.includes(digest))).toBe(true)
})
