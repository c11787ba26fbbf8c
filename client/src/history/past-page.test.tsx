// The text as it was: what the moment is called, the steps to others, what cannot be shown.
import type { DeclarationFacts } from '@plenary/shared/api/declaration-routes'
import { emptyContent } from '@plenary/shared/schema/content'
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import type { AskedMoment } from '../api/versions.ts'
import { startI18n } from '../i18n/i18n.ts'
import { ENGLISH } from '../testing/tokyo.ts'
import { PastPage } from './past-page.tsx'
import { type Answers, at, DIGEST, draft, showHistory, VERSIONS } from './testing/past-of-tokyo.tsx'
import { endOfMinute } from './time-field.ts'

await startI18n('en')
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

const past = (sequence: number, moment: string | null, versionId: string | null = null) => ({
  sequence,
  at: moment,
  versionId,
  language: 'en',
  numberStyle: 'decimal',
  digest: DIGEST,
  content: {
    ...emptyContent('clauseone'),
    content: emptyContent('clauseone').content.with(0, {
      type: 'title',
      content: [{ type: 'paragraph', content: [{ type: 'text', text: `Words at ${sequence}` }] }],
    }),
  },
})
const address = (moment: string) => `GET /api/texts/text1/past?moment=${encodeURIComponent(moment)}`
const MOMENTS: Answers = {
  [address('version:v1')]: past(1, at(8, 0), 'v1'),
  [address('version:v2')]: past(20, at(10, 5), 'v2'),
  [address('sequence:20')]: past(20, at(10, 5)),
  [address('sequence:25')]: past(25, at(10, 33)),
  [address('sequence:30')]: past(30, at(10, 42, 7)),
}

interface StageProps {
  first: AskedMoment
  facts?: Partial<DeclarationFacts>
}

function Stage({ first, facts }: StageProps) {
  const [asked, setAsked] = useState(first)
  return (
    <PastPage
      declaration={{ ...draft, ...facts }}
      text={ENGLISH}
      session={undefined}
      asked={asked}
      onAsk={setAsked}
      onRestored={() => {}}
    />
  )
}
function show(first: AskedMoment, answers: Answers = {}, facts: StageProps['facts'] = {}) {
  return {
    ...showHistory(<Stage first={first} facts={facts} />, { ...MOMENTS, ...answers }),
    user: userEvent.setup(),
  }
}
/** The names of a whole page take their time on a busy machine. */
const called = (words: string) => screen.findByRole('heading', { name: words }, { timeout: 20_000 })

test('[VE40] a moment is called by its time, after or while whose changes, a version by its name', async () => {
  show({ moment: 'sequence:30' })
  await called('As it was on 9 November 2010 at 10:42, after changes by Seoul')
  const page = await screen.findByRole('article')
  expect(page.textContent).toContain('Words at 30')
  expect(page.querySelector('[contenteditable]')).toBeNull()
  expect(page.lang).toBe('en')
  expect(screen.getByRole('link', { name: 'Compare with now' }).getAttribute('href')).toContain(
    'from=sequence%3A30&to=now',
  )
  cleanup()
  show({ moment: 'sequence:25' })
  await called('As it was on 9 November 2010 at 10:33, while Seoul worked')
  cleanup()
  show({ moment: 'version:v2' })
  await called('Rev. 1, Chair’s text · As it was on 9 November 2010 at 10:10')
})

test('[VE71] a version has the digest that its line has, any other moment that of this text', async () => {
  const ofDeclaration = VERSIONS.map((version) => ({ ...version, digest: '11112222'.repeat(8) }))
  const digests = () => screen.getByText(/^Digest/).textContent
  show({ moment: 'version:v2' }, { 'GET /api/declarations/tokyo/versions': ofDeclaration })
  await called('Rev. 1, Chair’s text · As it was on 9 November 2010 at 10:10')
  expect(digests()).toMatch(/^Digest 1111 2222/)
  cleanup()
  show({ moment: 'sequence:30' })
  await called('As it was on 9 November 2010 at 10:42, after changes by Seoul')
  expect(digests()).toMatch(/^Digest of this text 3f2a 9c11/)
})

test('[VE41] one steps by button and by arrow key; where the line ends there is no step', async () => {
  const { user } = show({ moment: 'sequence:30' })
  await called('As it was on 9 November 2010 at 10:42, after changes by Seoul')
  expect(screen.getByRole('button', { name: 'Later' }).getAttribute('aria-disabled')).toBe('true')
  await user.click(screen.getByRole('button', { name: 'Earlier' }))
  await called('Rev. 1, Chair’s text · As it was on 9 November 2010 at 10:10')
  screen.getByRole('link', { name: 'Back to the text' }).focus()
  await user.keyboard('{ArrowLeft}')
  await called('As imported · As it was on 9 November 2010 at 08:00')
  expect(screen.getByRole('button', { name: 'Earlier' }).getAttribute('aria-disabled')).toBe('true')
  await user.keyboard('{ArrowRight}')
  await called('Rev. 1, Chair’s text · As it was on 9 November 2010 at 10:10')
  screen.getByLabelText('At').focus()
  await user.keyboard('{ArrowLeft}')
  await called('Rev. 1, Chair’s text · As it was on 9 November 2010 at 10:10')
})

test('[VE42] a moment is chosen by the clock, and all of that minute is shown', async () => {
  const end = endOfMinute('2010-11-09T10:33') ?? ''
  const { user } = show(
    { moment: 'sequence:30' },
    { [`GET /api/texts/text1/past?at=${encodeURIComponent(end)}`]: past(25, at(10, 33, 12)) },
  )
  const field = await screen.findByLabelText<HTMLInputElement>('At')
  expect(field.value).toBe('2010-11-09T10:42')
  await waitFor(() => expect(field.min).toBe('2010-11-09T08:00'))
  fireEvent.change(field, { target: { value: '2010-11-09T10:33' } })
  await user.click(screen.getByRole('button', { name: 'Show' }))
  await called('As it was on 9 November 2010 at 10:33')
  expect(screen.getByRole('article').textContent).toContain('Words at 25')
})

test('[VE72] the field says when a version was made, as its heading does', async () => {
  show({ moment: 'version:v2' })
  await called('Rev. 1, Chair’s text · As it was on 9 November 2010 at 10:10')
  expect(screen.getByLabelText<HTMLInputElement>('At').value).toBe('2010-11-09T10:10')
})

test('[VE43] where nothing was written, where there is no such moment, and without a connection it says so', async () => {
  show({ moment: 'sequence:0' }, { [address('sequence:0')]: past(0, null) })
  await screen.findByRole('heading', {
    name: 'Nothing had been written in this text at that time.',
    level: 1,
  })
  expect(screen.queryByRole('article')).toBeNull()
  cleanup()
  show({ moment: 'version:gone' }, { [address('version:gone')]: '404 not-found' })
  await screen.findByText('This text has no such moment.')
  expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull()
  cleanup()
  const { asked } = show({ moment: 'sequence:30' }, { [address('sequence:30')]: '503 shutting-down' })
  await screen.findByText('The text of that moment could not be loaded.')
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }))
  await waitFor(() => expect(asked.filter((one) => one.address === address('sequence:30'))).toHaveLength(2))
})

test('[VE40] the page has the numbers of its clauses and sub-clauses, its marks, and is selected without what is around it', async () => {
  const words = (text: string, marks: readonly object[] = []) => ({
    type: 'paragraph',
    content: [{ type: 'text', text, marks }],
  })
  const clause = (id: string, ...content: object[]) => ({ type: 'clause', attrs: { id }, content })
  const list = (...content: object[]) => ({ type: 'subclauses', content })
  const content = {
    type: 'doc',
    content: [
      { type: 'title' },
      { type: 'preamble' },
      {
        type: 'clauses',
        content: [
          clause(
            'aaaaaaaa',
            words('First', [{ type: 'bold' }]),
            list(clause('bbbbbbbb', words('one'))),
            words('between', [{ type: 'link', attrs: { href: 'https://example.org/' } }]),
            list(clause('cccccccc', words('two'))),
          ),
          clause('dddddddd', list(clause('eeeeeeee', words('only')))),
        ],
      },
      { type: 'closing' },
    ],
  }
  const { user } = show(
    { moment: 'sequence:30' },
    { [address('sequence:30')]: { ...past(30, at(10, 42)), content } },
  )
  const page = await screen.findByRole('article')
  const lines = [...page.querySelectorAll('[data-node] p')].map(({ textContent }) => textContent)
  expect(lines).toEqual([
    '1.\u00a0First',
    '(a)\u00a0one',
    'between',
    '(b)\u00a0two',
    '2.\u00a0',
    '(a)\u00a0only',
  ])
  expect(page.querySelector('strong')?.textContent).toBe('First')
  expect(page.querySelector('a')?.getAttribute('href')).toBe('https://example.org/')
  screen.getByRole('button', { name: 'Earlier' }).focus()
  await user.keyboard('{Control>}a{/Control}')
  expect(getSelection()?.anchorNode).toBe(page)
})

test('[VE46] the secretariat brings back the whole text or a clause, who writes a clause, nobody else and nobody on a narrow screen', async () => {
  const acts = async (facts: StageProps['facts']) => {
    cleanup()
    const { user } = show({ moment: 'sequence:30' }, {}, facts)
    await screen.findByRole('article')
    const button = screen.queryByRole('button', { name: 'Bring back…' })
    if (!button) return undefined
    await user.click(button)
    await screen.findByText('One clause, as a new edit')
    return screen.getAllByRole('menuitem').map(({ textContent }) => textContent)
  }
  expect(await acts({})).toBeUndefined()
  vi.stubGlobal('matchMedia', () => ({ matches: true, addEventListener() {}, removeEventListener() {} }))
  expect(await acts({})).toEqual(['The whole text…', 'Clause 1'])
  expect(await acts({ role: 'drafter', cityId: 'hanoi' })).toEqual(['Clause 1'])
  expect(await acts({ role: 'viewer', cityId: 'hanoi' })).toBeUndefined()
  expect(await acts({ state: 'closed' })).toBeUndefined()
})

test('[VE46] the keys of a menu do not step to another moment', async () => {
  vi.stubGlobal('matchMedia', () => ({ matches: true, addEventListener() {}, removeEventListener() {} }))
  const { user } = show({ moment: 'sequence:30' })
  const words = 'As it was on 9 November 2010 at 10:42, after changes by Seoul'
  await called(words)
  await user.click(screen.getByRole('button', { name: 'Bring back…' }))
  const item = await screen.findByRole('menuitem', { name: 'The whole text…' })
  item.focus()
  await user.keyboard('{ArrowLeft}')
  await called(words)
})
