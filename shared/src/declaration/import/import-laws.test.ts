// Laws of the importer under seeded random inputs and corrections.
import { expect, test } from 'vitest'
import { newClauseId } from '../../ids.ts'
import { isRefusal } from '../../refusal.ts'
import { contentSchema } from '../../schema/content.ts'
import { declarationSchema } from '../../schema/schema.ts'
import { type Random, seededRandom } from '../../testing/random.ts'
import { blocksToContent } from './blocks-to-content.ts'
import {
  type Blocks,
  indent,
  joinWithPrevious,
  outdent,
  replaceForbidden,
  setKind,
  setText,
  splitAt,
} from './correct-blocks.ts'
import { BLOCK_KINDS, sourceOf } from './imported-blocks.ts'
import { parseDeclaration } from './parse-declaration.ts'

/** What declarations are made of, and what breaks importers. */
const PARTICLES = [
  ...[
    '\n',
    '\n',
    '\n\n',
    '\r\n',
    '\r',
    '\r\n\r\n',
    '\u2028',
    '\u0085',
    '\v',
    '\f',
    ' ',
    '  ',
    '\t',
    '\u3000',
  ],
  ...[
    '\u00a0',
    '\ufeff',
    '\u200b',
    '\u00ad',
    '\u0007',
    '\u202e',
    '\ud83d',
    '\ude00',
    '😀',
    '-',
    '•',
    '・',
    '(',
    ')',
  ],
  ...[
    '1.',
    '2.',
    '3.',
    '10.',
    '1)',
    '１．',
    '２．',
    '【1】',
    '【2】',
    '第1条',
    '第二条',
    '第1条の',
    '(a)',
    '(b)',
    '(i)',
  ],
  ...['（ア）', '（イ）', '①', '②', '1.1', 'A.', 'B.', 'Article 1', '제1조', 'ข้อ ๑', '一、', '二、', '２　'],
  ...['2010. 11. 9.', 'November 9, 2010', '2014年9月6日', 'トムスクにて', 'Tokyo', 'г. Томск', '서울에서'],
  ...[
    'Tokyo Declaration',
    'トムスク宣言（趣旨）',
    'アジア大都市ネットワーク 21',
    'ASIAN NETWORK OF MAJOR CITIES 21',
  ],
  ...[
    'We hereby declare the following:',
    '以下のことを宣言する。',
    'We, the cities, met.',
    'мы заявляем о следующем:',
  ],
  ...[
    'the cities of the region will work together on water, air and',
    'public',
    '都市の環境を守り、若者の参画を促す',
    '水。',
  ],
  ...['ความร่วมมือระหว่างเมือง', '도시 간 협력을 넓힌다.', 'города будут', 'e\u0301', 'नदी', '.', ',', ';', ':'],
]

const INVISIBLE = /^[\s\u0085\u00ad\u200b\u2060]*$/

function randomInput(random: Random): string {
  return Array.from({ length: random.int(60) }, () => random.pick(PARTICLES)).join('')
}

function randomCorrection(random: Random, blocks: Blocks): Blocks {
  const index = random.int(blocks.length + 1)
  const text = blocks[index]?.text ?? ''
  const corrections: (() => Blocks)[] = [
    () => setKind(blocks, index, random.pick(BLOCK_KINDS)),
    () => indent(blocks, index),
    () => outdent(blocks, index),
    () => joinWithPrevious(blocks, index),
    () => splitAt(blocks, index, random.int(text.length + 2) - 1),
    () => setText(blocks, index, randomEdit(random, text)),
    () => replaceForbidden(blocks, random.pick(['', ' ', '\ufffd'])),
  ]
  return random.pick(corrections)()
}

function randomEdit(random: Random, text: string): string {
  const from = random.int(text.length + 1)
  const to = Math.min(text.length, from + random.int(8))
  return text.slice(0, from) + random.pick([...PARTICLES, '']) + text.slice(to)
}

function expectLaws(blocks: Blocks, input: string, context: string): void {
  expect(sourceOf(blocks), context).toBe(input)
  let reached = 0
  for (const block of blocks) {
    expect(block.from, context).toBe(reached)
    expect(input.slice(block.from, block.to), context).toBe(sourceOf([block]))
    expect(block.text, context).toBe(block.pieces.map(({ reads }) => reads).join(''))
    expect(block.level > 0, context).toBe(['clause', 'subclause', 'paragraph'].includes(block.kind))
    for (const { kind, source, reads } of block.pieces) {
      if (kind === 'text') expect(reads, context).toBe(source)
      if (kind === 'blank' || kind === 'break') expect(source, context).toMatch(INVISIBLE)
      if (kind === 'blank' || kind === 'label') expect(reads, context).toBe('')
      if (kind === 'break') expect(['', ' '], context).toContain(reads)
    }
    reached = block.to
  }
}

function expectContent(blocks: Blocks, random: Random, context: string): void {
  const content = blocksToContent(blocks, () => newClauseId(random.bytes))
  if (isRefusal(content)) {
    expect(content, context).toEqual({ refused: 'forbidden-characters' })
    return
  }
  expect(contentSchema.safeParse(content).success, context).toBe(true)
  declarationSchema.nodeFromJSON(content).check()
}

const SEEDS = Array.from({ length: process.env.PLENARY_TEST_LONG ? 5_000 : 150 }, (_, seed) => seed + 1)

test('[IM1] every character of any input is in exactly one block, and content is valid or refused', () => {
  for (const seed of SEEDS) {
    const random = seededRandom(seed)
    const input = randomInput(random)
    const context = `seed ${seed}: ${JSON.stringify(input)}`
    const { blocks } = parseDeclaration(input)
    expectLaws(blocks, input, context)
    expectContent(blocks, random, context)
  }
})

test('[IM15] corrections in any order keep every character of the source', () => {
  for (const seed of SEEDS) {
    const random = seededRandom(seed)
    const input = randomInput(random)
    let blocks: Blocks = parseDeclaration(input).blocks
    for (let step = 0; step < 20; step++) {
      blocks = randomCorrection(random, blocks)
      expectLaws(blocks, input, `seed ${seed}, step ${step}: ${JSON.stringify(input)}`)
    }
    expectContent(blocks, random, `seed ${seed}: ${JSON.stringify(input)}`)
  }
})

test('[IM17] what was split and joined again reads as before', () => {
  for (const seed of SEEDS) {
    const random = seededRandom(seed)
    const input = randomInput(random)
    const { blocks } = parseDeclaration(input)
    const index = random.int(blocks.length)
    const before = blocks[index]
    if (!before) continue
    const position = random.int(before.text.length + 1)
    const split = splitAt(blocks, index, position)
    if (split.length === blocks.length) continue
    const after = joinWithPrevious(split, index + 1)[index]
    expect(after?.text, `seed ${seed}, at ${position}: ${JSON.stringify(input)}`).toBe(before.text)
  }
})

test('[IM18] a text that was changed and changed back is the source again, whatever was typed between', () => {
  for (const seed of SEEDS) {
    const random = seededRandom(seed)
    const { blocks } = parseDeclaration(randomInput(random))
    const index = random.int(blocks.length)
    const before = blocks[index]
    if (!before || /[\n\r\v\f\u0085\u2028\u2029]/.test(before.text)) continue
    const changed = setText(blocks, index, randomEdit(random, before.text))
    const restored = setText(changed, index, before.text)[index]
    expect(restored?.text, `seed ${seed}`).toBe(before.text)
    expect(sourceOf(restored ? [restored] : []), `seed ${seed}`).toBe(sourceOf([before]))
  }
})

test.each([
  'We declare that the cities of the region ',
  'the cities of the region have agreed that they will\n',
  '1. x\n',
  '(a) y\n(i) z\n',
  '2010. 11. 9.\n',
  '1.1.1.',
  ' ',
  '\n',
  '都市は協力する',
  'a-\n',
  '((((【第',
])('[IM21] the time for ever more of %j grows no faster than its length', (particle) => {
  const measure = (length: number) => {
    const input = particle.repeat(Math.ceil(length / particle.length)).slice(0, length)
    const start = performance.now()
    expect(sourceOf(parseDeclaration(input).blocks)).toBe(input)
    return performance.now() - start
  }
  const [eighth, whole] = [measure(2 ** 15), measure(2 ** 18)]
  expect(whole).toBeLessThan(Math.max(eighth, 20) * 32)
})

test('[IM21] a megabyte is read, corrected and refused as too large', () => {
  const input = `1. Water.\n${'word '.repeat(210_000)}`
  const { blocks } = parseDeclaration(input)
  expect(sourceOf(setText(blocks, 1, ''))).toBe(input)
  expect(blocksToContent(blocks, () => 'clause00')).toEqual({ refused: 'too-large' })
})
