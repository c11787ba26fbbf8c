// The focused cell in a sentence, and what the head of a delegation does there.
import { MantineProvider } from '@mantine/core'
import { FIRST, smallContent } from '@plenary/shared/testing/small-text'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { cleanup, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { startI18n } from '../i18n/i18n.ts'
import { Inspector } from './inspector.tsx'
import { InRouter } from './testing/in-router.tsx'
import { declaration, said, smallBoard } from './testing/small-board.ts'
import { useBoardWords } from './use-board-words.ts'

await startI18n('en')
afterEach(() => {
  cleanup()
  sessionStorage.clear()
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

const paragraph = (words: string) => ({ type: 'paragraph', content: [{ type: 'text', text: words }] })
let sent: unknown[]
let refusal: string | undefined
/** For when the server does not answer. */
let silence: Promise<Response> | undefined
beforeEach(() => {
  silence = undefined
  sent = []
  refusal = undefined
  vi.stubGlobal('fetch', async (path: string, { method, body }: RequestInit) => {
    if (method === 'POST') {
      sent.push(JSON.parse(String(body)))
      if (silence) return silence
      return refusal ? Response.json({ code: refusal }, { status: 409 }) : Response.json({ id: 'new' })
    }
    if (path.endsWith('/words'))
      return Response.json({
        clause: { type: 'clause', attrs: { id: FIRST }, content: [paragraph('Work together')] },
        content: null,
      })
    return Response.json({ entries: [], hasMore: false })
  })
})

const [TITLE, PREAMBLE, , CLOSING] = smallContent.content
const otherContent = {
  ...smallContent,
  content: [
    TITLE,
    PREAMBLE,
    {
      type: 'clauses',
      content: [{ type: 'clause', attrs: { id: FIRST }, content: [paragraph('Cooperate closely')] }],
    },
    CLOSING,
  ],
} as typeof smallContent

function show(
  entries: Parameters<typeof smallBoard>[0],
  { mayState = true, isOpinion = false, off = undefined as string | undefined } = {},
) {
  const onStated = vi.fn()
  function Stage({ content }: { content: typeof smallContent }) {
    const board = smallBoard(entries)
    const words = useBoardWords(declaration.roster, 'decimal')
    const [row, column] = [board.rows[0], board.columns[0]]
    if (!row || !column) return null
    return (
      <Inspector
        {...{ row, column, content, words, mayState, off, onStated, onOpen: () => {} }}
        language="en"
        isOpinion={isOpinion}
        declarationId="tokyo"
        ownCity="hanoi"
      />
    )
  }
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  const stage = (content: typeof smallContent) => (
    <MantineProvider env="test">
      <QueryClientProvider client={client}>
        <InRouter>
          <Stage content={content} />
        </InRouter>
      </QueryClientProvider>
    </MantineProvider>
  )
  const { rerender } = render(stage(smallContent))
  return {
    onStated,
    user: userEvent.setup(),
    changeWords: () => rerender(stage(otherContent)),
  }
}

const stale = { entries: [said('hanoi', 'reserves', FIRST, { digest: 'first-0', note: 'Our budget' })] }
const press = (name: string) => userEvent.click(screen.getByRole('button', { name }))

test('[BD13] a sentence says what was stated, when, by whom, with the note and what changed since', async () => {
  show(stale)
  await screen.findByText('Cooperate')
  expect(screen.getByRole('status').textContent).toMatch(
    /^Hanoi on clause 1\. Reserved at .*\d\d:\d\d on earlier words \(Head of delegation\)\.Our budgetSince then: Work togetherCooperate$/,
  )
})

test('[BD14] agreeing sends the digest of the words on the screen, once', async () => {
  const { onStated } = show({})
  await press('Agree for Hanoi')
  await waitFor(() => expect(onStated).toHaveBeenCalledOnce())
  expect(sent).toEqual([{ clause: FIRST, position: 'agrees', digest: 'first-1' }])
})

test('[BD14] reaffirming says again what was said, with its note', async () => {
  const { onStated } = show(stale)
  await press('Reaffirm for Hanoi')
  await waitFor(() => expect(onStated).toHaveBeenCalledOnce())
  expect(sent).toEqual([{ clause: FIRST, position: 'reserves', digest: 'first-1', note: 'Our budget' }])
})

test('[BD14] nobody else is offered it', () => {
  show({}, { mayState: false })
  expect(screen.getAllByRole('button').map(({ textContent }) => textContent)).toEqual(['Read clause 1'])
})

test('[BD15] when the acts are off, that is said and nothing is sent', async () => {
  show({}, { off: 'Your own edits are not saved yet.' })
  expect(screen.getByText('Your own edits are not saved yet.')).toBeTruthy()
  await press('Agree for Hanoi')
  await press('Change…')
  expect(sent).toEqual([])
  expect(screen.queryByRole('dialog')).toBeNull()
})

test('[BD16] when the words changed meanwhile, that is said, with the new words', async () => {
  refusal = 'words-changed'
  const { onStated, changeWords } = show({})
  await press('Agree for Hanoi')
  await screen.findByText(/The words changed while you were reading/)
  changeWords()
  expect(screen.getByRole('alert').textContent).toMatch(/The new words: Cooperate closely$/)
  expect(screen.getByText('closely', { exact: false, selector: 'ins' })).toBeTruthy()
  expect(onStated).not.toHaveBeenCalled()
})

test('[BD42] while a position is being recorded its acts are off and say so; after an answer that never came, what is not known', async () => {
  const limit = new AbortController()
  vi.spyOn(AbortSignal, 'timeout').mockReturnValue(limit.signal)
  const never = Promise.withResolvers<Response>()
  limit.signal.addEventListener('abort', () => never.reject(limit.signal.reason))
  silence = never.promise
  show({})
  await press('Agree for Hanoi')
  expect(await screen.findByText('Being recorded…')).toBeTruthy()
  await press('Agree for Hanoi')
  await press('Change…')
  expect(sent).toHaveLength(1)
  expect(screen.queryByRole('dialog')).toBeNull()
  limit.abort()
  await screen.findByText(/it is not known whether this was recorded/)
  expect(screen.queryByText('Being recorded…')).toBeNull()
  silence = undefined
  await press('Agree for Hanoi')
  await waitFor(() => expect(sent).toHaveLength(2))
})

test('[BD42] the dialog says that it is being recorded, too, and the page behind it does not', async () => {
  const late = Promise.withResolvers<Response>()
  silence = late.promise
  show({})
  await press('Change…')
  await userEvent.click(await screen.findByLabelText('Agrees'))
  await press('State for Hanoi')
  const said = await screen.findByText('Being recorded…')
  expect(screen.getByRole('dialog').contains(said)).toBe(true)
  late.resolve(Response.json({ id: 'new' }))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(screen.queryByText('Being recorded…')).toBeNull()
})

test('[BD17] one of five, each with a sentence; an objection waits for its note', async () => {
  show({})
  await press('Change…')
  expect(await screen.findAllByRole('radio')).toHaveLength(5)
  await press('State for Hanoi')
  expect(screen.getByText('Choose one of the five.')).toBeTruthy()
  await userEvent.click(screen.getByLabelText('Objects'))
  await press('State for Hanoi')
  expect(screen.getByText('This is needed.')).toBeTruthy()
  expect(sent).toEqual([])
  await userEvent.type(screen.getByRole('textbox'), 'Other words are needed')
  await press('State for Hanoi')
  await waitFor(() => expect(sent).toHaveLength(1))
  expect(sent[0]).toEqual({
    clause: FIRST,
    position: 'objects',
    digest: 'first-1',
    note: 'Other words are needed',
  })
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
})

test('[BD17] what was stated can be withdrawn; a refusal stays in the dialog', async () => {
  refusal = 'represented'
  show({ entries: [said('hanoi', 'agrees', FIRST)] })
  await press('Change…')
  await userEvent.click(await screen.findByRole('button', { name: 'Withdraw the position' }))
  expect(await screen.findByText(/Another city acts for yours/)).toBeTruthy()
  expect(sent).toEqual([{ clause: FIRST, position: 'withdrawn', digest: 'first-1' }])
  expect(screen.getByRole('dialog')).toBeTruthy()
})

test('[BD31] [BD49] of an absent city the opinion on the clause is asked for, and said beside what it had stated', async () => {
  const opinions = {
    adoptedAt: '2010-11-09T01:00:00.000Z',
    absent: [{ cityId: 'hanoi', member: true, isRepresented: false }],
    until: null,
  }
  const adopted = { ...declaration, state: 'adopted' as const, opinions }
  const entries = [said('hanoi', 'reserves', FIRST, { isOpinion: true, note: 'By letter' })]
  show({ declaration: adopted, entries }, { isOpinion: true })
  expect(screen.getByRole('status').textContent).toMatch(
    /^Hanoi on clause 1\. Has not stated a position\. Opinion after the adoption: Reserves, .*\(Head of delegation\)\.By letter$/,
  )
  expect(screen.queryByRole('button', { name: /^Agree for/ })).toBeNull()
  await press('Change the opinion on clause 1…')
  await userEvent.click(await screen.findByLabelText('Agrees'))
  await press('Give the opinion of Hanoi')
  await waitFor(() => expect(sent).toHaveLength(1))
  expect(sent[0]).toMatchObject({ clause: FIRST, position: 'agrees' })
  expect(sent[0]).not.toHaveProperty('note')
})

test.each([
  ['objects', false],
  ['reserves', false],
  ['abstains', false],
  ['ad-referendum', true],
] as const)('[BD44] where %s is in force, agreeing with one press is offered: %s', (act, isOffered) => {
  show({ entries: [said('hanoi', act, FIRST, { note: 'Too vague' })] })
  expect(screen.queryByRole('button', { name: 'Agree for Hanoi' }) !== null).toBe(isOffered)
  expect(screen.getByRole('button', { name: 'Change…' })).toBeTruthy()
})

test('[BD45] what was typed and not stated is there when the dialog is opened again, and no more once it is stated', async () => {
  const { user, onStated } = show({})
  await press('Change…')
  await user.click(await screen.findByRole('radio', { name: /Objects/ }))
  await user.type(screen.getByLabelText('Note'), 'Who pays?')
  await user.keyboard('{Escape}')
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  await press('Change…')
  expect(((await screen.findByRole('radio', { name: /Objects/ })) as HTMLInputElement).checked).toBe(true)
  expect((screen.getByLabelText('Note') as HTMLTextAreaElement).value).toBe('Who pays?')
  await press('State for Hanoi')
  await waitFor(() => expect(onStated).toHaveBeenCalledOnce())
  expect(sent).toEqual([{ clause: FIRST, position: 'objects', digest: 'first-1', note: 'Who pays?' }])
  expect(sessionStorage.length).toBe(0)
})
