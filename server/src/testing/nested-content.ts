// A text whose clauses have sub-clauses, and words behind them.
import type { ClauseJson, ContentJson } from '@plenary/shared/schema/content'
import { tokyo } from './exported-declarations.ts'

/** Alpha (Beta (Gamma, Delta), Epsilon with Zeta as its second paragraph), Eta; title, preamble and closing are Tokyo's. */
export function nestedContent(): ContentJson {
  const [title, preamble, , closing] = tokyo().text.content.content
  const content = [
    clause(
      'a',
      ['Alpha'],
      [
        clause('aa', ['Beta'], [clause('aaa', ['Gamma']), clause('aab', ['Delta'])]),
        clause('ab', ['Epsilon', 'Zeta']),
      ],
    ),
    clause('b', ['Eta']),
  ]
  return { type: 'doc', content: [title, preamble, { type: 'clauses', content }, closing] }
}

function clause(name: string, words: readonly string[], below: ClauseJson[] = []): ClauseJson {
  return {
    type: 'clause',
    attrs: { id: `clause${name}0000000000`.slice(0, 16) },
    content: [
      ...words.map((text) => ({ type: 'paragraph' as const, content: [{ type: 'text' as const, text }] })),
      ...(below.length > 0 ? [{ type: 'subclauses' as const, content: below }] : []),
    ],
  }
}
