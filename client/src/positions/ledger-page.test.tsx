// A city's ledger: what it lists, what has become of each entry, and the words.
import { MantineProvider } from '@mantine/core'
import { clauseDigest, textDigest } from '@plenary/shared/canon/digests'
import type { LedgerEntry } from '@plenary/shared/positions/position'
import { numberedClauses } from '@plenary/shared/schema/numbered-clauses'
import { readContent } from '@plenary/shared/update/read-content'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, cleanup, render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { chooseLanguage, startI18n } from '../i18n/i18n.ts'
import { TestSyncServer } from '../testing/test-sync-server.ts'
import { openTab, type TestTab } from '../testing/test-tab.ts'
import { ENGLISH } from '../testing/tokyo.ts'
import { LedgerPage } from './ledger-page.tsx'
import { InRouter } from './testing/in-router.tsx'
import { declaration, said } from './testing/small-board.ts'

await startI18n('en')
const CLAUSE = 'clauseone'

let tab: TestTab
let entries: LedgerEntry[]
let asked: string[]
let queries: QueryClient
beforeEach(async () => {
  asked = []
  queries = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  tab = openTab(new TestSyncServer())
  await tab.until({ kind: 'saved' })
})
afterEach(async () => {
  cleanup()
  vi.unstubAllGlobals()
  await chooseLanguage('en')
})

function digests() {
  const content = readContent(tab.replica.doc)
  const clause = numberedClauses(content).find(({ attrs }) => attrs.id === CLAUSE)
  return { clause: clause ? clauseDigest(clause) : '', text: textDigest(content) }
}

const words = (text: string) => ({
  clause: {
    type: 'clause',
    attrs: { id: CLAUSE },
    content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
  },
  content: null,
})

function show(more: Partial<typeof declaration> = {}, cityId = 'hanoi') {
  vi.stubGlobal('fetch', async (path: string) => {
    if (path.endsWith('/words')) {
      asked.push(path)
      return Response.json(words('Earlier words'))
    }
    if (path === '/api/cities') return Response.json([{ id: 'delhi', names: { en: 'Delhi' } }])
    if (!path.includes('/positions')) return Response.json([])
    const after = Number(new URL(path, 'http://localhost').searchParams.get('after') ?? 0)
    const numbered = entries.map((entry, at) => ({ ...entry, number: at + 1 }))
    return Response.json({ entries: numbered.slice(after), hasMore: false })
  })
  function Stage() {
    const [part, setPart] = useState<string>()
    return (
      <LedgerPage
        declaration={{ ...declaration, ...more }}
        text={ENGLISH}
        session={tab.session}
        cityId={cityId}
        part={part}
        onPart={setPart}
      />
    )
  }
  render(
    <MantineProvider env="test">
      <QueryClientProvider client={queries}>
        <InRouter>
          <Stage />
        </InRouter>
      </QueryClientProvider>
    </MantineProvider>,
  )
}

const rows = async () => (await screen.findAllByRole('listitem')).map((row) => row.textContent ?? '')

test('[BD24][BD26] every entry of the city and of no other, newest first, to the second, with person, proxy and note', async () => {
  const { clause, text } = digests()
  entries = [
    said('hanoi', 'agrees', CLAUSE, { digest: clause, at: '2010-11-09T01:15:07.000Z' }),
    said('seoul', 'objects', CLAUSE, { digest: clause, note: 'Of Seoul' }),
    said('hanoi', 'objects', CLAUSE, { digest: clause, note: 'Too\nvague', at: '2010-11-09T01:16:08.000Z' }),
    said('hanoi', 'withdrawn', CLAUSE, { digest: clause }),
    said('hanoi', 'reserves', null, { digest: text, note: 'The date', holderId: 'jakarta' }),
  ]
  show()
  const [reserved, withdrew, objected, agreed, ...more] = await rows()
  expect(screen.getByRole('heading', { level: 2 }).textContent).toBe('Positions of Hanoi')
  expect(more).toEqual([])
  expect(reserved).toMatch(/ReservesWhole textHead of delegation, for Jakarta, by proxyThe date.*In force$/)
  expect(withdrew).toMatch(/Position withdrawnClause 1/)
  expect(objected).toMatch(/:16:08ObjectsClause 1.*Head of delegationToo\nvague.*Withdrawn at /)
  expect(agreed).toMatch(/:15:07AgreesClause 1.*Replaced by a later one at .*:16:08$/)
})

test('[BD26] what is to be reaffirmed, what is of a clause that is gone, and an opinion say so', async () => {
  const { clause } = digests()
  entries = [
    said('hanoi', 'agrees', CLAUSE, { digest: 'earlier' }),
    said('hanoi', 'agrees', 'clausegone', { digest: 'gone' }),
    said('hanoi', 'abstains', CLAUSE, { digest: clause, isOpinion: true }),
  ]
  show()
  const [opinion, gone, stale] = await rows()
  expect(opinion).toMatch(/Opinion of an absent city$/)
  expect(gone).toMatch(/A clause that is no longer in the text.*No longer counts$/)
  expect(stale).toMatch(/To reaffirm: the words have changed$/)
  cleanup()
  show({ state: 'adopted' })
  expect((await rows())[2]).toMatch(/On earlier words, not reaffirmed$/)
})

test('[BD25] it is narrowed to one part; clauses that are gone are one', async () => {
  const { clause, text } = digests()
  entries = [
    said('hanoi', 'agrees', CLAUSE, { digest: clause }),
    said('hanoi', 'abstains', null, { digest: text }),
    said('hanoi', 'agrees', 'clausegone'),
  ]
  show()
  const select = await screen.findByRole('combobox', { name: 'Clause' })
  const options = within(select).getAllByRole('option')
  expect(options.map(({ textContent }) => textContent)).toEqual([
    'Everything (3)',
    expect.stringMatching(/^Clause 1.* \(1\)$/),
    'Whole text (1)',
    'Clauses that are no longer in the text (1)',
  ])
  await userEvent.selectOptions(select, 'Whole text (1)')
  expect(await rows()).toEqual([expect.stringContaining('Abstains')])
  expect(screen.getByRole('status').textContent).toBe('1 entry')
  await userEvent.selectOptions(select, 'Clauses that are no longer in the text (1)')
  expect(await rows()).toEqual([expect.stringContaining('A clause that is no longer')])
})

test('[BD27] the words of an entry are asked for when they are wanted, with what changed since', async () => {
  const { clause } = digests()
  entries = [
    said('hanoi', 'agrees', CLAUSE, { digest: 'earlier' }),
    said('hanoi', 'agrees', CLAUSE, { digest: clause }),
  ]
  show()
  const [now, before] = await screen.findAllByRole('button', { name: 'Show the words' })
  expect(asked).toEqual([])
  await userEvent.click(before as HTMLElement)
  expect((await screen.findByLabelText('The words that this was about')).textContent).toBe('Earlier words')
  expect(screen.getByText('Earlier', { selector: 'del', exact: false })).toBeTruthy()
  expect(asked).toHaveLength(1)
  await userEvent.click(screen.getByRole('button', { name: 'Hide the words' }))
  expect(screen.queryByLabelText('The words that this was about')).toBeNull()
  await userEvent.click(now as HTMLElement)
  expect(await screen.findByText('The words are the same today.')).toBeTruthy()
})

test('[BD28] a position that is stated meanwhile is there, and the one before it is replaced', async () => {
  const { clause } = digests()
  entries = [said('hanoi', 'agrees', CLAUSE, { digest: clause })]
  show()
  expect(await rows()).toEqual([expect.stringMatching(/In force$/)])
  entries = [...entries, said('hanoi', 'abstains', CLAUSE, { digest: clause })]
  await act(() => queries.invalidateQueries({ queryKey: ['positions'] }))
  expect(await rows()).toEqual([
    expect.stringMatching(/Abstains.*In force$/),
    expect.stringMatching(/Agrees.*Replaced by a later one/),
  ])
})

test('[BD24] a city that has left the roster keeps its ledger and its name', async () => {
  entries = [said('delhi', 'agrees', CLAUSE)]
  show({}, 'delhi')
  expect((await screen.findByRole('heading', { level: 2 })).textContent).toBe('Positions of Delhi')
  expect(await rows()).toHaveLength(1)
})

test('[BD24] a city that has said nothing, and one that takes no part, say so', async () => {
  entries = []
  show()
  expect(await screen.findByText('Hanoi has stated nothing here.')).toBeTruthy()
  cleanup()
  show({}, 'nowhere')
  expect(await screen.findByText('This city does not take part in this plenary.')).toBeTruthy()
})
