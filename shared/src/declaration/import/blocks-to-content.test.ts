// From checked blocks to the content of a text.
import { expect, test } from 'vitest'
import { isRefusal } from '../../refusal.ts'
import { type ContentJson, contentSchema, emptyContent } from '../../schema/content.ts'
import { declarationSchema } from '../../schema/schema.ts'
import { blocksToContent } from './blocks-to-content.ts'
import { type Blocks, replaceForbidden, setKind } from './correct-blocks.ts'
import { parseDeclaration } from './parse-declaration.ts'

function countingIds() {
  let count = 0
  return () => `clause${String(++count).padStart(4, '0')}`
}

function convert(blocks: Blocks): ContentJson {
  const content = blocksToContent(blocks, countingIds())
  if (isRefusal(content)) throw new Error(content.refused)
  expect(contentSchema.parse(content)).toEqual(content)
  declarationSchema.nodeFromJSON(content).check()
  return content
}

const paragraph = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] })
const clause = (number: number, ...content: unknown[]) => ({
  type: 'clause',
  attrs: { id: `clause000${number}` },
  content,
})

test('[IM20] a declaration becomes title, preamble, clauses and closing', () => {
  const text = [
    'Network of Cities\n\nTokyo Declaration\n\nWe met.\n\nWe hereby declare the following:',
    '1. Fields:\n   (a) water;\n   (b) air.\nWe add.\n2. Seoul is next.\n\nNovember 9, 2010\n\nTokyo',
  ].join('\n\n')
  expect(convert(parseDeclaration(text).blocks).content).toEqual([
    { type: 'title', content: [paragraph('Network of Cities'), paragraph('Tokyo Declaration')] },
    {
      type: 'preamble',
      content: [
        { type: 'preambular', content: [{ type: 'text', text: 'We met.' }] },
        { type: 'preambular', content: [{ type: 'text', text: 'We hereby declare the following:' }] },
      ],
    },
    {
      type: 'clauses',
      content: [
        clause(
          1,
          paragraph('Fields:'),
          { type: 'subclauses', content: [clause(2, paragraph('water;')), clause(3, paragraph('air.'))] },
          paragraph('We add.'),
        ),
        clause(4, paragraph('Seoul is next.')),
      ],
    },
    { type: 'closing', content: [paragraph('November 9, 2010'), paragraph('Tokyo')] },
  ])
})

test('[IM20] nothing imported is the empty template', () => {
  expect(convert([])).toEqual(emptyContent('clause0001'))
})

test('[IM20] a name without a title leaves the title empty: the last paragraph is never the name', () => {
  const blocks = setKind(parseDeclaration('Network of Cities').blocks, 0, 'body-name')
  expect(convert(blocks).content[0].content).toEqual([paragraph('Network of Cities'), { type: 'paragraph' }])
})

test('[IM20] a title in two blocks is one title', () => {
  const { blocks } = parseDeclaration('Tokyo Declaration\n\n(provisional translation)\n\nWe met.')
  expect(convert(blocks).content[0].content).toEqual([
    paragraph('Tokyo Declaration (provisional translation)'),
  ])
})

test('[IM20] a level that skips one is the next deeper one, a sub-clause without a clause a clause', () => {
  const { blocks } = parseDeclaration('1. A.\n2. B.')
  const skipping = blocks.map((block) => ({ ...block, kind: 'subclause' as const, level: 3 }))
  expect(convert(skipping).content[2].content).toEqual([
    clause(1, paragraph('A.'), { type: 'subclauses', content: [clause(2, paragraph('B.'))] }),
  ])
})

test('[IM20] a paragraph before the first clause belongs to the preamble', () => {
  const { blocks } = parseDeclaration('We met.\n\n1. A.')
  expect(convert(setKind(blocks, 0, 'paragraph')).content[1].content).toEqual([
    { type: 'preambular', content: [{ type: 'text', text: 'We met.' }] },
  ])
})

test('[IM19] forbidden characters are refused until a person has chosen', () => {
  const { blocks } = parseDeclaration('1. Wa\u0007ter.')
  expect(blocksToContent(blocks, countingIds())).toEqual({ refused: 'forbidden-characters' })
  expect(convert(replaceForbidden(blocks, '')).content[2].content).toEqual([clause(1, paragraph('Water.'))])
})

test.each([
  ['a paragraph of a megabyte', 'word '.repeat(200_000)],
  ['thousands of clauses', Array.from({ length: 2_100 }, () => '1. A.').join('\n')],
  ['thousands of paragraphs in one clause', `1. A.\n\n${'B.\n\n'.repeat(2_100)}`],
])('[IM20] %s is refused as too large', (_, text) => {
  expect(blocksToContent(parseDeclaration(text).blocks, countingIds())).toEqual({ refused: 'too-large' })
})
