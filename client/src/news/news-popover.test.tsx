// The news at their button: how many are new, what each says and where it leads, and what opening them does.
import { MantineProvider } from '@mantine/core'
import type { DeclarationFacts } from '@plenary/shared/api/declaration-routes'
import type { NewsEvent } from '@plenary/shared/api/news-routes'
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router'
import { act, cleanup, render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useRef, useState } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import { refreshFact } from '../api/declarations.ts'
import { newQueryClient } from '../api/query-client.ts'
import { chooseLanguage, startI18n } from '../i18n/i18n.ts'
import { TestSyncServer } from '../testing/test-sync-server.ts'
import { openTab, type TestTab } from '../testing/test-tab.ts'
import { cityOf, DRAFT, ENGLISH, onRoster } from '../testing/tokyo.ts'
import { NewsPopover } from './news-popover.tsx'

await startI18n('en')
afterEach(async () => {
  cleanup()
  vi.unstubAllGlobals()
  await chooseLanguage('en')
})

const CLAUSE = 'clauseone'
const declaration: DeclarationFacts = {
  ...DRAFT,
  roster: [
    onRoster(cityOf('Hanoi', 'ハノイ')),
    onRoster(cityOf('Seoul', 'ソウル')),
    onRoster(cityOf('Taipei', '台北')),
    onRoster(cityOf('Tokyo', '東京')),
  ],
}

const at = (day: number, hour: number) => new Date(2010, 10, day, hour, 15).toISOString()
const locked: NewsEvent = { kind: 'clause-locked', key: 3, at: at(9, 10), clauseId: CLAUSE }
const unlocked: NewsEvent = {
  kind: 'clause-unlocked',
  key: 4,
  at: at(9, 11),
  clauseId: CLAUSE,
  reason: 'A typing error',
}
const given: NewsEvent = {
  kind: 'proxy-put',
  key: 2,
  at: at(8, 16),
  principalId: 'seoul',
  holderId: 'hanoi',
  scopes: ['speak', 'decide'],
}

interface Served {
  seenAt: string
  events: NewsEvent[]
  entries: object[]
  isFailing?: boolean
  /** Whether it cannot keep marks. */
  isForgetful?: boolean
}

/** A position on words that are no more. */
const said = (cityId: string, number: number, more: object = {}) => ({
  number,
  id: `entry-${number}`,
  cityId,
  clauseId: CLAUSE,
  act: 'agrees',
  digest: '0'.repeat(64),
  form: 'plenary-canon/1',
  note: null,
  at: at(9, 9),
  name: 'Head of delegation',
  holderId: null,
  isOpinion: false,
  ...more,
})

async function show(served: Served, reader: Partial<DeclarationFacts> = {}) {
  const tab = openTab(new TestSyncServer())
  await tab.until({ kind: 'saved' })
  const marks: string[] = []
  vi.stubGlobal('fetch', async (path: string, { method, body }: RequestInit) => {
    if (method === 'PUT') {
      const { until } = JSON.parse(String(body))
      marks.push(until)
      if (served.isForgetful) return Response.json({ code: 'storage-failed' }, { status: 503 })
      served.seenAt = until
      return new Response(null, { status: 204 })
    }
    if (served.isFailing) return Response.json({ code: 'internal' }, { status: 500 })
    if (path.endsWith('/news')) return Response.json({ seenAt: served.seenAt, events: served.events })
    if (path.includes('/positions')) return Response.json({ entries: served.entries, hasMore: false })
    return Response.json([])
  })
  const client = newQueryClient()
  const shown = { ...declaration, ...reader }
  const root = createRootRoute({ component: () => <Popup declaration={shown} tab={tab} /> })
  const router = createRouter({
    routeTree: root,
    history: createMemoryHistory(),
    defaultNotFoundComponent: () => null,
  })
  render(
    <MantineProvider env="test">
      <QueryClientProvider client={client}>
        {/* biome-ignore lint/suspicious/noExplicitAny: the type of a router is that of the application's */}
        <RouterProvider router={router as any} />
      </QueryClientProvider>
    </MantineProvider>,
  )
  await screen.findByRole('button')
  return { client, marks, router }
}

function Popup({ declaration: facts, tab }: { declaration: DeclarationFacts; tab: TestTab }) {
  const [opened, setOpened] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  return (
    <NewsPopover
      declaration={facts}
      text={ENGLISH}
      session={tab.session}
      me="Head of delegation, Hanoi"
      className="news"
      {...{ opened, button }}
      onChange={setOpened}
    >
      {null}
    </NewsPopover>
  )
}

const button = (name: string) => screen.findByRole('button', { name })
const rows = async () => within(await screen.findByRole('dialog')).findAllByRole('link')
const textsOf = (links: HTMLElement[]) => links.map(({ textContent }) => textContent)
const again = (client: QueryClient) =>
  act(() => refreshFact(client, 'locks', { declaration: 'tokyo', plenary: 'tokyo-2010', text: 'text1' }))

test('[NW8] the button says how many are new, in words, and speaks it', async () => {
  await show({ seenAt: at(9, 10), events: [unlocked, locked, given], entries: [] })
  expect((await button('News 1 new')).textContent).toContain('1 new')
  expect(screen.getByRole('status').textContent).toBe('News: 1 new')
})

test('[NW1] by day, each with its time, a sentence and a link to where it is seen', async () => {
  await show({ seenAt: at(9, 12), events: [unlocked, locked, given], entries: [] })
  await userEvent.click(await button('News'))
  const links = await rows()
  expect(screen.getAllByRole('heading', { level: 3 }).map(({ textContent }) => textContent)).toEqual([
    '9 November 2010',
    '8 November 2010',
  ])
  expect(textsOf(links)).toEqual([
    '11:15The secretariat unlocked clause 1.A typing error',
    '10:15The secretariat locked clause 1.',
    '16:15Hanoi acts for Seoul by proxy: speaking and deciding.',
  ])
  expect(links.map((link) => link.getAttribute('href'))).toEqual([
    `/declarations/tokyo#${CLAUSE}`,
    `/declarations/tokyo#${CLAUSE}`,
    '/declarations/tokyo/roster',
  ])
})

test('[NW9] opening marks as seen; what was new stays marked until it is closed, and what comes meanwhile is new', async () => {
  const served: Served = { seenAt: at(9, 9), events: [locked, given], entries: [] }
  const { client, marks } = await show(served)
  await userEvent.click(await button('News 1 new'))
  await button('News')
  expect(marks).toEqual([locked.at])
  const isNew = async () => textsOf(await rows()).map((text) => text?.endsWith('New'))
  expect(await isNew()).toEqual([true, false])
  served.events = [unlocked, locked, given]
  again(client)
  await waitFor(async () => expect(await isNew()).toEqual([true, true, false]))
  await waitFor(() => expect(marks).toEqual([locked.at, unlocked.at]))
  await userEvent.keyboard('{Escape}')
  await userEvent.click(await button('News'))
  expect(await isNew()).toEqual([false, false, false])
})

test('[NW9] a mark that the server cannot keep is asked for once an opening', async () => {
  const { marks } = await show({ seenAt: at(9, 9), events: [locked], entries: [], isForgetful: true })
  for (const times of [1, 2]) {
    await userEvent.click(await button('News 1 new'))
    await waitFor(() => expect(marks).toHaveLength(times))
    await button('News 1 new')
    await userEvent.keyboard('{Escape}')
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  }
  expect(marks).toEqual([locked.at, locked.at])
})

test('[NW10] what the server says has changed is counted without opening anything', async () => {
  const served: Served = { seenAt: at(9, 9), events: [], entries: [] }
  const { client } = await show(served)
  await button('News')
  served.events = [locked]
  again(client)
  await button('News 1 new')
})

test('[NW3] of four cities and more two are named and the others counted, in each language; it leads to the board', async () => {
  const entries = ['hanoi', 'seoul', 'taipei', 'tokyo'].map((id, index) => said(id, index + 1))
  const served = { seenAt: at(9, 8), events: [], entries }
  await show(served, { role: 'secretariat', cityId: null })
  await userEvent.click(await button('News 1 new'))
  const [row] = await rows()
  expect(row?.textContent).toContain('Clause 1 changed after Hanoi, Seoul and 2 more agreed.')
  expect(row?.getAttribute('href')).toBe(`/declarations/tokyo/positions#hanoi/${CLAUSE}`)
  await act(() => chooseLanguage('ja'))
  expect(textsOf(await rows())[0]).toContain('ハノイ、ソウルほか2都市の賛成後に第1項の文言が変わりました。')
})

test('[NW1] nothing to tell is one sentence', async () => {
  await show({ seenAt: at(9, 8), events: [], entries: [] })
  await userEvent.click(await button('News'))
  const shown = await screen.findByRole('dialog')
  await waitFor(() => expect(shown.textContent).toContain('Nothing has happened yet that concerns you.'))
})

test('[NW1] what cannot be read is no silence: it says so, and is asked for again', async () => {
  const served: Served = { seenAt: at(9, 8), events: [locked], entries: [], isFailing: true }
  await show(served)
  await userEvent.click(await button('News'))
  const again = within(await screen.findByRole('alert')).getByRole('button', { name: 'Try again' })
  served.isFailing = false
  await userEvent.click(again)
  expect(await rows()).toHaveLength(1)
})
