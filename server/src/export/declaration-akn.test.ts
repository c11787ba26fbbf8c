// A declaration as Akoma Ntoso: by the schema where it is there, and what no schema says.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { NUMBER_STYLES } from '@plenary/shared/declaration/numbering'
import { seededRandom } from '@plenary/shared/testing/random'
import { expect, test } from 'vitest'
import { exportedText, HOSTILE, hostile, signatory, tokyo, tomsk } from '../testing/exported-declarations.ts'
import { childNamed, elementsIn, isWithin, parseXml, textOf, type XmlElement } from '../testing/parse-xml.ts'
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
import { declarationAkn } from './declaration-akn.ts'
import type { ExportedDeclaration, SignatoryOutcome } from './exported-declaration.ts'
import { numberedText, wordsOf } from './numbered-text.ts'

const FIXTURES = join(import.meta.dirname, '..', 'testing', 'fixtures')
const SCHEMA = join(import.meta.dirname, '..', '..', '..', '..', 'shared', 'data', 'akn', 'akomantoso30.xsd')
const hasSchema = existsSync(SCHEMA) && existsSync('/usr/bin/xmllint')
const TEXTS = process.env.PLENARY_TEST_LONG ? 2_000 : 40

function read(declaration: ExportedDeclaration): XmlElement {
  return parseXml(declarationAkn(declaration))
}

function attributesOf(root: XmlElement, name: string): Record<string, string>[] {
  return elementsIn(root, name).map(({ attributes }) => Object.fromEntries(attributes))
}

const signed = (city: string, kind: SignatoryOutcome['kind'], more = {}) =>
  signatory({ city, outcome: { kind, way: null, at: '2010-11-09T02:30:00.000Z' }, ...more })

/** One of each. */
function signing(): ExportedDeclaration {
  return tokyo({
    signatories: [
      signed('Hanoi', 'signed', { name: 'A', title: 'Governor' }),
      signed('Jakarta', 'signed', { name: 'Governor', title: 'Governor', holder: 'Seoul' }),
      signed('Seoul', 'declined', { name: 'B' }),
      signed('Taipei', 'absent', { title: 'Mayor' }),
    ],
  })
}

function* samples(): Generator<ExportedDeclaration> {
  yield* [tokyo(), tomsk(), hostile(), signing()]
  const text = exportedText('th', 'translation', written(deepClauses()))
  yield* NUMBER_STYLES.map((numberStyle) => tokyo({ text: { ...text, numberStyle }, adoption: null }))
  yield tokyo({ text: exportedText('my', 'gist', written([], { title: [], preamble: [] })), signatories: [] })
}

test('[EX40] Akoma Ntoso of the Tokyo and the Tomsk declaration is as it was reviewed', async () => {
  await expect(declarationAkn(tokyo())).toMatchFileSnapshot(join(FIXTURES, 'tokyo-declaration.en.xml'))
  await expect(declarationAkn(tomsk())).toMatchFileSnapshot(join(FIXTURES, 'tomsk-declaration.ja.xml'))
})

test.runIf(hasSchema)('[EX50] it is valid by the schema of OASIS', () => {
  const seed = Date.now() % 1_000_000
  process.stdout.write(`[EX50] seed ${seed}\n`)
  const random = seededRandom(seed)
  const folder = mkdtempSync(join(tmpdir(), 'plenary-akn-'))
  try {
    const content = Array.from({ length: 8 }, () => randomContent(random))
    const written = content.map((each) => tokyo({ text: exportedText('zh-Hant', 'authentic', each) }))
    const files = [...samples(), ...written].map((declaration, index) => {
      const file = join(folder, `${index}.xml`)
      writeFileSync(file, declarationAkn(declaration))
      return file
    })
    execFileSync('xmllint', ['--nonet', '--noout', '--schema', SCHEMA, ...files], { stdio: 'pipe' })
  } finally {
    rmSync(folder, { recursive: true })
  }
})

test('[EX51] it is named by FRBR: a work for all versions, an expression by language and version', () => {
  const named = (declaration: ExportedDeclaration) =>
    attributesOf(read(declaration), 'FRBRuri').map(({ value }) => value)
  const work = '/akn/zz/statement/declaration/2010-11-08/declarationtokyo'
  expect(named(tokyo())).toEqual([work, `${work}/eng@rev-3`, `${work}/eng@rev-3.akn`])
  const draft = { ...tokyo().version, number: null }
  expect(named(tokyo({ adoption: null, version: draft }))[1]).toBe(`${work}/eng@2010-11-09T01:58:40.000Z`)
  const taiwan = { ...tokyo().text, language: 'zh-Hant' }
  expect(named(tokyo({ text: taiwan }))[1]).toBe(`${work}/zho@rev-3;zh-Hant`)
  const languages = ['ja', 'zh-Hant', 'mn', 'yue', 'xx'].map((language) =>
    attributesOf(read(tokyo({ text: { ...tokyo().text, language } })), 'FRBRlanguage').map(
      (each) => each.language,
    ),
  )
  expect(languages.flat()).toEqual(['jpn', 'zho', 'mon', 'yue', 'und'])
  const authoritative = [tokyo(), tokyo({ adoption: null }), tomsk({ adoption: tokyo().adoption })].map(
    (each) => attributesOf(read(each), 'FRBRauthoritative')[0]?.value,
  )
  expect(authoritative).toEqual(['true', 'false', 'false'])
})

test('[EX52] every name is there once, every reference has its target', () => {
  for (const declaration of samples()) {
    const root = read(declaration)
    const all = elementsIn(root)
    const names = all.flatMap(({ attributes }) => attributes.get('eId') ?? [])
    expect(names).toEqual([...new Set(names)])
    const references = all.flatMap(({ attributes }) =>
      ['refersTo', 'as', 'by', 'source', 'outcome', 'href'].flatMap((key) => attributes.get(key) ?? []),
    )
    const targets = references.filter((each) => each.startsWith('#')).map((each) => each.slice(1))
    const known = new Set(
      elementsIn(root, 'references')
        .flatMap((each) => elementsIn(each))
        .map((each) => each.attributes.get('eId')),
    )
    expect(targets.filter((each) => !known.has(each))).toEqual([])
  }
})

test('[EX52] clauses and sub-clauses are named by their numbers, with their own ids beside', () => {
  const clauses = deepClauses()
  const text = exportedText('en', 'authentic', written([...clauses, ...clauses.slice(0, 1)]))
  const parts = ['clause', 'subclause', 'intro', 'alinea', 'wrapUp']
  for (const numberStyle of NUMBER_STYLES) {
    const root = read(tokyo({ text: { ...text, numberStyle } }))
    const names = elementsIn(root)
      .filter(({ name }) => parts.includes(name))
      .map(({ attributes }) => attributes.get('eId'))
    expect(names).toEqual([
      'cl_1',
      'cl_2',
      'cl_2__intro',
      'cl_2__subcl_a',
      'cl_2__subcl_b',
      'cl_2__subcl_b__subcl_i',
      'cl_2__subcl_b__subcl_i__intro',
      'cl_2__subcl_b__subcl_i__subcl_1',
      'cl_2__al_1',
      'cl_2__subcl_c',
      'cl_2__wrapup',
      'cl_3',
      'cl_4',
    ])
    const ids = attributesOf(root, 'clause').map(({ GUID }) => GUID)
    expect(ids).toEqual([...clauses.map(({ attrs }) => attrs.id), undefined])
  }
})

test('[EX43] clauses have their numbers in Akoma Ntoso', () => {
  const text = { ...exportedText('ja', 'authentic', written(deepClauses())), numberStyle: 'article' as const }
  const labels = elementsIn(read(tokyo({ text })), 'num').map(textOf)
  expect(labels).toEqual(['第1条', '第2条', '(a)', '(b)', '(i)', '(1)', '(c)', '第3条'])
})

test('[EX53] what was typed or named is in it letter by letter', () => {
  const root = read(hostile())
  const shown = (name: string) => elementsIn(root, name).map(textOf)
  expect(shown('docTitle')).toEqual([`title ${HOSTILE}`])
  expect(shown('docProponent')).toEqual([`body ${HOSTILE}`])
  expect(shown('formula').map((each) => each.trim())).toEqual([`preamble ${HOSTILE}`])
  expect([...shown('b'), ...shown('i'), ...shown('a')]).toEqual(
    ['bold', 'italic', 'link'].map((each) => `${each} ${HOSTILE}`),
  )
  expect([...shown('organization'), ...shown('person'), ...shown('role')]).toEqual(
    ['city', 'person', 'office'].map((each) => `${each} ${HOSTILE}`),
  )
  expect(shown('remark')).toEqual([`by proxy: holder ${HOSTILE}`])
  expect(shown('docStage')[0]).toContain(`version ${HOSTILE}`)
  const known = elementsIn(root).flatMap(({ attributes }) => attributes.get('showAs') ?? [])
  for (const field of ['network', 'place', 'city', 'person', 'office'])
    expect(known).toContain(`${field} ${HOSTILE}`)
})

test('[EX53] so is any text', () => {
  const first = Date.now() % 1_000_000
  process.stdout.write(`[EX53] seeds from ${first}\n`)
  for (let seed = first; seed < first + TEXTS; seed += 1) {
    const text = exportedText('en', 'authentic', randomContent(seededRandom(seed)))
    const root = read(tokyo({ text, signatories: [] }))
    const shown = elementsIn(root, 'p')
      .map(textOf)
      .filter((each) => each !== '')
    const { title, preamble, clauses, closing } = numberedText(text.content, 'decimal')
    const inClauses = (list: typeof clauses): string[] =>
      list.flatMap(({ parts }) =>
        parts.flatMap((part) => ('clauses' in part ? inClauses(part.clauses) : [wordsOf(part.paragraph)])),
      )
    const heading = title.length > 0 ? title.map(wordsOf) : ['Tokyo Declaration']
    const typed = [...heading, ...preamble.map(wordsOf), ...inClauses(clauses), ...closing.map(wordsOf)]
    expect([seed, shown]).toEqual([seed, typed])
  }
})

test('[EX53] what no XML can hold is shown as missing, and the file stays readable', () => {
  const root = read(tokyo({ title: 'a\u0000b\ud800c\uffffd\u{1f600}', network: 'x\ty\nz' }))
  expect(attributesOf(root, 'FRBRname')[0]?.value).toBe('a\ufffdb\ufffdc\ufffdd\u{1f600}')
  expect(attributesOf(root, 'TLCOrganization')[0]?.showAs).toBe('x\ty\nz')
})

test('[EX54] place and day of the closing are marked where they are the plenary’s', () => {
  const closing = (plenary: Partial<ExportedDeclaration['plenary']>, ...lines: string[]) => {
    const text = exportedText(
      'en',
      'authentic',
      written([], { closing: lines.map((line) => paragraph(line)) }),
    )
    const root = read(
      tokyo({ text, adoption: null, signatories: [], plenary: { ...tokyo().plenary, ...plenary } }),
    )
    const end = elementsIn(root, 'conclusions')[0]
    const marks = end ? elementsIn(end).filter(({ name }) => name === 'location' || name === 'date') : []
    return marks.map((each) => `${each.attributes.get('date') ?? ''} ${textOf(each)}`.trim())
  }
  expect(closing({}, 'November 9, 2010', 'Tokyo')).toEqual(['2010-11-09 November 9, 2010', 'Tokyo'])
  expect(closing({}, 'Tokyo, 9 November 2010.')).toEqual(['Tokyo', '2010-11-09 9 November 2010'])
  expect(closing({ place: '東京' }, '２０１０年１１月９日、東京にて')).toEqual([
    '2010-11-09 ２０１０年１１月９日',
    '東京',
  ])
  expect(closing({ place: 'โตเกียว' }, 'โตเกียว ๙ พฤศจิกายน ๒๕๕๓')).toEqual([
    'โตเกียว',
    '2010-11-09 ๙ พฤศจิกายน ๒๕๕๓',
  ])
  expect(closing({}, '10 November 2010', '9/12/2010', 'in 2010', 'Seoul')).toEqual([])
})

test('[EX55] a signature is marked as one where the city signed, and each outcome is a step', () => {
  const root = read(signing())
  const cities = elementsIn(root, 'organization').map((each) => [textOf(each), isWithin(each, 'signature')])
  expect(cities).toEqual([
    ['Hanoi', true],
    ['Jakarta', true],
    ['Seoul', false],
    ['Taipei', false],
  ])
  expect(attributesOf(root, 'step').map(({ outcome }) => outcome)).toEqual([
    '#adopted',
    '#signed',
    '#signed',
    '#declined',
    '#absent',
  ])
  expect(elementsIn(root, 'remark').map(textOf)[1]).toBe('by proxy: Seoul')
  expect(attributesOf(root, 'TLCRole').map(({ showAs }) => showAs)).toEqual(['Governor', 'Mayor'])
})

test('[EX44] a draft says so in its preface, its version and its life; what is adopted says when', () => {
  const states = (declaration: ExportedDeclaration) => {
    const root = read(declaration)
    const statement = elementsIn(root, 'statement')[0]
    return [
      statement?.attributes.get('contains'),
      ...elementsIn(root, 'docStage').map(textOf),
      ...attributesOf(root, 'eventRef').map(({ date, refersTo }) => `${date} ${refersTo ?? ''}`.trim()),
      ...attributesOf(root, 'plenary:version').map(({ draft }) => draft),
    ]
  }
  expect(states(tomsk())).toEqual([
    'singleVersion',
    '草案 · 2014年9月6日 11:30（UTC+7）時点',
    '2014-09-06T04:30:05.000Z #draft',
    'true',
  ])
  expect(states(tokyo())).toEqual([
    'originalVersion',
    '2010-11-09T01:58:40.000Z',
    '2010-11-09T02:14:00.000Z #adopted',
    'false',
  ])
})

test('[EX45] it has the digests in a namespace of their own', () => {
  const { text, version } = tokyo()
  const root = read(tokyo())
  const proprietary = elementsIn(root, 'proprietary')[0]
  expect(proprietary && childNamed(proprietary, 'plenary:digest')?.attributes.get('form')).toBe(version.form)
  expect(elementsIn(root, 'plenary:digest').map(textOf)).toEqual([text.digest, version.digest])
})

test('[EX56] bold, italic and links are marked; an address that is none by RFC 3986 is kept as it was typed', () => {
  const link = (href: string) => words('x', linkTo(href), bold, italic)
  const hrefs = [
    'https://a.b/[x]?y=1&z=%zz#a#b',
    'https://東京.example:8080/',
    'mailto:a@b.c',
    'http://a:b/',
    'https://[/',
  ]
  const content = written([clause(paragraph(...hrefs.map(link)))])
  const root = read(tokyo({ text: exportedText('en', 'authentic', content) }))
  expect(attributesOf(root, 'a').map(({ href }) => href)).toEqual([
    'https://a.b/%5Bx%5D?y=1&z=%25zz#a%23b',
    'https://東京.example:8080/',
    'mailto:a@b.c',
  ])
  expect(attributesOf(root, 'span').map(({ title }) => title)).toEqual(hrefs.slice(3))
  expect(elementsIn(root, 'i').every((each) => isWithin(each, 'b'))).toBe(true)
})
