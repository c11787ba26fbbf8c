// The record: its rows, its filters, and who reads it.
import { MantineProvider } from '@mantine/core'
import type { RecordedEntry } from '@plenary/shared/api/audit-routes'
import type { DeclarationFacts } from '@plenary/shared/api/declaration-routes'
import type { Fact } from '@plenary/shared/protocol/messages'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, cleanup, render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { chooseLanguage, startI18n } from '../i18n/i18n.ts'
import { cityOf, DRAFT, ENGLISH, onRoster } from '../testing/tokyo.ts'
import { RecordPage } from './record-page.tsx'

await startI18n('en')
afterEach(async () => {
  cleanup()
  vi.unstubAllGlobals()
  await chooseLanguage('en')
})

const declaration: DeclarationFacts = {
  ...DRAFT,
  roster: [onRoster(cityOf('Hanoi', 'ハノイ'), 2)],
  role: 'viewer',
}
const paragraph = { type: 'paragraph', content: [{ type: 'text', text: 'Words.' }] }
const content = {
  type: 'doc',
  content: [
    { type: 'title', content: [paragraph] },
    { type: 'preamble', content: [] },
    {
      type: 'clauses',
      content: [
        {
          type: 'clause',
          attrs: { id: 'aaaaaaaa' },
          content: [
            paragraph,
            {
              type: 'subclauses',
              content: [{ type: 'clause', attrs: { id: 'bbbbbbbb' }, content: [paragraph] }],
            },
          ],
        },
      ],
    },
    { type: 'closing', content: [] },
  ],
}
const hash = 'f'.repeat(64)
const digest = 'abcd'.repeat(16)
const entry = (seq: number, facts: Partial<RecordedEntry>): RecordedEntry => ({
  seq,
  at: '2010-11-09T01:38:12.000Z',
  actor: 'secretary',
  name: 'Secretariat',
  cityId: null,
  action: 'clause-locked',
  subject: 'declaration:tokyo',
  data: { clauseId: 'aaaaaaaa', digests: { text1: digest } },
  previousHash: hash,
  salt: null,
  digest: null,
  hash,
  ...facts,
})
const refused = entry(3, {
  actor: 'head',
  name: 'Head of delegation',
  cityId: 'hanoi',
  action: 'refused',
  subject: 'command:closeDeclaration',
  data: { code: 'forbidden', declaration: 'tokyo' },
})
const unlocked = entry(2, {
  action: 'clause-unlocked',
  data: { clauseId: 'gone0000', reason: 'A typing error' },
})
const locked = entry(1, {})

let entries: RecordedEntry[]
let asked: URL[]
beforeEach(() => {
  entries = [refused, unlocked, locked]
  asked = []
  vi.stubGlobal('fetch', async (path: string) => {
    const url = new URL(path, 'http://localhost')
    if (url.pathname === '/api/cities') return Response.json([])
    if (url.pathname === '/api/texts/text1/content')
      return Response.json({ sequence: 1, epoch: 'epoch1', content })
    if (url.pathname.endsWith('/audit/people')) {
      return Response.json([
        { id: 'head', name: 'Head of delegation' },
        { id: 'early', name: 'An early drafter' },
      ])
    }
    asked.push(url)
    const before = Number(url.searchParams.get('before') ?? Number.POSITIVE_INFINITY)
    const fits = entries
      .filter(({ seq }) => seq < before)
      .filter(({ actor }) => [null, actor].includes(url.searchParams.get('person')))
      .filter(({ action }) => url.searchParams.get('refused') === null || action === 'refused')
    const page = fits.slice(0, 2)
    return Response.json({ entries: page, next: fits.length > 2 ? page.at(-1)?.seq : null })
  })
})

function show(seen: Partial<DeclarationFacts> = {}) {
  let tell: (fact: Fact) => void = () => {}
  const session = {
    onFactChanged: (listener: (fact: Fact) => void) => {
      tell = listener
      return () => {}
    },
  }
  render(
    <MantineProvider>
      <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
        <RecordPage declaration={{ ...declaration, ...seen }} text={ENGLISH} session={session} />
      </QueryClientProvider>
    </MantineProvider>,
  )
  return { tell: (fact: Fact) => act(() => tell(fact)) }
}

const rows = () => screen.getAllByRole('row').slice(1)
const rowsAre = (count: number) => waitFor(() => expect(rows()).toHaveLength(count))

test('[AU13] a row says when, who, for which city and what; a refused attempt has the word', async () => {
  show()
  await rowsAre(2)
  const [first, second] = rows()
  expect(first?.textContent).toMatch(/\d\d:\d\d:\d\d/)
  expect(within(first as HTMLElement).getByText('Hanoi')).toBeTruthy()
  expect(first?.textContent).toMatch(
    /Head of delegation.*Refused.*Tried to close the text: not allowed for this/,
  )
  expect(second?.textContent).toMatch(/Unlocked a clause that is no longer in the text.*A typing error/)
  expect(second?.textContent).not.toMatch(/Refused/)
})

test('[AU13] a clause has its number, and its digest is short until the whole is asked for', async () => {
  entries = [locked]
  show()
  await screen.findByText('Locked clause 1')
  const button = screen.getByRole('button', { name: /abcd/ })
  expect(button.getAttribute('aria-expanded')).toBe('false')
  await userEvent.click(button)
  expect(screen.getAllByText('abcd')).toHaveLength(16)
})

test('[AU13] a change of the roster says every fact', async () => {
  const data = { cityId: 'hanoi', member: true, present: false, counts: true, named: false, signs: true }
  entries = [entry(1, { action: 'roster-entry-put', subject: 'plenary:p', data })]
  show()
  await screen.findByText('Changed what the roster says of Hanoi')
  expect(screen.getByText('Member, Absent, Counts, Not named and Signs')).toBeTruthy()
})

test('[AU24] a signature on paper has its own moment, and who is to sign the name and the title', async () => {
  const paper = { cityId: 'hanoi', name: 'The Mayor', signedAt: '2010-11-09T02:25:09.000Z' }
  const named = { cityId: 'hanoi', names: { en: 'Nguyen An' }, titles: { en: 'Vice Chairman' } }
  entries = [
    entry(3, { action: 'paper-signature-recorded', data: paper }),
    entry(2, { action: 'signatory-named', subject: 'plenary:p', data: named }),
  ]
  show()
  await screen.findByText(/^Signed \d+ Nov 2010 \d\d:25:09$/)
  expect(screen.getByText('Nguyen An, Vice Chairman')).toBeTruthy()
  cleanup()
  entries = [entry(1, { action: 'signatory-named', subject: 'plenary:p', data: { cityId: 'hanoi' } })]
  show()
  await screen.findByText('Nobody is named')
})

test('[AU17] a row of another day says the day, and of another year the year', async () => {
  const today = new Date().toISOString()
  entries = [entry(2, { at: today }), entry(1, { at: '2010-11-09T12:38:12.000Z' })]
  show()
  await rowsAre(2)
  const times = screen
    .getAllByRole('row')
    .slice(1)
    .map((row) => row.querySelector('time')?.textContent)
  expect(times).toEqual([expect.stringMatching(/^\d\d:\d\d:\d\d$/), expect.stringMatching(/^\d+ Nov 2010 /)])
})

test('[DK22] a sub-clause is called after its clause in the record too', async () => {
  entries = [entry(1, { data: { clauseId: 'bbbbbbbb' } })]
  show()
  await screen.findByText('Locked clause 1 (a)')
  await act(() => chooseLanguage('ja'))
  await screen.findByText('第1項(a)をロック')
})

test('[AU13] in Japanese too', async () => {
  entries = [refused, locked]
  show()
  await act(() => chooseLanguage('ja'))
  await screen.findByText('第1項をロック')
  expect(screen.getByText('本文の確定を試行：権限なし')).toBeTruthy()
})

test('[AU14] earlier entries come on demand, new ones by themselves', async () => {
  const { tell } = show()
  await rowsAre(2)
  await userEvent.click(screen.getByRole('button', { name: 'Show earlier' }))
  await rowsAre(3)
  expect(screen.queryByRole('button', { name: 'Show earlier' })).toBeNull()
  entries = [entry(4, { action: 'text-closed', data: { number: 1, digest } }), ...entries]
  tell('declaration')
  await screen.findByText('Closed the text as Rev. 1')
})

test('[AU14] the filters are set by keyboard, and the link to the file follows them', async () => {
  show()
  await rowsAre(2)
  const user = userEvent.setup()
  const file = () => screen.getByRole('link', { name: 'Download as JSON lines' }).getAttribute('href')
  expect(file()).toBe('/api/declarations/tokyo/audit/export')
  const reached: (string | null | undefined)[] = []
  for (const _ of Array(7)) {
    await user.tab()
    reached.push((document.activeElement as HTMLInputElement).labels?.[0]?.textContent)
  }
  expect(reached.slice(0, 6)).toEqual([
    'City',
    'Person',
    'Kind of act',
    'From',
    'Until',
    'Refused attempts only',
  ])
  await user.tab({ shift: true })
  await user.keyboard(' ')
  await rowsAre(1)
  expect(file()).toBe('/api/declarations/tokyo/audit/export?refused=only')
  await user.click(screen.getByRole('button', { name: 'Clear the filters' }))
  const people = [...(screen.getByLabelText('Person') as HTMLSelectElement).options].map(({ label }) => label)
  expect(people).toEqual(['Everybody', 'An early drafter', 'Head of delegation'])
  await user.selectOptions(screen.getByLabelText('Person'), 'Head of delegation')
  expect(file()).toBe('/api/declarations/tokyo/audit/export?person=head')
  await user.selectOptions(screen.getByLabelText('Kind of act'), 'Locks')
  expect(file()).toContain('action=clause-locked%2Cclause-unlocked%2Cguard-alarm')
})

test('[AU14] when nothing fits, a sentence says so', async () => {
  entries = [locked]
  show()
  await rowsAre(1)
  await userEvent.click(screen.getByLabelText('Refused attempts only'))
  expect(await screen.findByText('No entry fits these filters.')).toBeTruthy()
})

test('[AU15] an observer is told why there is nothing, and nothing is asked', () => {
  show({ role: 'observer', cityId: null })
  expect(screen.getByText('The record is for the delegations and the secretariat.')).toBeTruthy()
  expect(asked).toEqual([])
})
