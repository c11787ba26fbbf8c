// The draft as plain text.
import type { ContentJson } from '@plenary/shared/schema/content'
import { expect, test } from 'vitest'
import { draftText } from './draft-text.ts'

const paragraph = (text: string) => ({
  type: 'paragraph' as const,
  content: [{ type: 'text' as const, text }],
})
const content: ContentJson = {
  type: 'doc',
  content: [
    { type: 'title', content: [paragraph('NETWORK'), paragraph('Declaration')] },
    { type: 'preamble', content: [{ type: 'preambular', content: [{ type: 'text', text: 'We,' }] }] },
    {
      type: 'clauses',
      content: [
        {
          type: 'clause',
          attrs: { id: 'aaaaaaaa' },
          content: [
            paragraph('First'),
            {
              type: 'subclauses',
              content: [{ type: 'clause', attrs: { id: 'bbbbbbbb' }, content: [paragraph('below')] }],
            },
          ],
        },
        { type: 'clause', attrs: { id: 'cccccccc' }, content: [paragraph('Second'), paragraph('more')] },
      ],
    },
    { type: 'closing', content: [paragraph('Tokyo')] },
  ],
}

test('[DK43] a copied draft says what it is and is numbered as on the page', () => {
  expect(draftText(content, 'decimal', 'DRAFT, version 7')).toBe(
    'DRAFT, version 7\n\nNETWORK\nDeclaration\n\nWe,\n\n1. First\n  (a) below\n\n2. Second\nmore\n\nTokyo\n',
  )
})
