// The corrections that a person makes to an import.
import { describe, expect, test } from 'vitest'
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
import { sourceOf } from './imported-blocks.ts'
import { parseDeclaration } from './parse-declaration.ts'

const read = (text: string): Blocks => parseDeclaration(text).blocks
const brief = (blocks: Blocks) =>
  blocks.map(({ kind, level, label, text }) => `${kind}${level || ''} [${label}] ${text}`)

describe('kinds', () => {
  test('[IM16] a clause that becomes a closing has its number back in its words', () => {
    const blocks = read('1. Water.\n2. November in Tokyo')
    const corrected = setKind(blocks, 1, 'closing')
    expect(brief(corrected)).toEqual(['clause1 [1.] Water.', 'closing [] 2. November in Tokyo'])
    expect(brief(setKind(corrected, 1, 'clause'))).toEqual(brief(blocks))
  })

  test('[IM16] a number below which the words stood comes back with a space', () => {
    expect(brief(setKind(read('1.\nWater.'), 0, 'preambular'))).toEqual(['preambular [] 1. Water.'])
    expect(brief(setKind(read('第1条\n水。'), 0, 'preambular'))).toEqual(['preambular [] 第1条水。'])
  })

  test('[IM16] a paragraph that becomes a sub-clause gives its bullet as its number', () => {
    const blocks = read('1. Fields:\n• water\n\n2. Air.')
    expect(brief(setKind(blocks, 1, 'subclause'))[1]).toBe('subclause2 [•] water')
  })

  test('[IM16] a paragraph goes on with the clause before it', () => {
    const blocks = read('1. A:\n(a) b.\n(b) c.\n2. D.')
    expect(brief(setKind(blocks, 2, 'paragraph'))[2]).toBe('paragraph2 [] (b) c.')
  })

  test('[IM10] notes on numbers follow the correction', () => {
    const blocks = read('1. A.\n2. B.\n4. C.')
    expect(blocks[2]?.notes).toHaveLength(1)
    expect(setKind(blocks, 1, 'paragraph')[2]?.notes).toEqual([
      { code: 'number-missing', values: { numbers: '2–3' } },
    ])
  })
})

describe('levels', () => {
  const blocks = read('1. A.\n2. B.\n3. C.')

  test('[IM7] a clause is indented below the one before it, no deeper than one level', () => {
    const once = indent(blocks, 1)
    expect(brief(once)[1]).toBe('subclause2 [2.] B.')
    expect(indent(once, 1)[1]?.level).toBe(2)
    expect(indent(indent(once, 2), 2)[2]?.level).toBe(3)
  })

  test('[IM7] the first clause cannot be indented, a clause not be outdented', () => {
    expect(brief(indent(blocks, 0))).toEqual(brief(blocks))
    expect(brief(outdent(blocks, 1))).toEqual(brief(blocks))
  })

  test('[IM7] outdenting undoes indenting', () => {
    expect(brief(outdent(indent(blocks, 1), 1))).toEqual(brief(blocks))
  })

  test('[IM8] a paragraph moves between the clause and its sub-clause', () => {
    const nested = read('1. A:\n(a) b;\n\nMore of it.\n\n2. C.')
    expect(nested[2]?.level).toBe(2)
    expect(outdent(nested, 2)[2]?.level).toBe(1)
    expect(indent(outdent(nested, 2), 2)[2]?.level).toBe(2)
  })

  test('[IM7] titles and closings have no level', () => {
    const title = read('Tokyo Declaration')
    expect(indent(title, 0)).toEqual(title)
  })
})

describe('joining and splitting', () => {
  test('[IM17] joined paragraphs have a space in Latin text and none in Japanese', () => {
    expect(brief(joinWithPrevious(read('1. Water\n\nand air.'), 1))).toEqual(['clause1 [1.] Water and air.'])
    expect(brief(joinWithPrevious(read('1. 水\n\n及び空気。'), 1))).toEqual(['clause1 [1.] 水及び空気。'])
  })

  test('[IM17] a clause that was none joins the words before it, number and all', () => {
    const blocks = read('1. We met on November\n2. It was good.')
    expect(brief(joinWithPrevious(blocks, 1))).toEqual(['clause1 [1.] We met on November 2. It was good.'])
  })

  test('[IM17] the first block has nothing to join', () => {
    const blocks = read('1. Water.')
    expect(joinWithPrevious(blocks, 0)).toEqual(blocks)
  })

  test('[IM17] a split title leaves the name of the body before it', () => {
    const blocks = read('Cities of Asia Tokyo Declaration')
    expect(brief(splitAt(blocks, 0, 14))).toEqual([
      'body-name [] Cities of Asia',
      'title [] Tokyo Declaration',
    ])
  })

  test('[IM17] what is split off a clause is a clause only if it begins with a number', () => {
    const blocks = read('1. Water. 2. Air. More air.')
    const once = splitAt(blocks, 0, 7)
    expect(brief(once)).toEqual(['clause1 [1.] Water.', 'clause1 [2.] Air. More air.'])
    expect(brief(splitAt(once, 1, 5))[2]).toBe('paragraph1 [] More air.')
  })

  test('[IM17] a formula is split off its preamble', () => {
    const blocks = read('We met. We hereby declare the following:\n\n1. Water.')
    expect(brief(splitAt(blocks, 0, 8)).slice(0, 2)).toEqual([
      'preambular [] We met.',
      'formula [] We hereby declare the following:',
    ])
  })

  test('[IM17] a split never makes an empty block and never halves a character', () => {
    const blocks = read('1. ab😀cd')
    expect(splitAt(blocks, 0, 0)).toEqual(blocks)
    expect(splitAt(blocks, 0, 99)).toEqual(blocks)
    expect(brief(splitAt(blocks, 0, 3))).toEqual(['clause1 [1.] ab', 'paragraph1 [] 😀cd'])
  })

  test('[IM11] the line break at which a block was split stands between the two', () => {
    const blocks = read('1. Water of the\nrivers.')
    const split = splitAt(blocks, 0, 12)
    expect(brief(split)).toEqual(['clause1 [1.] Water of the', 'paragraph1 [] rivers.'])
    expect(split.flatMap(({ notes }) => notes)).toEqual([])
  })
})

describe('words', () => {
  test('[IM18] only what differs is kept as changed, with the source that it replaces', () => {
    const [block] = setText(read('1. We will protect water.'), 0, 'We shall protect water.')
    expect(block?.text).toBe('We shall protect water.')
    expect(block?.pieces.filter(({ kind }) => kind === 'changed')).toEqual([
      { kind: 'changed', source: 'wi', reads: 'sha' },
    ])
    expect(block?.notes).toEqual([{ code: 'changed', values: {} }])
    expect(block?.label).toBe('1.')
  })

  test('[IM18] words that are deleted altogether stay accounted for', () => {
    const input = '1. Water.\n\nPage 1 of 2\n\n2. Air.'
    const corrected = setText(read(input), 1, '')
    expect(corrected[1]?.text).toBe('')
    expect(sourceOf(corrected)).toBe(input)
  })

  test('[IM18] words can be written where there were none', () => {
    const [block] = setText(read('1.'), 0, 'Water.')
    expect(block).toMatchObject({ label: '1.', text: 'Water.' })
  })

  test('[IM18] half a character beside a whole one stays where it is (seed 434)', () => {
    const changed = setText(read('1. \ud83d😀'), 0, '😀')
    expect(setText(changed, 0, '😀\ud83d')[0]?.text).toBe('😀\ud83d')
    expect(setText(read('1. 😀\ude00'), 0, '\ude00😀')[0]?.text).toBe('\ude00😀')
  })

  test('[IM18] a typed line break is joined like a pasted one', () => {
    expect(setText(read('1. A'), 0, 'Water\n and air.')[0]?.text).toBe('Water and air.')
    expect(setText(read('1. 水'), 0, '水と\n空気。')[0]?.text).toBe('水と空気。')
  })

  test('[IM19] forbidden characters are replaced only by choice, and stay in the source', () => {
    const input = '1. Wa\u0007ter\u202e.'
    const corrected = replaceForbidden(read(input), '')
    expect(corrected[0]).toMatchObject({ text: 'Water.', notes: [{ code: 'changed' }] })
    expect(sourceOf(corrected)).toBe(input)
    expect(replaceForbidden(read(input), '\ufffd')[0]?.text).toBe('Wa\ufffdter\ufffd.')
  })
})
