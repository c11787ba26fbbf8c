// docs/SIGNED-TEXT.md against the code, and against a reader that was written from the page alone.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { ClauseJson, ContentJson } from '../schema/content.ts'
import { IndependentReader } from '../testing/independent-digest.ts'
import { type Random, seededRandom } from '../testing/random.ts'
import { clauseDigest, declarationDigest, textDigest } from './digests.ts'

const page = readFileSync(join(import.meta.dirname, '..', '..', '..', 'docs', 'SIGNED-TEXT.md'), 'utf8')
const examples = [
  ...page.matchAll(
    /```json\n([^`]*)```\n\nCanonical form:\n\n```\n([^`]*)\n```\n\nDigest of the (clause|text): `([0-9a-f]{64})`/g,
  ),
]
const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex')
const stranger = new IndependentReader(sha256)

test('[DG13] the page has its examples', () => {
  expect(examples).toHaveLength(5)
})

test.each(
  examples.map(([, json = '', written = '', kind = '', digest = '']) => ({ json, written, kind, digest })),
)('[DG13] the page’s $kind $digest is what it says', ({ json, written, kind, digest }) => {
  expect(sha256(written)).toBe(digest)
  const value = JSON.parse(json)
  expect(kind === 'clause' ? clauseDigest(value) : textDigest(value)).toBe(digest)
  expect(kind === 'clause' ? stranger.clause(value) : stranger.text(value)).toBe(digest)
})

test('[DG13] the page’s declaration is what it says', () => {
  const [, stated] = /Digest of the declaration: `([0-9a-f]{64})`/.exec(page) ?? []
  const content = JSON.parse(examples.at(-1)?.[1] ?? '') as ContentJson
  const text = { language: 'ja', status: 'authentic' }
  expect(declarationDigest([{ ...text, digest: textDigest(content) }])).toBe(stated)
  expect(stranger.declaration({ texts: [{ ...text, content }] })).toBe(stated)
})

test('[DG13] on random content, brackets and suggestions included, both readings agree', () => {
  const seed = 20_101_108
  const random = seededRandom(seed)
  for (let round = 0; round < 400; round += 1) {
    const clause = randomClause(random, 3)
    expect([seed, round, stranger.clause(clause)]).toEqual([seed, round, clauseDigest(clause)])
  }
})

const WORDS = ['', ' ', 'Cities', 'shall', '協力', 'e\u0301', 'é', '\u200d', '"\\', '\t', '𠮷', 'ไทย']

function randomClause(random: Random, depth: number): ClauseJson {
  const content = Array.from({ length: random.int(5) }, () => {
    if (depth > 0 && random.chance(0.4))
      return {
        type: 'subclauses',
        content: Array.from({ length: random.int(3) }, () => randomClause(random, depth - 1)),
      }
    return { type: 'paragraph', content: Array.from({ length: random.int(6) }, () => randomRun(random)) }
  })
  return { type: 'clause', attrs: { id: 'clause0001' }, content } as ClauseJson
}

function randomRun(random: Random) {
  const city = () => random.pick(['seoul', 'delhi'])
  const marks = [
    { type: 'bold' },
    { type: 'italic' },
    { type: 'link', attrs: { href: random.pick(['https://a.example', 'https://b.example']) } },
    { type: 'bracket', attrs: { city: city(), id: `b${random.int(9)}`, group: `g${random.int(3)}` } },
    { type: 'bracket', attrs: { city: city(), id: null, group: `g${random.int(3)}` } },
    { type: 'bracket', attrs: { city: 'seoul', id: 'b9', group: `g${random.int(3)}` } },
    { type: 'insertion', attrs: { city: city(), id: 's1' } },
  ].filter(() => random.chance(0.3))
  return { type: 'text', text: random.pick(WORDS), ...(random.chance(0.5) ? { marks } : {}) }
}
