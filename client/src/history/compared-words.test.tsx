// Words with their changes: signs, codes, what is said of them, paragraphs.
import type { Author, Piece, Stroke } from '@plenary/shared/compare/comparison'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, cleanup, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { chooseLanguage, startI18n } from '../i18n/i18n.ts'
import { cityOf, onRoster } from '../testing/tokyo.ts'
import { useAuthorFaces } from './author-faces.ts'
import { ComparedWords } from './compared-words.tsx'

await startI18n('en')
beforeEach(() => {
  vi.stubGlobal('fetch', async () => Response.json([cityOf('Delhi')]))
})
afterEach(async () => {
  cleanup()
  vi.unstubAllGlobals()
  await chooseLanguage('en')
})

const roster = [onRoster(cityOf('Hanoi', 'ハノイ'), 2), onRoster(cityOf('Seoul', 'ソウル'), 6)]
const author = (role: Author['role'], cityId: string | null): Author => ({
  personId: `${role}-${cityId ?? ''}`,
  name: 'A name',
  cityId,
  role,
})
const authors = [
  author('drafter', 'hanoi'),
  author('head', 'seoul'),
  author('secretariat', null),
  author('system', null),
  author('drafter', 'delhi'),
  author('head', 'hanoi'),
]
const by = (...places: number[]): Stroke[] =>
  places.map((place) => ({ author: place, at: '2010-11-09T01:44:00.000Z' }))
const kept = (text: string): Piece => ({ kind: 'kept', text, marks: [] })
const inserted = (text: string, ...who: number[]): Piece => ({
  kind: 'inserted',
  text,
  marks: [],
  by: by(...who),
})
const deleted = (text: string, ...who: number[]): Piece => ({
  kind: 'deleted',
  text,
  marks: [],
  by: by(...who),
})

function Stage({ pieces }: { pieces: readonly Piece[] }) {
  const { facesOf } = useAuthorFaces(authors, roster)
  return <ComparedWords pieces={pieces} facesOf={facesOf} language="en" />
}
function show(...pieces: Piece[]) {
  const { container } = render(
    <QueryClientProvider client={new QueryClient()}>
      <Stage pieces={pieces} />
    </QueryClientProvider>,
  )
  return container
}
/** What is seen: without what is only said. */
const seen = (container: HTMLElement) =>
  [...container.querySelectorAll('p')].map((paragraph) => {
    const copy = paragraph.cloneNode(true) as HTMLElement
    for (const said of copy.querySelectorAll('[class*=said]')) said.remove()
    return copy.textContent
  })

test('[CM50] one code follows a word that was replaced, and it is said what was inserted and deleted, by whom', () => {
  const container = show(kept('in our '), deleted('talk', 1), inserted('talks', 1), kept(' thus far\n'))
  expect(seen(container)).toEqual(['in our talktalksSe thus far'])
  expect(container.textContent).toBe('in our deleted: talkinserted: talksSe (by Seoul)  thus far')
  expect(container.querySelector('del')?.textContent).toBe('deleted: talk')
})

test('[CM50] several cities have all their codes, one after another each its own, and two people of one city one', () => {
  expect(seen(show(inserted('the', 0, 1), kept(' a '), inserted('b', 0, 5), kept('\n')))).toEqual([
    'theHa Se a bHa',
  ])
  cleanup()
  expect(seen(show(deleted('old', 0), inserted('new', 1), kept('\n')))).toEqual(['oldHanewSe'])
})

test('[CM50] secretariat, server, a city that left the roster, and nobody have a code; in Japanese too', async () => {
  const container = show(
    inserted('a', 2),
    kept(' '),
    inserted('b', 3),
    kept(' '),
    inserted('c', 4),
    kept(' '),
    inserted('d'),
    kept('\n'),
  )
  await screen.findByTitle('Delhi')
  expect(seen(container)).toEqual(['aSec bSrv cDe d?'])
  await act(() => chooseLanguage('ja'))
  expect(seen(container)).toEqual(['a事務 bサバ cDe d?'])
})

test('[CM51] words with another format are dotted and say which', () => {
  const bold = { type: 'bold' } as const
  const link = { type: 'link', attrs: { href: 'https://example.org' } } as const
  const formatted = (text: string, marksBefore: Piece['marks'], marks: Piece['marks']): Piece => ({
    kind: 'formatted',
    text,
    marksBefore,
    marks,
    by: by(1),
  })
  const container = show(
    formatted('A', [], [bold]),
    kept(' '),
    formatted('B', [bold], [{ type: 'italic' }, link]),
    kept('\n'),
  )
  expect(seen(container)).toEqual(['Abold Se Bnot bold, italic, link Se'])
  expect(container.querySelector('[class*=formatted] strong')?.textContent).toBe('A')
  expect(container.textContent).toContain('bold (by Seoul)')
})

test('[CM52] a paragraph that was divided or joined has a sign, one that was deleted whole stays one', () => {
  expect(seen(show(kept('One.'), inserted('\n', 0), kept('Two.\n')))).toEqual(['One.¶Ha', 'Two.'])
  cleanup()
  expect(seen(show(kept('One.'), deleted('\n', 0), kept('Two.\n')))).toEqual(['One.¶HaTwo.'])
  cleanup()
  expect(seen(show(kept('One.\n'), deleted('Gone.\n', 0), kept('Two.\n')))).toEqual([
    'One.',
    'Gone.¶Ha',
    'Two.',
  ])
  cleanup()
  expect(seen(show(inserted('All new.\nAnd more.\n', 0)))).toEqual(['All new.Ha', 'And more.Ha'])
})
