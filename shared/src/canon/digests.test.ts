import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { digest as sha256 } from 'lib0/hash/sha256'
import { describe, expect, test } from 'vitest'
import { blocksToContent } from '../declaration/import/blocks-to-content.ts'
import { parseDeclaration } from '../declaration/import/parse-declaration.ts'
import { isRefusal } from '../refusal.ts'
import type { ClauseJson, ContentJson, TextJson } from '../schema/content.ts'
import { IndependentReader } from '../testing/independent-digest.ts'
import { seededRandom } from '../testing/random.ts'
import { smallContent } from '../testing/small-text.ts'
import { canonicalJson } from './canonical-json.ts'
import { clauseDigest, declarationDigest, textDigest } from './digests.ts'
import { digestGroups, shortDigest } from './short-digest.ts'

const stranger = new IndependentReader((text) => createHash('sha256').update(text, 'utf8').digest('hex'))

type Marks = TextJson['marks']
const run = (text: string, marks?: Marks): TextJson =>
  marks ? { type: 'text', text, marks } : { type: 'text', text }
const paragraph = (...content: TextJson[]) => ({ type: 'paragraph' as const, content })
const clause = (...content: NonNullable<ClauseJson['content']>): ClauseJson => ({
  type: 'clause',
  attrs: { id: 'clause0001' },
  content,
})
const digest = (...runs: TextJson[]) => clauseDigest(clause(paragraph(...runs)))
const bold: Marks = [{ type: 'bold' }]
const link = (href: string): Marks => [{ type: 'link', attrs: { href } }]

describe('what does not count', () => {
  test('[DG1] how the words are cut into nodes', () => {
    expect(digest(run('Cities '), run('coope'), run('rate'))).toBe(digest(run('Cities cooperate')))
    expect(digest(run('Ci', bold), run('ties', bold))).toBe(digest(run('Cities', bold)))
  })

  test('[DG1] the order in which marks are listed', () => {
    const both: Marks = [{ type: 'italic' }, { type: 'bold' }]
    expect(digest(run('Cities', both))).toBe(digest(run('Cities', [{ type: 'bold' }, { type: 'italic' }])))
  })

  test('[DG2] ids', () => {
    const other = { ...clause(paragraph(run('Cities'))), attrs: { id: 'another0001' } }
    expect(clauseDigest(other)).toBe(digest(run('Cities')))
  })

  test('[DG3] paragraphs and lists without a letter in them', () => {
    const words = paragraph(run('Cities'))
    const sub = (text: string) => ({ type: 'subclauses' as const, content: [clause(paragraph(run(text)))] })
    expect(clauseDigest(clause({ type: 'paragraph' }, words, { type: 'subclauses' }))).toBe(
      clauseDigest(clause(words)),
    )
    const joined = { type: 'subclauses' as const, content: [...sub('a').content, ...sub('b').content] }
    expect(clauseDigest(clause(words, sub('a'), { type: 'paragraph' }, sub('b')))).toBe(
      clauseDigest(clause(words, joined)),
    )
  })

  test('[DG4] in which of Unicode’s ways a letter is written, also where nodes were cut within it', () => {
    expect(digest(run('Ha\u0300 No\u0323\u0302i'))).toBe(digest(run('H\u00e0 N\u1ed9i')))
    expect(digest(run('Ha'), run('\u0300'))).toBe(digest(run('H\u00e0')))
  })
})

describe('what counts', () => {
  test('[DG5] every letter, space and mark', () => {
    const all = [
      digest(run('Cities shall')),
      digest(run('Cities  shall')),
      digest(run('Cities shall ')),
      digest(run('cities shall')),
      digest(run('Cities shall', bold)),
      digest(run('Cities'), run(' shall', bold)),
      digest(run('Cities shall', [{ type: 'italic' }])),
      digest(run('Cities shall', link('https://a.example'))),
      digest(run('Cities shall', link('https://b.example'))),
      clauseDigest(clause(paragraph(run('Cities')), paragraph(run(' shall')))),
      clauseDigest(clause({ type: 'subclauses', content: [clause(paragraph(run('Cities shall')))] })),
      clauseDigest(clause()),
    ]
    expect(new Set(all).size).toBe(all.length)
  })

  test('[DG5] joiners and zero-width spaces, which Hindi, Thai and Burmese need', () => {
    expect(digest(run('क्\u200dष'))).not.toBe(digest(run('क्ष')))
    expect(digest(run('ไทย\u200bแลนด์'))).not.toBe(digest(run('ไทยแลนด์')))
  })

  test('[DG6] the order of clauses, an empty clause, and in which part words stand', () => {
    const [title, preamble, clauses, closing] = smallContent.content
    const withClauses = (content: ClauseJson[]): ContentJson => ({
      type: 'doc',
      content: [title, preamble, { type: 'clauses', content }, closing],
    })
    const [first, second] = clauses.content as [ClauseJson, ClauseJson]
    const moved: ContentJson = { type: 'doc', content: [{ type: 'title' }, preamble, clauses, closing] }
    const all = [
      textDigest(withClauses([first, second])),
      textDigest(withClauses([second, first])),
      textDigest(withClauses([first, second, clause()])),
      textDigest(moved),
    ]
    expect(new Set(all).size).toBe(all.length)
  })

  test('[DG7] a change in a sub-clause changes the clauses around it, and no neighbour', () => {
    const outer = (text: string) =>
      clause(paragraph(run('Outer')), {
        type: 'subclauses',
        content: [clause(paragraph(run(text))), clause(paragraph(run('Neighbour')))],
      })
    expect(clauseDigest(outer('a'))).not.toBe(clauseDigest(outer('b')))
  })

  test('[DG8] brackets and suggestions by city and alternative, not by id', () => {
    const bracketed = (marks: object[]) =>
      clauseDigest(clause({ type: 'paragraph', content: [{ type: 'text', text: 'shall', marks }] } as never))
    const bracket = (city: string, group: string, id = 'b1') => ({
      type: 'bracket',
      attrs: { city, group, id },
    })
    expect(bracketed([bracket('seoul', 'g1')])).toBe(bracketed([bracket('seoul', 'g2', 'b2')]))
    expect(bracketed([bracket('seoul', 'g1')])).not.toBe(bracketed([bracket('delhi', 'g1')]))
    expect(bracketed([bracket('seoul', 'g1'), bracket('delhi', 'g1')])).not.toBe(
      bracketed([bracket('seoul', 'g1'), bracket('delhi', 'g2')]),
    )
    expect(bracketed([bracket('seoul', 'g1'), bracket('delhi', 'g2')])).toBe(
      bracketed([bracket('delhi', 'x'), bracket('seoul', 'y')]),
    )
  })
})

test('[DG8] of alternatives within alternatives, neither ids nor the order of marks nor cuts decide which is the first', () => {
  const outer = { type: 'bracket', attrs: { city: 'seoul', group: 'b', id: '1' } }
  const inner = { type: 'bracket', attrs: { city: 'seoul', group: 'a', id: '2' } }
  const swapped = (mark: typeof outer) => ({
    ...mark,
    attrs: { ...mark.attrs, group: mark === outer ? 'a' : 'b' },
  })
  const nested = (first: object[], second: object[]) =>
    clauseDigest(
      clause({
        type: 'paragraph',
        content: [
          { type: 'text', text: 'sh', marks: first },
          { type: 'text', text: 'all', marks: first },
          { type: 'text', text: ' cooperate', marks: second },
        ],
      } as never),
    )
  const expected = nested([outer, inner], [outer])
  expect(nested([inner, outer], [outer])).toBe(expected)
  expect(nested([swapped(inner), swapped(outer)], [swapped(outer)])).toBe(expected)
  expect(nested([swapped(outer), swapped(inner)], [swapped(outer)])).toBe(expected)
})

test('[DG9] a declaration’s digest does not depend on the order of its texts, but on language, status and words', () => {
  const [one, other] = [digest(run('a')), digest(run('b'))]
  const en = { language: 'en', status: 'authentic', digest: one }
  const ja = { language: 'ja', status: 'translation', digest: other }
  expect(declarationDigest([en, ja])).toBe(declarationDigest([ja, en]))
  const all = [
    [en],
    [en, ja],
    [{ ...en, status: 'gist' }],
    [{ ...en, language: 'fr' }],
    [{ ...en, digest: other }],
  ]
  expect(new Set(all.map(declarationDigest)).size).toBe(all.length)
})

test('[DG10] the hash is SHA-256 and the JSON is RFC 8785', () => {
  const random = seededRandom(8785)
  for (let length = 0; length < 300; length += 1) {
    const bytes = random.bytes(length)
    expect(Buffer.from(sha256(bytes)).toString('hex')).toBe(createHash('sha256').update(bytes).digest('hex'))
  }
  expect(canonicalJson({ b: '\u20ac$\u000f\nA\'B"\\', a: [1, null, true], '\ufb33': 'x', '😀': 'y' })).toBe(
    '{"a":[1,null,true],"b":"€$\\u000f\\nA\'B\\"\\\\","😀":"y","\ufb33":"x"}',
  )
  expect(() => canonicalJson('\ud83d')).toThrow(TypeError)
  for (const value of [Number.NaN, 1 / 0, undefined, { a: undefined }, [undefined], 1n, new Date(0)])
    expect(() => canonicalJson(value)).toThrow(TypeError)
})

test('[DG11] screens show the first eight digits; the whole is read in groups of four', () => {
  const whole = '3f2a9c11'.padEnd(64, '0')
  expect(shortDigest(whole)).toBe('3f2a 9c11')
  expect(digestGroups(whole)).toHaveLength(16)
})

describe('the Tokyo Declaration', () => {
  const fixture = (path: string) => readFileSync(join(import.meta.dirname, path), 'utf8')
  const contentOf = (source: string): ContentJson => {
    let count = 0
    const content = blocksToContent(
      parseDeclaration(source).blocks,
      () => `clause${String(++count).padStart(6, '0')}`,
    )
    if (isRefusal(content)) throw new Error(content.refused)
    return content
  }

  test('[DG12] two sites published different words for it, and their digests say so', () => {
    const official = contentOf(fixture('../../../server/assets/demo/tokyo-declaration-2010.en.txt'))
    const copy = contentOf(fixture('../testing/fixtures/tokyo-declaration-2010.blog-copy.en.txt'))
    expect([textDigest(official), textDigest(copy)]).toEqual([
      '81927bc3d776a959fde8a8cbdfd1e13fd6142abbf8bcad980cb5a8d7ce6b68a6',
      '2ee6a0a982059a5dac67412106df80c00e3e164d758df8f42775289ab52253be',
    ])
    const clauses = ({ content }: ContentJson) => (content[2].content ?? []).map(clauseDigest)
    // The other site left out title and closing; the clauses it has word for word, broken into other lines.
    expect(clauses(copy)).toEqual(clauses(official))
  })

  test.each([
    '../../../server/assets/demo/tokyo-declaration-2010.en.txt',
    'tokyo-declaration-2010.blog-copy.en.txt',
    'tomsk-declaration-2014.ja.txt',
    'cooperation-composed.ko.txt',
    'cooperation-composed.th.txt',
    'cooperation-composed.ru.txt',
  ])('[DG13] a second reading of the page agrees on %s', (name) => {
    const content = contentOf(fixture(name.startsWith('.') ? name : `../testing/fixtures/${name}`))
    expect(stranger.text(content)).toBe(textDigest(content))
  })
})
