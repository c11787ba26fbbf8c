// Positions in the panel of the text: one's own with its acts, then every city's.
import { MantineProvider } from '@mantine/core'
import { clauseDigest } from '@plenary/shared/canon/digests'
import { numberedClauses } from '@plenary/shared/schema/numbered-clauses'
import { readContent } from '@plenary/shared/update/read-content'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { cleanup, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { startI18n } from '../i18n/i18n.ts'
import { TestSyncServer } from '../testing/test-sync-server.ts'
import { openTab, type TestTab } from '../testing/test-tab.ts'
import { ENGLISH } from '../testing/tokyo.ts'
import type { TextPositions as Facts } from '../ui/part-positions.ts'
import { InRouter } from './testing/in-router.tsx'
import { declaration, said } from './testing/small-board.ts'
import { TextPositions, type TextPositionsProps } from './text-positions.tsx'

await startI18n('en')
const CLAUSE = 'clauseone'

let tab: TestTab
let sent: unknown[]
let shown: Facts | undefined
let drawn = 0
beforeEach(async () => {
  sent = []
  shown = undefined
  tab = openTab(new TestSyncServer())
  await tab.until({ kind: 'saved' })
})
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

function Panel({ declaration }: Pick<TextPositionsProps, 'declaration'>) {
  const [facts, setFacts] = useState<Facts>()
  shown = facts
  drawn += 1
  return (
    <>
      <TextPositions
        declaration={declaration}
        text={ENGLISH}
        session={tab.session}
        here={[]}
        onChange={setFacts}
      />
      {facts?.onClause(CLAUSE)}
    </>
  )
}

function show(role: 'head' | 'viewer') {
  const [clause] = numberedClauses(readContent(tab.replica.doc))
  const digest = clause ? clauseDigest(clause) : ''
  const entries = [
    said('hanoi', 'agrees', CLAUSE, { digest: 'earlier' }),
    said('jakarta', 'objects', CLAUSE, { digest, note: 'Too vague' }),
  ]
  vi.stubGlobal('fetch', async (path: string, { method, body }: RequestInit) => {
    if (method === 'POST') sent.push(JSON.parse(String(body)))
    if (path.endsWith('/words')) return Response.json({ clause: null, content: null })
    if (path.includes('/positions'))
      return Response.json({
        entries: entries.map((entry, at) => ({ ...entry, number: at + 1 })),
        hasMore: false,
      })
    return Response.json([])
  })
  render(
    <MantineProvider env="test">
      <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
        <InRouter>
          <Panel declaration={{ ...declaration, role }} />
        </InRouter>
      </QueryClientProvider>
    </MantineProvider>,
  )
  return digest
}

test('[BD23] [BD48] a head of delegation reaffirms there, to the words on the screen', async () => {
  const digest = show('head')
  expect((await screen.findByRole('status')).textContent).toContain('Hanoi on clause 1.')
  await userEvent.click(screen.getByRole('button', { name: 'Reaffirm for Hanoi' }))
  expect(sent).toEqual([{ clause: CLAUSE, position: 'agrees', digest }])
  await waitFor(() => expect(document.activeElement?.textContent).toBe('Change…'))
})

test('[BD23] every city is there in the plenary’s order, with the reason of an objection; others have no acts', async () => {
  show('viewer')
  const rows = await screen.findAllByRole('listitem')
  const [hanoi, jakarta, seoul] = rows.map((row) => row.textContent)
  expect(hanoi).toContain('To reaffirm')
  expect(jakarta).toContain('Too vague')
  expect(seoul).toContain('Not stated')
  expect(screen.queryByRole('button')).toBeNull()
})

test('[BD47] a viewer is told who states the positions of the city', async () => {
  show('viewer')
  await screen.findByText('Only the head of delegation can state a position for Hanoi.')
})

test('[DK73] the outline is told what is loudest, and [DK75] how many matters block the adoption', async () => {
  show('head')
  await screen.findByRole('status')
  expect(shown?.parts.get(CLAUSE)).toEqual({
    own: { shown: 'stale', words: 'To reaffirm' },
    counts: [
      { shown: 'objects', words: '1 objects' },
      { shown: 'stale', words: '1 to reaffirm' },
      { shown: 'silent', words: '1 not stated' },
    ],
    loudest: { shown: 'objects', words: '1 objects' },
    isAgreed: false,
  })
  expect(shown?.matters).toBe('1 matter still blocks adoption')
  const before = drawn
  await new Promise((drawnAgain) => setTimeout(drawnAgain, 100))
  expect(drawn).toBe(before)
})
