// The board after the adoption: opinions of absent cities, who has given none, the last day, and one's own.
import { MantineProvider } from '@mantine/core'
import type { OpinionRound } from '@plenary/shared/positions/opinions'
import { FIRST, smallContent } from '@plenary/shared/testing/small-text'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { startI18n } from '../i18n/i18n.ts'
import { Adopted } from './adopted.tsx'
import { mayStateFor } from './may-state.ts'
import { InRouter } from './testing/in-router.tsx'
import { declaration, said, smallBoard } from './testing/small-board.ts'
import { useBoardWords } from './use-board-words.ts'

await startI18n('en')
let sent: unknown[]
let refusal: { code: string; field?: string } | undefined
beforeEach(() => {
  sent = []
  refusal = undefined
  vi.stubGlobal('fetch', async (path: string, { method, body }: RequestInit) => {
    if (method !== 'POST' && method !== 'PUT') return Response.json({ entries: [], hasMore: false })
    sent.push([path, JSON.parse(String(body))])
    return refusal ? Response.json(refusal, { status: 400 }) : Response.json({ id: 'new' })
  })
})
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

const AT = '2010-11-10T01:15:07.000Z'
const absent = (cityId: string) => ({ cityId, member: true, isRepresented: false })
const round: OpinionRound = {
  adoptedAt: '2010-11-09T02:14:05.000Z',
  absent: [absent('jakarta'), absent('seoul')],
  until: null,
}

interface Shown {
  entries?: ReturnType<typeof said>[]
  more?: Partial<typeof declaration>
  opinions?: Partial<OpinionRound>
}

function show({ entries = [], more = {}, opinions = {} }: Shown = {}) {
  const adopted = { ...declaration, state: 'adopted' as const, opinions: { ...round, ...opinions }, ...more }
  function Stage() {
    const words = useBoardWords(declaration.roster, 'decimal')
    return (
      <Adopted
        declaration={adopted}
        board={smallBoard({ declaration: adopted, entries })}
        content={smallContent}
        words={words}
        language="en"
        mayState={(cityId) => mayStateFor(cityId, adopted, [])}
        off={undefined}
      />
    )
  }
  render(
    <MantineProvider env="test">
      <QueryClientProvider client={new QueryClient()}>
        <InRouter>
          <Stage />
        </InRouter>
      </QueryClientProvider>
    </MantineProvider>,
  )
}

const opinion = (cityId: string, clauseId: string | null, note: string | null = null) =>
  said(cityId, note === null ? 'agrees' : 'objects', clauseId, { isOpinion: true, at: AT, note })
const press = (name: string) => userEvent.click(screen.getByRole('button', { name }))

test('[BD30] everybody sees the opinions of absent cities, and who has given none', () => {
  show({ entries: [opinion('seoul', FIRST, 'By letter'), opinion('seoul', null)] })
  expect(screen.getByText(/^Recorded at .*:14:05\. Opinions of absent cities change nothing/)).toBeTruthy()
  const [whole, clause] = screen.getAllByRole('listitem').map((row) => row.textContent)
  expect(whole).toMatch(/^SeoulAgreesWhole text.*:15:07$/)
  expect(clause).toMatch(/^SeoulObjectsClause 1.*:15:07By letter$/)
  expect(screen.getByText('No opinion yet: Jakarta')).toBeTruthy()
  expect(screen.queryByRole('button')).toBeNull()
})

test('[BD30] where no city was absent it says so', () => {
  show({ opinions: { absent: [] } })
  expect(screen.getByText('No city was absent at the adoption.')).toBeTruthy()
})

test('[BD31] the head of an absent city gives its opinion on the whole text, in words that promise no more', async () => {
  show({ more: { cityId: 'seoul' } })
  await press('Give an opinion for Seoul…')
  const dialog = await screen.findByRole('dialog', {
    name: 'What is the opinion of Seoul on the whole text?',
  })
  expect(within(dialog).getByText(/changes nothing that was decided/)).toBeTruthy()
  expect(within(dialog).getByText(/The adoption stands/)).toBeTruthy()
  expect(within(dialog).queryByText(/blocks the adoption/)).toBeNull()
  await userEvent.click(within(dialog).getByRole('radio', { name: 'Abstains' }))
  await press('Give the opinion of Seoul')
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(sent).toEqual([
    ['/api/declarations/tokyo/positions', { clause: null, position: 'abstains', digest: 'text-1' }],
  ])
})

test('[BD31] an opinion that was given is changed or withdrawn there', async () => {
  show({ entries: [opinion('seoul', null)], more: { cityId: 'seoul' } })
  await press('Change the opinion of Seoul…')
  expect(((await screen.findByRole('radio', { name: 'Agrees' })) as HTMLInputElement).checked).toBe(true)
  await press('Withdraw the opinion')
  await waitFor(() => expect(sent).toHaveLength(1))
  expect(sent[0]).toMatchObject([expect.anything(), { position: 'withdrawn' }])
})

test('[BD32] everybody sees the last day; the secretariat alone sets it, moves it or removes it', async () => {
  show({ opinions: { until: '2999-12-31' } })
  expect(screen.getByText(/^Collected until 31 December 2999; the day counts/)).toBeTruthy()
  expect(screen.queryByRole('button', { name: /last day/ })).toBeNull()
  cleanup()
  show({ more: { role: 'secretariat', cityId: null }, opinions: { until: '2999-12-31' } })
  await press('Change the last day…')
  const day = await screen.findByLabelText('Last day')
  fireEvent.change(day, { target: { value: '2001-01-01' } })
  refusal = { code: 'invalid-input', field: 'until' }
  await press('Set the last day')
  expect(await screen.findByText('This day has ended. Choose a later one.')).toBeTruthy()
  refusal = undefined
  fireEvent.change(day, { target: { value: '' } })
  await press('Collect without an end')
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(sent).toEqual([
    ['/api/declarations/tokyo/opinions-until', { until: '2001-01-01' }],
    ['/api/declarations/tokyo/opinions-until', { until: null }],
  ])
})

test('[BD32] once it has ended, that is said, and nobody is offered to give an opinion', () => {
  show({ more: { cityId: 'seoul' }, opinions: { until: '2010-12-31' } })
  expect(screen.getByText('Collected until 31 December 2010. That day has ended.')).toBeTruthy()
  expect(screen.queryByRole('button')).toBeNull()
})
