// The page that compares: what it lists and marks, how one goes through it, what it says where there is nothing.
import { MantineProvider } from '@mantine/core'
import type { Comparison } from '@plenary/shared/api/past-routes'
import type { Version } from '@plenary/shared/api/version-routes'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, cleanup, render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { chooseLanguage, startI18n } from '../i18n/i18n.ts'
import { InRouter } from '../positions/testing/in-router.tsx'
import type { TextSession } from '../sync/text-session.ts'
import { TestSyncServer } from '../testing/test-sync-server.ts'
import { openTab } from '../testing/test-tab.ts'
import { cityOf, DRAFT, ENGLISH, onRoster } from '../testing/tokyo.ts'
import type { CompareAddress } from './compare-address.ts'
import { ComparePage } from './compare-page.tsx'
import { TOKYO_REWORKED, TOKYO_WORDS, TOMSK_JAPANESE } from './testing/tokyo-comparison.ts'

await startI18n('en')

const declaration = {
  ...DRAFT,
  cityId: 'singapore',
  roster: [
    onRoster(cityOf('Tokyo', '東京'), 9),
    onRoster(cityOf('Singapore', 'シンガポール'), 7),
    onRoster(cityOf('Seoul', 'ソウル'), 6),
  ],
}
const version = (id: string, facts: Partial<Version>): Version => ({
  id,
  number: null,
  kind: 'worked',
  name: null,
  note: null,
  at: '2010-11-09T01:10:00.000Z',
  by: null,
  form: 'plenary-canon/1',
  digest: 'a'.repeat(64),
  texts: [{ id: 'text1', language: 'en', status: 'authentic', sequence: 120, digest: 'a'.repeat(64) }],
  ...facts,
})
let versions: Version[]
const VERSIONS = [
  version('worked2', {}),
  version('revision2', { number: 2, kind: 'named' }),
  version('worked1', {}),
  version('ofothertext', { number: 1, kind: 'named', texts: [] }),
]

let comparison: Comparison | { code: string; status: number }
let asked: URL[]
let address: CompareAddress
beforeEach(() => {
  comparison = TOKYO_WORDS
  versions = VERSIONS
  asked = []
  address = {}
  localStorage.clear()
  vi.stubGlobal('fetch', async (path: string) => {
    const url = new URL(path, 'http://localhost')
    if (url.pathname.endsWith('/versions')) return Response.json(versions)
    if (url.pathname.endsWith('/visit'))
      return Response.json({ before: { sequence: 90, at: '2010-11-09T01:00:00.000Z' } })
    if (url.pathname.endsWith('/restoration'))
      return Response.json({ comparison, kept: [], digest: 'a'.repeat(64) })
    if (!url.pathname.endsWith('/comparison')) return Response.json([])
    asked.push(url)
    return 'code' in comparison
      ? Response.json({ code: comparison.code }, { status: comparison.status })
      : Response.json(comparison)
  })
})
afterEach(async () => {
  cleanup()
  vi.unstubAllGlobals()
  await chooseLanguage('en')
})

interface Shown {
  at?: CompareAddress
  session?: TextSession
  mayEdit?: boolean
}

function show({ at = {}, session, mayEdit = true }: Shown = {}) {
  function Stage() {
    const [here, setHere] = useState(at)
    address = here
    return (
      <ComparePage
        declaration={declaration}
        text={ENGLISH}
        session={session}
        mayEdit={mayEdit}
        address={here}
        onAddress={(changed) => setHere({ ...here, ...changed })}
        onBroughtBack={() => {}}
      />
    )
  }
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  render(
    <MantineProvider env="test">
      <QueryClientProvider client={queries}>
        <InRouter>
          <Stage />
        </InRouter>
      </QueryClientProvider>
    </MantineProvider>,
  )
  return { queries }
}

/** What is seen: without what is only said. */
function seen(element: Element | null | undefined): string {
  const copy = element?.cloneNode(true) as Element | undefined
  for (const said of copy?.querySelectorAll('[class*=said], .spoken') ?? []) said.remove()
  return copy?.textContent ?? ''
}
const list = () => screen.findByRole('navigation', { name: 'Changes' })
const items = async () => within(await list()).findAllByRole('button', { name: /\d\d:\d\d/ })
const text = () => document.querySelector('article') as HTMLElement
const rowOf = (words: string) =>
  [...text().querySelectorAll('section')].find((row) => row.textContent?.includes(words)) as HTMLElement

test('[CM53] the list counts the changes, by how many cities and in how many places, and each says where, by whom, when and what', async () => {
  show()
  const all = await items()
  expect(screen.getByText('5 changes')).toBeTruthy()
  expect(screen.getByText('by 3 cities, in 4 places')).toBeTruthy()
  expect(all.map(seen)).toEqual([
    expect.stringMatching(/^ToPreambleTokyo\d\d:29…, Singapore, Taipei, Tokyo, and Yangon, participated …$/),
    expect.stringMatching(/^SiPreambleSingapore\d\d:31… achieved in our discussiondiscussions thus far/),
    expect.stringMatching(/^SiClause 2Singapore\d\d:44.*in harmony with the environment/),
    expect.stringMatching(/^SeClause 3Seoul\d\d:40.*We shouldshall deepen/),
    expect.stringMatching(/^SeClause 5Seoul\d\d:36.*in Seoul at an appropriate date in 2011\.$/),
  ])
  await userEvent.click(all[2] as HTMLElement)
  expect(seen(all[2])).toMatch(/Head of delegation, Singapore, .*:44$/)
})

test('[CM54] a change that is chosen stands in the address and is marked; keys and buttons go on to the next one, and it is said', async () => {
  show()
  const all = await items()
  await userEvent.click(all[3] as HTMLElement)
  expect(address.change).toBe('clauseeconomy words 119')
  expect(document.querySelectorAll('[data-change][class*=current]')).toHaveLength(1)
  expect(all[3]?.getAttribute('aria-current')).toBe('true')
  await userEvent.keyboard('n')
  expect(all[4]?.getAttribute('aria-current')).toBe('true')
  expect(screen.getAllByRole('status').map(({ textContent }) => textContent)).toContain(
    'Change 5 of 5. Clause 5, Seoul: Inserted 4 words',
  )
  await userEvent.keyboard('j')
  expect(all[0]?.getAttribute('aria-current')).toBe('true')
  await userEvent.keyboard('pk')
  expect(all[3]?.getAttribute('aria-current')).toBe('true')
  await userEvent.keyboard('{Control>}n{/Control}')
  expect(all[3]?.getAttribute('aria-current')).toBe('true')
  await userEvent.click(screen.getByRole('button', { name: /^Next change/ }))
  await userEvent.click(screen.getByRole('button', { name: /^Previous change/ }))
  expect(all[3]?.getAttribute('aria-current')).toBe('true')
})

test('[CM54] of the list one change is reached by Tab, the others by arrows; elsewhere the letters are nothing', async () => {
  show()
  const all = await items()
  expect(all.map(({ tabIndex }) => tabIndex)).toEqual([0, -1, -1, -1, -1])
  all[0]?.focus()
  await userEvent.keyboard('{ArrowDown}{ArrowDown}{ArrowUp}')
  expect(document.activeElement).toBe(all[0])
  await userEvent.keyboard('{End}')
  expect(document.activeElement).toBe(all[4])
  act(() => screen.getByRole('button', { name: 'Print' }).focus())
  await userEvent.keyboard('n')
  expect(all[4]?.getAttribute('aria-current')).toBe('true')
})

test('[CM55] a note in the margin says who did what, and leads to the change', async () => {
  comparison = TOKYO_REWORKED
  show()
  await list()
  const notes = (words: string) =>
    [...rowOf(words).querySelectorAll('[class*=notes] > [class*=notes] > div')].map((note) => seen(note))
  expect(notes('We, the representatives')).toEqual(['ToTokyoInserted “,”', 'SiSingaporeReplaced 1 word'])
  expect(notes('rich potentials')).toEqual([
    'SiSingaporeMade bold',
    'ToTokyoDivided a paragraph',
    'SeSeoulToTokyoReplaced 1 word',
    'ToTokyoSeSeoulReplaced 5 words by 2 words',
  ])
  expect(notes('cross-border')).toEqual(['SiSingaporeInserted the clause'])
  expect(notes('Safety')).toEqual(['ToTokyoDeleted the clause'])
  expect(notes('in Seoul')).toEqual(['SrvServerInserted 4 words'])
  const note = within(rowOf('rich potentials')).getByRole('button', { name: 'Made bold' })
  expect(note.title).toMatch(/^Head of delegation, Singapore, /)
  await userEvent.click(note)
  expect(address.change).toBe('clauseeconomy formatting 4')
})

test('[CM56] what is the same is one line that unfolds', async () => {
  comparison = TOKYO_REWORKED
  show()
  await list()
  expect(text().textContent).not.toContain('We thank the host')
  const fold = screen.getByRole('button', { name: 'Clauses 6 and 7 and Place and date are the same in both' })
  expect(fold.getAttribute('aria-expanded')).toBe('false')
  await userEvent.click(fold)
  expect(fold.getAttribute('aria-expanded')).toBe('true')
  expect(text().textContent).toContain('We thank the host')
  expect(screen.getByRole('button', { name: 'Clause 1 is the same in both' })).toBeTruthy()
})

test('[CM57] a clause that moved has its old number struck and says from where to where; a renumbered one is nothing', async () => {
  comparison = TOKYO_REWORKED
  show()
  await list()
  const moved = rowOf('In order to resolve')
  expect(seen(moved.firstElementChild)).toBe('4.2.')
  expect(moved.querySelector('del')?.textContent).toBe('4.')
  expect(within(moved).getByRole('button', { name: 'Moved from 4 to 2' })).toBeTruthy()
  expect(moved.querySelector('ins')).toBeNull()
  const renumbered = rowOf('in Seoul')
  expect(seen(renumbered.firstElementChild)).toBe('5.')
  const gone = rowOf('Safety of citizens')
  expect(gone.querySelector('del')?.textContent).toBe('5.')
})

test('[CM58] side by side each side has its own words, aligned by paragraph; where a clause was not there it is said', async () => {
  vi.spyOn(window, 'matchMedia').mockImplementation(
    (media) => ({ matches: true, media, addEventListener() {}, removeEventListener() {} }) as never,
  )
  comparison = TOKYO_REWORKED
  show()
  await list()
  await userEvent.click(screen.getByRole('radio', { name: 'Side by side' }))
  expect(address.layout).toBe('side')
  expect(localStorage.getItem('plenary.compare-layout')).toBe('side')
  const sides = (words: string) => [...rowOf(words).querySelectorAll('[class*=side]')].map(seen)
  expect(sides('We, the representatives')[2]).toMatch(/in our discussionSi thus far/)
  expect(sides('We, the representatives')[3]).toMatch(/in our discussionsSi thus far/)
  expect(sides('cross-border')).toEqual([
    'Was not there yet.',
    'cross-border collaboration between private enterprises;Si',
  ])
  expect(sides('Safety')[1]).toBe('Is no longer there.')
  expect(sides('rich potentials')[0]).toMatch(
    /^The rich potentials of Asia are now flowering\. ToWe shouldSe/,
  )
  expect(rowOf('In order to resolve').textContent).toContain('Moved from 4 to 2')
  vi.restoreAllMocks()
})

test('[CM59] one city is chosen: only its changes are marked, it is said, and it can be undone', async () => {
  comparison = TOKYO_REWORKED
  show({ at: { change: 'clauseexchange moved 0' } })
  await list()
  await userEvent.click(screen.getByRole('button', { name: /^City/ }))
  await userEvent.click(await screen.findByRole('menuitemradio', { name: 'Singapore (4)' }))
  expect(address).toMatchObject({ city: 'singapore', change: undefined })
  expect(await items()).toHaveLength(4)
  expect(
    screen.getAllByText('Only the changes of Singapore are marked. What others changed stands as it is now.'),
  ).toHaveLength(2)
  expect(screen.getAllByRole('button', { name: /: nothing changed by Singapore$/ }).length).toBeGreaterThan(0)
  expect(text().querySelectorAll('del')).toHaveLength(1)
  await userEvent.click(screen.getByRole('button', { name: /^City/ }))
  await userEvent.click(await screen.findByRole('menuitemradio', { name: 'All cities' }))
  expect(await items()).toHaveLength(13)
})

test('[CM60] one clause is chosen: nothing else is shown, and where it has no change there is a way back', async () => {
  show()
  await list()
  await userEvent.click(screen.getByRole('button', { name: /^Clause:/ }))
  await userEvent.click(await screen.findByRole('menuitemradio', { name: 'Clause 3 (1)' }))
  expect(address.clause).toBe('clauseeconomy')
  expect(text().querySelectorAll('section')).toHaveLength(1)
  cleanup()
  show({ at: { clause: 'clausenetwork' } })
  expect(await screen.findByText('Nothing was changed here.')).toBeTruthy()
  await userEvent.click(screen.getByRole('button', { name: 'Show all changes' }))
  expect(await items()).toHaveLength(5)
})

test('[CM61] the newest version of the text is compared with now unless the address says other; each side is chosen from a list', async () => {
  show()
  await list()
  expect(asked.map(({ search }) => search)).toEqual(['?from=version%3Arevision2&to=now'])
  await userEvent.click(screen.getByRole('button', { name: /^From: ?Rev. 2/ }))
  const choices = await screen.findAllByRole('menuitemradio')
  expect(choices.map(seen)).toEqual([
    'Now',
    expect.stringMatching(/^When I last looked.+/),
    'When Singapore agreed',
    'The beginning',
    expect.stringMatching(/^After work.+/),
    expect.stringMatching(/^Rev. 2.+/),
    expect.stringMatching(/^After work.+/),
  ])
  await userEvent.click(choices[2] as HTMLElement)
  expect(address.from).toBe('city:singapore')
  const swap = screen.getByRole('button', { name: 'Swap the two moments' })
  expect(swap.getAttribute('aria-disabled')).toBe('true')
  await userEvent.click(swap)
  expect(address.from).toBe('city:singapore')
  await userEvent.click(screen.getByRole('button', { name: /^to: ?Now/ }))
  expect(screen.queryByRole('menuitemradio', { name: /agreed/ })).toBeNull()
})

test('[CM61] a version that is made meanwhile does not take the place of the one that is compared', async () => {
  const { queries } = show()
  await list()
  versions = [version('revision3', { number: 3, kind: 'named' }), ...VERSIONS]
  await act(() => queries.invalidateQueries({ queryKey: ['versions'] }))
  await userEvent.click(screen.getByRole('button', { name: /^From: ?Rev. 2/ }))
  expect(await screen.findByRole('menuitemradio', { name: /^Rev. 3/ })).toBeTruthy()
  expect(asked).toHaveLength(1)
})

test('[CM61] the two moments are swapped', async () => {
  show({ at: { from: 'version:worked1' } })
  await list()
  await userEvent.click(screen.getByRole('button', { name: 'Swap the two moments' }))
  expect(address).toMatchObject({ from: 'now', to: 'version:worked1' })
})

test('[CM62] where nothing was changed it says between what', async () => {
  const parts = TOKYO_WORDS.parts.filter(({ fate }) => fate === 'same')
  comparison = { ...TOKYO_WORDS, parts }
  show()
  expect(await screen.findByText('Nothing was changed since “Rev. 2”.')).toBeTruthy()
  expect(screen.getByText('No changes')).toBeTruthy()
  cleanup()
  show({ at: { from: 'version:worked1', to: 'version:revision2' } })
  expect(await screen.findByText('Nothing was changed between “After work” and “Rev. 2”.')).toBeTruthy()
})

test('[CM62] a city without a position, a moment that there is not, and a server that does not answer are told apart, each with a way on', async () => {
  comparison = { ...TOKYO_WORDS, from: null, parts: [] }
  show({ at: { from: 'city:seoul' } })
  expect(await screen.findByText(/^This city has not stated a position yet\./)).toBeTruthy()
  expect(screen.getByRole('link', { name: 'To the versions' }).getAttribute('href')).toBe(
    '/declarations/tokyo/versions',
  )
  cleanup()
  comparison = { code: 'not-found', status: 404 }
  show({ at: { from: 'version:gone' } })
  expect((await screen.findByRole('alert')).textContent).toMatch(/^This text has no such moment\./)
  comparison = TOKYO_WORDS
  await userEvent.click(screen.getByRole('button', { name: 'Compare with the newest version' }))
  expect(await items()).toHaveLength(5)
  cleanup()
  comparison = { code: 'unreachable', status: 502 }
  show()
  expect((await screen.findByRole('alert')).textContent).toMatch(/^The words could not be compared\./)
  comparison = TOKYO_WORDS
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }))
  expect(await items()).toHaveLength(5)
})

test('[CM63] when the text changes it is said, and only who asks for it gets the newest words', async () => {
  const server = new TestSyncServer()
  const [reader, writer] = [openTab(server), openTab(server)]
  await Promise.all([reader.until({ kind: 'saved' }), writer.until({ kind: 'saved' })])
  show({ session: reader.session })
  await list()
  expect(screen.queryByText(/has changed since/)).toBeNull()
  writer.type('Words that nobody has compared. ')
  await screen.findByText(/The text has changed since\./)
  expect(asked).toHaveLength(1)
  await userEvent.click(screen.getByRole('button', { name: 'Show the newest' }))
  await vi.waitFor(() => expect(screen.queryByText(/has changed since/)).toBeNull())
  expect(asked).toHaveLength(2)
})

test('[CM65] what is downloaded has the same moments, city and clause', async () => {
  show({ at: { from: 'version:worked1', city: 'seoul', clause: 'clauseeconomy' } })
  await list()
  await userEvent.click(screen.getByRole('button', { name: 'Download' }))
  const links = await screen.findAllByRole('menuitem')
  const common = 'from=version%3Aworked1&to=now&city=seoul&clause=clauseeconomy'
  expect(links.map((link) => link.getAttribute('href'))).toEqual([
    `/api/texts/text1/comparison/export?${common}&format=html&language=en`,
    `/api/texts/text1/comparison/export?${common}&format=docx&language=en`,
  ])
})

test('[CM67] the clause of the change that is looked at is brought back by who may write, from a moment of the past', async () => {
  vi.spyOn(window, 'matchMedia').mockImplementation(
    (media) => ({ matches: true, media, addEventListener() {}, removeEventListener() {} }) as never,
  )
  comparison = TOKYO_REWORKED
  const bringBack = () => screen.queryByRole('button', { name: 'Bring back this clause…' })
  show()
  const all = await items()
  expect(bringBack()).toBeNull()
  await userEvent.click(all[11] as HTMLElement)
  await userEvent.click(bringBack() as HTMLElement)
  await screen.findByText('Bring back clause 5 as it was in Rev. 2?', {}, { timeout: 20_000 })
  await userEvent.click(screen.getByRole('button', { name: 'Cancel' }))
  await userEvent.click(all[9] as HTMLElement)
  expect(bringBack()).toBeNull()
  cleanup()
  show({ at: { change: 'clausesafety deleted-clause 0' }, mayEdit: false })
  await items()
  expect(bringBack()).toBeNull()
  cleanup()
  show({ at: { change: 'clausesafety deleted-clause 0', from: 'city:seoul' } })
  await items()
  expect(bringBack()).toBeNull()
  vi.restoreAllMocks()
})

test('[CM53] in Japanese', async () => {
  comparison = TOMSK_JAPANESE
  await chooseLanguage('ja')
  show()
  await screen.findByText('変更5件')
  expect(screen.getByText('3都市、4か所')).toBeTruthy()
  expect(rowOf('世代間').textContent).toContain('【1】')
  expect(seen(rowOf('会員都市間').querySelector('[class*=notes] > [class*=notes]'))).toBe(
    'ソウソウル4から3へ移動',
  )
})
