// The importer on real declarations and on the ways in which people paste them.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type ImportedBlock, sourceOf } from './imported-blocks.ts'
import { noteWhole } from './note-blocks.ts'
import { type ImportedDeclaration, parseDeclaration } from './parse-declaration.ts'

const root = join(import.meta.dirname, '../../../..')
const fixtures = join(root, 'shared/src/testing/fixtures')
const published = join(root, '../shared/data')
const TOKYO = join(root, 'server/assets/demo/tokyo-declaration-2010.en.txt')
const TOKYO_COPY = join(fixtures, 'tokyo-declaration-2010.blog-copy.en.txt')
const TOMSK = join(fixtures, 'tomsk-declaration-2014.ja.txt')

const read = (path: string) => parseDeclaration(readFileSync(path, 'utf8'))
const outline = ({ blocks }: ImportedDeclaration) =>
  blocks.map(({ kind, level, label }) =>
    [kind, level, label].filter((part) => part !== '' && part !== 0).join(' '),
  )
const brief = ({ blocks }: ImportedDeclaration) => blocks.map(({ kind, text }) => `${kind}: ${text}`)
const notes = ({ notes: list }: ImportedBlock | { notes: [] }) => list.map(({ code }) => code)
const allNotes = ({ blocks }: ImportedDeclaration) => blocks.flatMap(notes)

describe('the published texts', () => {
  test('[IM3] the Tokyo Declaration is understood whole', () => {
    const tokyo = read(TOKYO)
    expect(outline(tokyo)).toEqual([
      'body-name',
      'title',
      'preambular',
      'formula',
      'clause 1 1.',
      'clause 1 2.',
      'clause 1 3.',
      'clause 1 4.',
      'clause 1 5.',
      'closing',
      'closing',
    ])
    expect(tokyo).toMatchObject({ language: 'en', numberStyle: 'decimal', status: 'authentic' })
    expect(tokyo.blocks.map(({ text }) => text)).toEqual(
      readFileSync(TOKYO, 'utf8')
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => line.replace(/^\d\. /, '')),
    )
    expect(allNotes(tokyo)).toEqual([])
    expect(noteWhole(tokyo.blocks)).toEqual([])
  })

  test('[IM11] the other copy of the Tokyo Declaration: a broken line is joined, title and closing are missed', () => {
    const copy = read(TOKYO_COPY)
    expect(outline(copy)).toEqual([
      'preambular',
      'formula',
      'clause 1 1.',
      'clause 1 2.',
      'clause 1 3.',
      'clause 1 4.',
      'clause 1 5.',
    ])
    expect(copy.blocks[3]?.text).toContain(
      'it is the responsibility of cities to take the lead in implementing',
    )
    expect(copy.blocks[3]?.notes).toEqual([{ code: 'lines-joined', values: { count: 1 } }])
    expect(noteWhole(copy.blocks)).toEqual(['no-title', 'no-closing'])
  })

  test('[IM3] both copies of the Tokyo Declaration have the same clauses', () => {
    const clauses = (path: string) =>
      read(path).blocks.flatMap(({ kind, text }) => (kind === 'clause' ? [text] : []))
    expect(clauses(TOKYO_COPY)).toEqual(clauses(TOKYO))
  })

  test('[IM14] the Tomsk Declaration: name and title in one line, Japanese, a gist', () => {
    const tomsk = read(TOMSK)
    expect(tomsk).toMatchObject({ language: 'ja', numberStyle: 'decimal', status: 'gist' })
    expect(outline(tomsk)).toEqual([
      'body-name',
      'title',
      ...Array(5).fill('preambular'),
      'formula',
      ...[1, 2, 3, 4, 5, 6].map((number) => `clause 1 ${number}.`),
      'closing',
      'closing',
    ])
    const texts = tomsk.blocks.map(({ text }) => text)
    expect(texts.slice(0, 2)).toEqual(['アジア大都市ネットワーク 21', 'トムスク宣言（趣旨）'])
    expect(texts[7]).toBe('そして、ここに以下のことを宣言する。')
    expect(texts.slice(-2)).toEqual(['2014 年 9 月 6 日', 'トムスクにて'])
    expect(allNotes(tomsk)).toEqual([])
  })

  test.each([TOKYO, TOKYO_COPY, TOMSK, join(fixtures, 'tomsk-2014-roster.json')])(
    'our copy %s is the published one, and of it no character is lost',
    (path) => {
      const ours = readFileSync(path, 'utf8')
      const theirs = join(published, path.split('/').at(-1) ?? '')
      if (existsSync(theirs)) expect(ours).toBe(readFileSync(theirs, 'utf8'))
      expect(sourceOf(parseDeclaration(ours).blocks)).toBe(ours)
    },
  )
})

describe('declarations in other languages', () => {
  test('[IM7] Korean: articles, items and 가나다 below them, a date of numbers', () => {
    const korean = read(join(fixtures, 'cooperation-composed.ko.txt'))
    expect(outline(korean)).toEqual([
      'body-name',
      'title',
      'preambular',
      'formula',
      'clause 1 제1조',
      'clause 1 제2조',
      'subclause 2 1.',
      'subclause 2 2.',
      'subclause 3 가.',
      'subclause 3 나.',
      'subclause 2 3.',
      'clause 1 제3조',
      'closing',
      'closing',
    ])
    expect(korean).toMatchObject({ language: 'ko', numberStyle: 'decimal', status: 'authentic' })
    expect(korean.blocks.at(-2)?.text).toBe('2015. 11. 5.')
    expect(notes(korean.blocks[4] ?? { notes: [] })).toEqual(['number-redrawn'])
  })

  test('[IM11] Russian: wrapped lines, a hyphenated word, a number left out', () => {
    const russian = read(join(fixtures, 'cooperation-composed.ru.txt'))
    expect(outline(russian)).toEqual([
      'body-name',
      'title',
      'preambular',
      'formula',
      'clause 1 1)',
      'clause 1 2)',
      'subclause 2 а)',
      'subclause 2 б)',
      'subclause 2 в)',
      'clause 1 4)',
      'closing',
    ])
    expect(russian).toMatchObject({ language: 'ru', status: 'translation' })
    const [first, last] = [russian.blocks[4], russian.blocks[9]]
    expect(first?.text).toContain('общественного транспорта, охра-ны окружающей среды')
    expect(first && notes(first)).toContain('hyphen-kept')
    expect(last?.notes).toContainEqual({ code: 'number-missing', values: { numbers: '3' } })
    expect(russian.blocks.at(-1)?.text).toBe('г. Томск, 6 сентября 2014 года')
  })

  test('[IM5] Thai: ข้อ with Thai digits, (ก) below, a Buddhist year', () => {
    const thai = read(join(fixtures, 'cooperation-composed.th.txt'))
    expect(outline(thai)).toEqual([
      'body-name',
      'title',
      'preambular',
      'formula',
      'clause 1 ข้อ ๑',
      'clause 1 ข้อ ๒',
      'subclause 2 (ก)',
      'subclause 2 (ข)',
      'clause 1 ข้อ ๓',
      'closing',
      'closing',
    ])
    expect(thai.language).toBe('th')
  })
})

describe('headings', () => {
  test.each([
    [
      'アジア大都市ネットワーク 21 トムスク宣言（趣旨）',
      'アジア大都市ネットワーク 21',
      'トムスク宣言（趣旨）',
    ],
    ['アジア大都市ネットワーク２１　東京宣言', 'アジア大都市ネットワーク２１', '東京宣言'],
    [
      'Asian Network of Major Cities 21 (ANMC21) Tokyo Declaration',
      'Asian Network of Major Cities 21 (ANMC21)',
      'Tokyo Declaration',
    ],
    ['아시아 대도시 네트워크 21 서울 선언', '아시아 대도시 네트워크 21', '서울 선언'],
  ])('[IM3] %s is a name and a title', (line, name, title) => {
    expect(brief(parseDeclaration(`${line}\n\n`))).toEqual([`body-name: ${name}`, `title: ${title}`])
  })

  test.each(['TOKYO DECLARATION', 'Declaration of the Cities of Asia', '東京宣言', 'Хартия городов'])(
    '[IM3] %s alone is a title',
    (line) => expect(brief(parseDeclaration(line))).toEqual([`title: ${line}`]),
  )

  test('[IM3] a title above a preamble without a blank line stays a title', () => {
    const text =
      'ASIAN NETWORK\nTOKYO DECLARATION\nWe, the cities, met.\nWe hereby declare the following:\n1. Water.'
    expect(outline(parseDeclaration(text))).toEqual([
      'body-name',
      'title',
      'preambular',
      'formula',
      'clause 1 1.',
    ])
  })

  test.each([
    ['Seoul Declaration (provisional translation)', 'translation'],
    ['ソウル宣言（仮訳）', 'translation'],
    ['ソウル宣言（要旨）', 'gist'],
    ['Seoul Declaration: gist', 'gist'],
    ['Seoul Declaration', 'authentic'],
  ])('[IM14] the status of %s is %s', (title, status) => {
    expect(parseDeclaration(`${title}\n\nWe met.`).status).toBe(status)
  })
})

describe('clauses', () => {
  const labels = (text: string) =>
    parseDeclaration(text).blocks.flatMap(({ level, label }) => (label ? [`${level} ${label}`] : []))

  test.each([
    ['1. 水\n2. 空気', ['1 1.', '1 2.'], 'decimal'],
    ['1) Water\n2) Air', ['1 1)', '1 2)'], 'decimal'],
    ['１．水\n２．空気', ['1 １．', '1 ２．'], 'decimal'],
    ['１　水\n２　空気', ['1 １', '1 ２'], 'decimal'],
    ['【1】水\n【2】空気', ['1 【1】', '1 【2】'], 'lenticular'],
    ['第1条 水\n第2条 空気', ['1 第1条', '1 第2条'], 'article'],
    ['第一条　水\n第二条　空気', ['1 第一条', '1 第二条'], 'article'],
    ['第１条（目的）水\n第２条（定義）空気', ['1 第１条', '1 第２条'], 'article'],
    ['Article 1\nWater\nArticle 2\nAir', ['1 Article 1', '1 Article 2'], 'decimal'],
    ['一、水。\n二、空気。', ['1 一、', '1 二、'], 'decimal'],
    ['१. जल\n२. वायु', ['1 १.', '1 २.'], 'decimal'],
  ])('[IM5] %j has clauses %j in style %s', (text, expected, style) => {
    expect(labels(text)).toEqual(expected)
    expect(parseDeclaration(text).numberStyle).toBe(style)
  })

  test.each([
    ['1. A\n(a) b\n(b) c\n(i) d\n(ii) e\n2. F', ['1 1.', '2 (a)', '2 (b)', '3 (i)', '3 (ii)', '1 2.']],
    [
      '1. A\n（ア）水\n（イ）空気\n①大気\n②臭気\n（ウ）土\n2. F',
      ['1 1.', '2 （ア）', '2 （イ）', '3 ①', '3 ②', '2 （ウ）', '1 2.'],
    ],
    ['1. A\n1.1 B\n1.2 C\n2. D\n2.1 E', ['1 1.', '2 1.1', '2 1.2', '1 2.', '2 2.1']],
    ['1. A\n  1. B\n  2. C\n2. D', ['1 1.', '2 1.', '2 2.', '1 2.']],
    ['第1条 A\n1. B\n2. C\n第2条 D\n1. E', ['1 第1条', '2 1.', '2 2.', '1 第2条', '2 1.']],
    ['1. A\n(g) b\n(h) c\n(i) d\n(j) e', ['1 1.', '2 (g)', '2 (h)', '2 (i)', '2 (j)']],
  ])('[IM7] %j stands on levels %j', (text, expected) => expect(labels(text)).toEqual(expected))

  test.each([
    ['a date', '1. Water.\n\n2010. 11. 9.', ['1 1.']],
    ['a date with the month in words', '1. Water.\n\n9. November 2010', ['1 1.']],
    ['a year', 'We met.\n2010. It was good.', []],
    ['a decimal', '1. Water.\n\n1.5 million people live here.', ['1 1.']],
    [
      'a reference to an article',
      '第1条 水。\n第1条の規定は、準用する。\n第2条、第3条も同じとする。',
      ['1 第1条'],
    ],
    ['a reference in English', '1. Water.\n\nArticle 1 of the charter applies.', ['1 1.']],
    ['a reference in Korean', '제1조 물.\n\n제1조의 규정을 따른다.', ['1 제1조']],
    ['an initial', 'We met.\n\nC. Water is dear.', []],
    ['a number much too high', '1. Water.\n\n21. century cities need air.', ['1 1.']],
  ])('[IM6] %s is no number', (_, text, expected) => expect(labels(text)).toEqual(expected))

  test('[IM6] a number at the start of a wrapped line is a word of its sentence', () => {
    const text = [
      '1. The representatives of the cities met in the capital of the host from',
      'the eighth day of the month and decided to meet there again on the',
      '9. The next meeting will look at what was done in all the cities since',
      'then.',
    ].join('\n')
    expect(labels(text)).toEqual(['1 1.'])
    expect(parseDeclaration(text).blocks).toHaveLength(1)
  })

  test('[IM9] a clause may begin on the line after its number', () => {
    const { blocks } = parseDeclaration('1.\nWater.\n\n2.\n\nAir.\n第3条\n\n土。')
    expect(blocks.slice(0, 2).map(({ label, text }) => [label, text])).toEqual([
      ['1.', 'Water.'],
      ['2.', 'Air.'],
    ])
  })

  test('[IM8] a paragraph without a number goes on with the clause that is indented no further', () => {
    const text = '1. A:\n   (a) b;\n\n       more of b.\n\nMore of 1.\n\n2. C.'
    expect(outline(parseDeclaration(text))).toEqual([
      'clause 1 1.',
      'subclause 2 (a)',
      'paragraph 2',
      'paragraph 1',
      'clause 1 2.',
    ])
  })

  test('[IM8] a bullet is a paragraph of its clause and keeps its mark', () => {
    expect(brief(parseDeclaration('1. Fields:\n• water\n• air'))).toEqual([
      'clause: Fields:',
      'paragraph: • water',
      'paragraph: • air',
    ])
  })

  test('[IM10] numbers that are missing, repeated or begin again are noted, not changed', () => {
    const { blocks } = parseDeclaration('1. A.\n2. B.\n4. C.\n4. D.\n1. E.\n2. F.')
    expect(blocks.map(({ label }) => label)).toEqual(['1.', '2.', '4.', '4.', '1.', '2.'])
    expect(blocks.map(notes)).toEqual([
      [],
      [],
      ['number-missing'],
      ['number-repeated'],
      ['number-restarts'],
      [],
    ])
  })

  test('[IM4] numbered recitals before the formula belong to the preamble', () => {
    const text =
      '(1) Recalling the first,\n(2) Noting the second,\nhave agreed as follows:\n1. Water.\n2. Air.'
    expect(outline(parseDeclaration(text))).toEqual([
      'preambular',
      'preambular',
      'formula',
      'clause 1 1.',
      'clause 1 2.',
    ])
    expect(parseDeclaration(text).blocks[0]?.text).toBe('(1) Recalling the first,')
  })

  test('[IM13] without any number, each paragraph after the formula is a clause', () => {
    const text =
      'Tokyo Declaration\n\nWe hereby declare the following:\n\nWater.\n\nAir.\n\nTokyo, 9 November 2010'
    expect(outline(parseDeclaration(text))).toEqual(['title', 'formula', 'clause 1', 'clause 1', 'closing'])
  })

  test('[IM13] without numbers and formula there are no clauses, and the importer says so', () => {
    const { blocks } = parseDeclaration('Some words.\n\nMore words.')
    expect(blocks.map(({ kind }) => kind)).toEqual(['preambular', 'preambular'])
    expect(noteWhole(blocks)).toEqual(['no-title', 'no-formula', 'no-clauses', 'no-closing'])
  })
})

describe('closings', () => {
  test.each([
    ['November 9, 2010\n\nTokyo'],
    ['Tokyo, November 9, 2010'],
    ['Done at Tokyo on 9 November 2010.'],
    ['Tokyo\n9 November 2010'],
    ['2014 年 9 月 6 日\nトムスクにて'],
    ['平成22年11月9日\n東京にて'],
    ['二〇一四年九月六日　於　トムスク'],
    ['г. Томск, 6 сентября 2014 года'],
    ['2010년 11월 9일\n서울에서'],
    ['2010. 11. 9.\n서울'],
    ['Hà Nội, ngày 9 tháng 11 năm 2010'],
    ['Jakarta, 9 November 2010'],
    ['9 November 2010\nFor the City of Hanoi: ____\nFor the City of Seoul: ____'],
  ])('[IM12] %j closes a declaration', (closing) => {
    const { blocks } = parseDeclaration(`1. Water is dear to all.\n2. Air is dear to all.\n\n${closing}\n`)
    const expected = closing.split(/\n+/)
    expect(blocks.slice(2).map(({ kind, text }) => `${kind}: ${text}`)).toEqual(
      expected.map((line) => `closing: ${line}`),
    )
  })

  test('[IM12] a sentence with a date at the end of a clause is not a closing', () => {
    const text = '1. Water.\n\nThe next meeting will be held in Seoul on November 9, 2011.'
    expect(outline(parseDeclaration(text))).toEqual(['clause 1 1.', 'paragraph 1'])
  })
})

describe('the ways of pasting', () => {
  test('[IM11] Japanese lines are joined without a space, and an indent begins a paragraph', () => {
    const text = [
      '　我々、ハノイ、ソウル、東京、ウランバートル及びトムスクの代表は、トムスク',
      'で開催されたアジア大都市ネットワーク21第13回総会に参加した。我々は、開催都',
      '市として会議を成功に導いたトムスクに対し、深い感謝の意を表す。',
      '　都市生活は、様々な年代や社会集団ごとの課題を抱えており、これらの課題は、',
      '生活基盤に限られるものではない。',
    ].join('\n')
    const { blocks } = parseDeclaration(text)
    expect(blocks).toHaveLength(2)
    expect(blocks[0]?.text).toContain('トムスクで開催された')
    expect(blocks[0]?.text).toContain('開催都市として')
  })

  test('[IM11] one paragraph a line, as word processors paste, is not joined', () => {
    const text =
      'Recalling the first meeting of the cities of the region,\nNoting with satisfaction what was done,\nConvinced that cities act,'
    expect(parseDeclaration(text).blocks).toHaveLength(3)
  })

  test('[IM2] BOM, CRLF, tabs, no-break and ideographic spaces stand around the words, not in them', () => {
    const { blocks } = parseDeclaration(
      '\ufeff東京宣言\r\n\r\n\t1.\u00a0Water\u00a0and air.\u3000\r\n2.\tAir.\r\n',
    )
    expect(blocks.map(({ label, text }) => [label, text])).toEqual([
      ['', '東京宣言'],
      ['1.', 'Water\u00a0and air.'],
      ['2.', 'Air.'],
    ])
  })

  test('[IM19] forbidden characters stay where they are and are noted', () => {
    const { blocks } = parseDeclaration('1. Wa\u0007ter\u202e.')
    expect(blocks[0]?.text).toBe('Wa\u0007ter\u202e.')
    expect(blocks[0]?.notes).toEqual([
      { code: 'forbidden-characters', values: { count: 2, character: 'U+0007' } },
    ])
  })

  test('[IM22] an empty text and one of white space have nothing in them', () => {
    expect(parseDeclaration('').blocks).toEqual([])
    const { blocks } = parseDeclaration(' \n\u3000\n')
    expect(sourceOf(blocks)).toBe(' \n\u3000\n')
    expect(noteWhole(blocks)).toEqual(['nothing-found'])
    expect(noteWhole([])).toEqual(['nothing-found'])
  })
})
