// The Word document of a declaration: the text whole, numbered by Word, with everything that a reader of the file needs.
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import type { ContentJson } from '@plenary/shared/schema/content'
import { expect, test } from 'vitest'
import { contentParagraphs } from '../testing/content-paragraphs.ts'
import { exportedText, HOSTILE, hostile, signatory, tokyo, tomsk } from '../testing/exported-declarations.ts'
import { convertedByLibreOffice } from '../testing/libre-office.ts'
import { nestedContent } from '../testing/nested-content.ts'
import { elementsIn, parseXml, textOf, type XmlElement } from '../testing/parse-xml.ts'
import { readDocx, unzip } from '../testing/read-docx.ts'
import { declarationDocx } from './declaration-docx.ts'
import type { ExportedDeclaration } from './exported-declaration.ts'

type Parts = ReadonlyMap<string, string>

const partsOf = async (declaration: ExportedDeclaration): Promise<Parts> =>
  unzip(await declarationDocx(declaration))

const xmlIn = (parts: Parts, path: string): XmlElement => parseXml(parts.get(path) ?? '')

const linesIn = (parts: Parts, path: string): string[] =>
  elementsIn(xmlIn(parts, path), 'w:p').map((paragraph) =>
    elementsIn(paragraph)
      .map((each) =>
        each.name === 'w:t' ? textOf(each) : each.name === 'w:tab' && each.parent?.name === 'w:r' ? '\t' : '',
      )
      .join(''),
  )

test.each([
  ['tokyo', tokyo(), 0],
  ['hostile, below the network', hostile(), 1],
])(
  '[EX20] the text is in the document, letter by letter, with its marks and links: %s',
  async (_, declaration, from) => {
    const paragraphs = readDocx(await declarationDocx(declaration), 'accept')
    const expected = contentParagraphs(declaration.text.content)
    expect(paragraphs.slice(from, from + expected.length)).toEqual(expected)
  },
)

test('[EX20] an address that is none is no link: Word would call the document damaged', async () => {
  const [title, preamble, clauses] = tokyo().text.content.content
  const words = {
    type: 'text' as const,
    text: 'Tokyo',
    marks: [{ type: 'link' as const, attrs: { href: 'http://[' } }],
  }
  const closing = { type: 'closing' as const, content: [{ type: 'paragraph' as const, content: [words] }] }
  const text = exportedText('en', 'authentic', { type: 'doc', content: [title, preamble, clauses, closing] })
  const read = readDocx(await declarationDocx(tokyo({ text })), 'accept')
  expect(read).toContainEqual([{ text: 'Tokyo', marks: [] }])
})

test('[EX20] paragraphs without words are left out, a clause without words keeps its number', async () => {
  const [title, preamble, , closing] = nestedContent().content
  const empty = { type: 'paragraph' as const }
  const content: ContentJson['content'] = [
    { ...title, content: [...(title.content ?? []), empty] },
    { ...preamble, content: [{ type: 'preambular' }] },
    { type: 'clauses', content: [{ type: 'clause', attrs: { id: 'clausea000000000' }, content: [empty] }] },
    { ...closing, content: [empty, ...(closing.content ?? [])] },
  ]
  const text = exportedText('en', 'authentic', { type: 'doc', content })
  const lines = linesIn(await partsOf(tokyo({ text, signatories: [] })), 'word/document.xml')
  expect(lines.slice(0, -1)).toEqual([
    'ASIAN NETWORK OF MAJOR CITIES 21 (ANMC 21)',
    'Tokyo Declaration',
    '',
    'November 9, 2010',
    'Tokyo',
  ])
})

test('[EX26] whatever is typed or named is in the Word document letter by letter, and every part is well-formed', async () => {
  const parts = await partsOf(hostile())
  const texts = [...parts]
    .filter(([path]) => /\.(xml|rels)$/.test(path))
    .map(([, xml]) => textOf(parseXml(xml)))
  for (const of of [
    'network',
    'version',
    'body',
    'title',
    'preamble',
    'bold',
    'italic',
    'link',
    'below',
    'rest',
    'closing',
  ])
    expect(
      texts.some((text) => text.includes(`${of} ${HOSTILE}`)),
      of,
    ).toBe(true)
  const lines = linesIn(parts, 'word/document.xml')
  expect(lines).toEqual(
    expect.arrayContaining([
      `city ${HOSTILE}`,
      `person ${HOSTILE}`,
      `office ${HOSTILE}`,
      `by proxy: holder ${HOSTILE}`,
    ]),
  )
  expect(linesIn(parts, 'word/footer1.xml').join()).toContain(
    `listed ${HOSTILE} · network ${HOSTILE} · Rev. 4`,
  )
})

test.each([
  ['decimal', '%1.'],
  ['lenticular', '【%1】'],
  ['article', '第%1条'],
] as const)(
  '[EX21] Word numbers clauses and sub-clauses in the style of the text: %s',
  async (numberStyle, first) => {
    const parts = await partsOf(
      tokyo({ text: { ...exportedText('en', 'authentic', nestedContent()), numberStyle } }),
    )
    const numbering = elementsIn(xmlIn(parts, 'word/numbering.xml'), 'w:abstractNum').map((each) =>
      elementsIn(each, 'w:lvlText').map(({ attributes }) => attributes.get('w:val')),
    )
    expect(numbering).toContainEqual(expect.arrayContaining([first, '(%2)', '(%3)', '(%4)']))
    const levels = elementsIn(xmlIn(parts, 'word/document.xml'), 'w:p').map((each) => [
      textOf(each),
      elementsIn(each, 'w:ilvl')[0]?.attributes.get('w:val'),
    ])
    expect(levels.slice(4, 11)).toEqual([
      ['Alpha', '0'],
      ['Beta', '1'],
      ['Gamma', '2'],
      ['Delta', '2'],
      ['Epsilon', '1'],
      ['Zeta', undefined],
      ['Eta', '0'],
    ])
  },
)

test('[EX21] LibreOffice, where it is installed, draws these numbers', { timeout: 120_000 }, async () => {
  const text = { ...exportedText('en', 'authentic', nestedContent()), numberStyle: 'article' as const }
  const pdf = convertedByLibreOffice(await declarationDocx(tokyo({ text })), 'pdf')
  if (pdf === undefined || !existsSync('/usr/bin/pdftotext')) return
  const read = execFileSync('/usr/bin/pdftotext', ['-layout', '-', '-'], { input: pdf }).toString()
  const lines = read.split('\n').map((line) => line.trim().replace(/\s+/g, ' '))
  expect(lines.filter((line) => /Alpha|Beta|Gamma|Delta|Epsilon|Zeta|Eta$/.test(line))).toEqual([
    '第1条 Alpha',
    '(a) Beta',
    '(i) Gamma',
    '(ii) Delta',
    '(b) Epsilon',
    'Zeta',
    '第2条 Eta',
  ])
  expect(lines).toContain('Bangkok Delhi')
  expect(lines.join('\n')).toMatch(/Tokyo Declaration · Asian Network of Major Cities 21 · Rev\. 3 1 ?\/ ?2/)
})

test('[EX22] the cities sign in the order of the plenary, row by row, with name, title, proxy and what came of it', async () => {
  const at = '2010-11-09T02:26:12.000Z'
  const signatories = [
    signatory({
      city: 'Hanoi',
      name: 'N',
      title: 'Chair',
      outcome: { kind: 'signed', way: 'electronic', at },
    }),
    signatory({ city: 'Jakarta', holder: 'Seoul', outcome: { kind: 'signed', way: 'paper', at } }),
    signatory({ city: 'Seoul', title: 'Mayor', outcome: { kind: 'absent', way: null, at } }),
    signatory({ city: 'Tokyo', name: 'T' }),
    signatory({ city: 'Yangon', outcome: { kind: 'declined', way: null, at } }),
  ]
  const document = xmlIn(await partsOf(tokyo({ signatories })), 'word/document.xml')
  const rows = elementsIn(document, 'w:tr').map((row) =>
    elementsIn(row, 'w:tc').map((cell) =>
      elementsIn(cell, 'w:p')
        .map(textOf)
        .filter((line) => line !== ''),
    ),
  )
  const day = '9 November 2010, 11:26 (UTC+9)'
  expect(rows).toEqual([
    [
      ['Hanoi', 'N', 'Chair', `Signed electronically on ${day}`],
      ['Jakarta', 'by proxy: Seoul', `Signed on paper on ${day}`],
    ],
    [
      ['Seoul', 'Mayor', 'Absent'],
      ['Tokyo', 'T'],
    ],
    [['Yangon', `Declined to sign on ${day}`], []],
  ])
  expect(elementsIn(document, 'w:cantSplit')).toHaveLength(3)
  const none = xmlIn(await partsOf(tokyo({ signatories: [] })), 'word/document.xml')
  expect(elementsIn(none, 'w:tbl')).toEqual([])
})

test('[EX23] each page says what this is: title, network, version, digest, page; which kind of text, and since when adopted', async () => {
  const declaration = tokyo()
  const parts = await partsOf(declaration)
  expect(linesIn(parts, 'word/header1.xml')).toEqual([
    'Authentic text in English · Adopted on 9 November 2010, 11:14 (UTC+9)',
  ])
  expect(linesIn(parts, 'word/footer1.xml')).toEqual([
    'Tokyo Declaration · Asian Network of Major Cities 21 · Rev. 3\t / ',
    `SHA-256 of the declaration, all texts ${declaration.version.digest}`,
  ])
  const fields = elementsIn(xmlIn(parts, 'word/footer1.xml'), 'w:instrText').map(textOf)
  expect(fields).toEqual(['PAGE', 'NUMPAGES'])
})

test('[EX24] a draft says so on each page, with version and time, in the words around it and in the language of the text', async () => {
  expect(linesIn(await partsOf(tomsk()), 'word/header1.xml')).toEqual([
    '草案 · 2014年9月6日 11:30（UTC+7）時点',
    '趣旨（日本語、正文ではない）',
    '参考のための趣旨であり、正文を優先します。',
  ])
  const russian = tokyo({
    text: exportedText('ru', 'translation', nestedContent()),
    version: { ...tokyo().version, number: 2, name: 'Chair’s text' },
    adoption: null,
  })
  expect(linesIn(await partsOf(russian), 'word/header1.xml')).toEqual([
    'DRAFT · ПРОЕКТ · Rev. 2, Chair’s text · 9 November 2010, 10:58 (UTC+9)',
    'Official translation into Russian',
    'Where the texts differ, the authentic text counts.',
  ])
})

test('[EX25] every run names a font and the language of its script, also a name in other letters than the text’s', async () => {
  const signatories = [
    signatory({ city: 'バンコク', name: 'สุขุมพันธุ์ Bangkok' }),
    signatory({ city: 'ソウル', name: '박원순' }),
  ]
  const document = xmlIn(await partsOf(tomsk({ signatories })), 'word/document.xml')
  const looks = elementsIn(document, 'w:r').map((run) => {
    const [font, language] = [elementsIn(run, 'w:rFonts')[0], elementsIn(run, 'w:lang')[0]]
    return [textOf(run), font?.attributes, language?.attributes] as const
  })
  const lookOf = (words: string) => looks.find(([text]) => text.startsWith(words))
  expect(lookOf('トムスク宣言')?.[1]?.get('w:eastAsia')).toBe('Yu Mincho')
  expect(lookOf('トムスク宣言')?.[2]?.get('w:eastAsia')).toBe('ja-JP')
  expect(lookOf('สุขุมพันธุ์ ')?.[1]?.get('w:cs')).toBe('Angsana New')
  expect(lookOf('สุขุมพันธุ์ ')?.[2]?.get('w:bidi')).toBe('th-TH')
  expect(lookOf('박원순')?.[1]?.get('w:eastAsia')).toBe('Batang')
  expect(lookOf('Bangkok')?.[1]?.get('w:eastAsia')).toBe('Yu Mincho')
  expect(looks.filter(([, font]) => !font?.get('w:ascii'))).toEqual([])
})

test('[EX27] the document’s properties name title, network, version and digests', async () => {
  const declaration = tokyo()
  const parts = await partsOf(declaration)
  const core = xmlIn(parts, 'docProps/core.xml')
  const said = (name: string) => elementsIn(core, name).map(textOf).join()
  expect(said('dc:title')).toBe('Tokyo Declaration')
  expect(said('dc:creator')).toBe('Asian Network of Major Cities 21')
  expect(said('dc:subject')).toBe('Asian Network of Major Cities 21, 9th Plenary Meeting')
  const custom = elementsIn(xmlIn(parts, 'docProps/custom.xml'), 'property').map((each) => [
    each.attributes.get('name'),
    textOf(each),
  ])
  expect(Object.fromEntries(custom)).toEqual({
    Declaration: declaration.id,
    Version: 'Rev. 3',
    'Canonical form': 'plenary-canon/1',
    'SHA-256 of the declaration': declaration.version.digest,
    'SHA-256 of the text': declaration.text.digest,
  })
})

test('[EX28] the network stands above the title where the text does not name it', async () => {
  const first = async (network: string) =>
    linesIn(await partsOf(tokyo({ network })), 'word/document.xml')[0] ?? ''
  expect(await first('asian network of major cities 21')).toBe('ASIAN NETWORK OF MAJOR CITIES 21 (ANMC 21)')
  expect(await first('League of Cities')).toBe('League of Cities')
})

test.each([
  ['tokyo.en', tokyo()],
  ['tomsk.ja', tomsk()],
])('[EX29] the published declarations read as they were reviewed: %s', async (name, declaration) => {
  const parts = await partsOf(declaration)
  const read = ['word/header1.xml', 'word/document.xml', 'word/footer1.xml'].map((path) =>
    linesIn(parts, path).join('\n'),
  )
  await expect(`${read.join('\n\n')}\n`).toMatchFileSnapshot(
    `../testing/fixtures/declarations/${name}.docx.txt`,
  )
})
