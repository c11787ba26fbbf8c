// The words of a clause on the wall.
import type { ClauseJson } from '@plenary/shared/schema/content'
import { expect, test } from 'vitest'
import { changedParts, pagesOf, partsOf } from './hall-words.ts'

const paragraph = (text: string) => ({
  type: 'paragraph' as const,
  content: [{ type: 'text' as const, text }],
})
const clause = (...content: NonNullable<ClauseJson['content']>): ClauseJson => ({
  type: 'clause',
  attrs: { id: 'clause0001' },
  content,
})
const textOf = (parts: readonly { text: string }[]) => parts.map(({ text }) => text).join('')

test('[HA10] paragraphs and sub-clauses stand below one another, with their numbers and marks', () => {
  const marked: ClauseJson['content'] = [
    {
      type: 'paragraph',
      content: [
        { type: 'text', text: 'We ' },
        { type: 'text', text: 'shall', marks: [{ type: 'bold' }] },
      ],
    },
    { type: 'subclauses', content: [clause(paragraph('share')), clause(paragraph('learn'))] },
  ]
  const parts = partsOf(clause(...marked), 'decimal')
  expect(textOf(parts)).toBe('We shall\n(a) share\n(b) learn')
  expect(parts.find(({ isBold }) => isBold)?.text).toBe('shall')
})

test('[HA10] with changes, what stayed and was inserted are the words now', () => {
  const parts = changedParts(
    clause(paragraph('with environment')),
    clause(paragraph('with the environment')),
    {
      style: 'decimal',
      language: 'en',
    },
  )
  expect(parts.filter(({ kind }) => kind === 'inserted').map(({ text }) => text.trim())).toEqual(['the'])
  expect(textOf(parts.filter(({ kind }) => kind !== 'deleted'))).toBe('with the environment')
})

test('[HA11] what does not fit is cut where sentences end, in every language; nothing is lost', () => {
  for (const [language, text] of [
    ['en', 'One is here. Two is there. Three is a very long sentence indeed. Four.'],
    ['ja', '都市は協力する。環境を守る。次の会合はトムスクで開く。'],
  ] as const) {
    const pages = pagesOf([{ kind: 'kept', text }], language, (page) => textOf(page).length <= 20)
    expect(pages.length).toBeGreaterThan(1)
    expect(pages.map(textOf).join('')).toBe(text)
    for (const page of pages.slice(0, -1)) expect(textOf(page).trim()).toMatch(/[.。]$/)
  }
})
