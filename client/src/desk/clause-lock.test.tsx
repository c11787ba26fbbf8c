// A clause's lock in the panel, its dialogs, and what is told of it.
import { act, cleanup, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { startI18n } from '../i18n/i18n.ts'
import { type Tell, ToastRow, useToasts } from '../ui/toast-row.tsx'
import { ClauseLock } from './clause-lock.tsx'
import type { OutlineRow } from './outline-rows.ts'
import { ONESELF, type PresentGroup } from './presence-by-city.ts'
import { type Answers, closed, DIGEST, draft, showDesk } from './testing/show-desk.tsx'
import { useLockNews } from './use-lock-news.ts'

await startI18n('en')
afterEach(() => {
  cleanup()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const open: OutlineRow = {
  key: 'cccccccc',
  container: 'clauses',
  clauseId: 'cccccccc',
  depth: 0,
  number: '3',
  label: 'Clause 3',
  named: 'clause 3',
  words: 'The rich potentials',
  within: [],
  lock: undefined,
  fact: undefined,
  own: undefined,
  here: [],
}
const lock = {
  clauseId: 'cccccccc',
  digest: DIGEST,
  at: '2010-11-09T01:38:12.000Z',
  name: 'Secretariat, Seoul',
  isOwn: true,
  label: 'clause 3',
}
const locked: OutlineRow = { ...open, lock }
const cancelHasFocus = () =>
  waitFor(() => expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Cancel' })))

test('[DK60] a locked clause says since when, by whom and with which digest; a sub-clause, with which clause', () => {
  const { show } = showDesk({ ...draft, role: 'drafter' }, <ClauseLock row={locked} />)
  expect(document.body.textContent).toMatch(/Locked by the secretariat at .*:38:12\s*Digest 3f2a 9c11/)
  expect(screen.queryByRole('button', { name: /nlock/ })).toBeNull()
  show(draft, <ClauseLock row={{ ...locked, clauseId: 'dddddddd', lock: { ...lock, isOwn: false } }} />)
  expect(document.body.textContent).toMatch(/Locked with clause 3 by the secretariat/)
  expect(screen.queryByRole('button', { name: /nlock/ })).toBeNull()
})

test('[DK60] nobody but the secretariat can lock, and nobody in a closed text', () => {
  const { show } = showDesk({ ...draft, role: 'head' }, <ClauseLock row={open} />)
  expect(screen.queryByRole('button')).toBeNull()
  show(closed, <ClauseLock row={open} />)
  expect(screen.queryByRole('button')).toBeNull()
  show(draft, <ClauseLock row={open} />)
  expect(screen.getByRole('button', { name: 'Lock clause 3' })).toBeTruthy()
})

test('[DK62] locking asks, says what follows, begins on Cancel, and sends the clause', async () => {
  const { sent } = showDesk(draft, <ClauseLock row={open} />, {
    'GET /api/texts/en/digests': { clauses: [{ clauseId: 'cccccccc', digest: DIGEST }] },
  })
  await userEvent.click(screen.getByRole('button', { name: 'Lock clause 3' }))
  const dialog = await screen.findByRole('dialog', { name: 'Lock clause 3?' })
  await cancelHasFocus()
  expect(dialog.textContent).toMatch(/nobody changes its words or those of its sub-clauses/)
  await screen.findByText(/as they stand now/)
  await userEvent.click(screen.getAllByRole('button', { name: 'Lock clause 3' }).at(-1) as HTMLElement)
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  const body = { clause: 'cccccccc', digest: DIGEST }
  expect(sent).toEqual([{ address: 'POST /api/declarations/tokyo/lock', body }])
})

test('[DK62] unlocking begins in the reason, which everybody can read; what the server refuses is said and keeps it', async () => {
  const answers = { 'POST /api/declarations/tokyo/unlock': '409 not-locked' }
  const { sent } = showDesk(draft, <ClauseLock row={locked} />, answers)
  await userEvent.click(screen.getByRole('button', { name: 'Unlock clause 3…' }))
  await screen.findByRole('dialog', { name: 'Unlock clause 3?' })
  const reason = screen.getByLabelText<HTMLTextAreaElement>('Reason')
  await waitFor(() => expect(document.activeElement).toBe(reason))
  expect(screen.getByText(/Everybody can read it/)).toBeTruthy()
  await userEvent.click(screen.getByRole('button', { name: 'Unlock clause 3' }))
  expect(sent).toEqual([])
  await userEvent.type(reason, 'A word is missing')
  await userEvent.click(screen.getByRole('button', { name: 'Unlock clause 3' }))
  await screen.findByText(/is not locked/)
  expect(sent[0]?.body).toEqual({ clause: 'cccccccc', reason: 'A word is missing' })
  expect(reason.value).toBe('A word is missing')
})

const DIGESTS = 'GET /api/texts/en/digests'
const wordsOf = (digest: string) => ({ clauses: [{ clauseId: 'cccccccc', digest }] })

async function askToLock(answers: Answers, doc?: Y.Doc) {
  const desk = showDesk(draft, <ClauseLock row={open} />, answers, doc)
  await userEvent.click(screen.getByRole('button', { name: 'Lock clause 3' }))
  await screen.findByText('3f2a 9c11')
  expect(screen.queryByText(/just changed/)).toBeNull()
  return desk
}

test('[DK66] while the question is open its digest follows the words, and it says that they have just changed', async () => {
  const answers = { [DIGESTS]: wordsOf(DIGEST) }
  const doc = new Y.Doc()
  const { sent } = await askToLock(answers, doc)
  answers[DIGESTS] = wordsOf('ab12cd34'.repeat(8))
  act(() => void doc.getText('words').insert(0, 'others wrote'))
  await screen.findByText(/^The words of clause 3 have just changed, at /)
  expect(screen.queryByText('3f2a 9c11')).toBeNull()
  await userEvent.click(screen.getAllByRole('button', { name: 'Lock clause 3' }).at(-1) as HTMLElement)
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(sent).toHaveLength(1)
})

const lastButton = (name: string) => screen.getAllByRole('button', { name }).at(-1) as HTMLElement

test('[DK69] words that changed as the button was pressed are not locked; then the clause is offered as it stands', async () => {
  const answers: Answers = { [DIGESTS]: wordsOf(DIGEST) }
  const { sent } = await askToLock(answers)
  answers[DIGESTS] = wordsOf('ab12cd34'.repeat(8))
  answers['POST /api/declarations/tokyo/lock'] = '409 precondition-failed'
  await userEvent.click(lastButton('Lock clause 3'))
  await screen.findByText('ab12 cd34')
  expect(screen.getByRole('alert').textContent).toMatch(
    /^The words of clause 3 changed as the button was pressed, and were not locked: /,
  )
  expect(screen.getByRole('dialog').textContent).not.toMatch(/just changed|Someone else/)
  delete answers['POST /api/declarations/tokyo/lock']
  await userEvent.click(lastButton('Lock clause 3 as it stands'))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(sent.map(({ body }) => body)).toEqual([
    { clause: 'cccccccc', digest: DIGEST },
    { clause: 'cccccccc' },
  ])
})

test('[UI16] after a refusal the focus is on Cancel again: Enter does not act on words that nobody has read', async () => {
  const answers: Answers = { [DIGESTS]: wordsOf(DIGEST) }
  answers['POST /api/declarations/tokyo/lock'] = '409 precondition-failed'
  const { sent } = await askToLock(answers)
  lastButton('Lock clause 3').focus()
  await userEvent.keyboard('{Enter}')
  await screen.findByText(/as the button was pressed/)
  await cancelHasFocus()
  await userEvent.keyboard('{Enter}')
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(sent).toHaveLength(1)
})

test('[UI16] where a reason is asked for, its field has the focus again', async () => {
  showDesk(draft, <ClauseLock row={locked} />, {
    'POST /api/declarations/tokyo/unlock': '503 storage-failed',
  })
  await userEvent.click(screen.getByRole('button', { name: 'Unlock clause 3…' }))
  const reason = await screen.findByLabelText('Reason')
  await userEvent.type(reason, 'A word is missing')
  lastButton('Unlock clause 3').focus()
  await userEvent.keyboard('{Enter}')
  await screen.findByText(/could not record this/)
  await waitFor(() => expect(document.activeElement).toBe(reason))
})

test('[UI17] a reason that is too long says how long it is, and is not sent; nothing of it is cut', async () => {
  const { sent } = showDesk(draft, <ClauseLock row={locked} />)
  await userEvent.click(screen.getByRole('button', { name: 'Unlock clause 3…' }))
  const reason = await screen.findByLabelText<HTMLTextAreaElement>('Reason')
  await userEvent.click(reason)
  await userEvent.paste('x'.repeat(512))
  expect(screen.getByText('512 of 500 characters. Shorten it to send it.')).toBeTruthy()
  lastButton('Unlock clause 3').focus()
  await userEvent.keyboard('{Enter}')
  await waitFor(() => expect(document.activeElement).toBe(reason))
  expect(sent).toEqual([])
  expect(reason.value).toHaveLength(512)
  await userEvent.keyboard('{Backspace>12/}')
  expect(screen.queryByText(/of 500 characters\./)).toBeNull()
  await userEvent.click(lastButton('Unlock clause 3'))
  await waitFor(() => expect(sent).toHaveLength(1))
})

test('[DK71] the question says who else is in the clause or its sub-clauses now', async () => {
  const group = (key: string, name: string, person: string, clause: string): PresentGroup => ({
    key,
    isCity: true,
    name,
    code: name.slice(0, 2),
    palette: 0,
    people: [{ person, name: person, clause }],
  })
  const present = [
    group('hanoi', 'Hanoi', 'a', 'dddddddd'),
    group('seoul', 'Seoul', 'b', 'eeeeeeee'),
    group('tokyo', 'Tokyo', ONESELF, 'cccccccc'),
  ]
  const row = { ...open, within: ['dddddddd'] }
  const answers = { [DIGESTS]: wordsOf(DIGEST) }
  const { show } = showDesk(draft, <ClauseLock row={row} />, answers, undefined, present)
  await userEvent.click(screen.getByRole('button', { name: 'Lock clause 3' }))
  expect(await screen.findByText('Hanoi is in this clause now.')).toBeTruthy()
  show(draft, <ClauseLock row={{ ...row, within: ['dddddddd', 'eeeeeeee'] }} />)
  await screen.findByText('Hanoi and Seoul are in this clause now.')
})

test('[DK66] a clause that somebody else locks meanwhile is not unlocked by the button that asked to lock', async () => {
  const { show } = await askToLock({ [DIGESTS]: wordsOf(DIGEST) })
  show(draft, <ClauseLock row={locked} />)
  expect(screen.getByRole('dialog', { name: 'Lock clause 3?' })).toBeTruthy()
})

const RECORD = 'GET /api/declarations/tokyo/audit?action=clause-unlocked&refused=none'
const recorded = (actor: string, reason: string) => ({
  actor,
  name: 'Secretariat, Seoul',
  at: '2010-11-09T01:42:10.000Z',
  data: { clauseId: 'cccccccc', reason },
})

test('[DK67] [LI37] whoever unlocks is told that it is done; the panel says who, when and why, until the text is closed', async () => {
  const entries = [recorded('p', 'A word is missing'), recorded('p', 'Before that')]
  const { told, show } = showDesk(draft, <ClauseLock row={locked} />, { [RECORD]: { entries, next: null } })
  await userEvent.click(screen.getByRole('button', { name: 'Unlock clause 3…' }))
  await userEvent.type(await screen.findByLabelText('Reason'), 'A word is missing')
  await userEvent.click(screen.getByRole('button', { name: 'Unlock clause 3' }))
  await waitFor(() => expect(told.map(({ sentence }) => sentence)).toEqual(['Clause 3 unlocked.']))
  show(draft, <ClauseLock row={open} />)
  await screen.findByText(/^Unlocked by Secretariat, Seoul at .*:42:10\. Reason: A word is missing$/)
  show(closed, <ClauseLock row={open} />)
  expect(screen.queryByText(/^Unlocked by/)).toBeNull()
})

function News({ row }: { row: OutlineRow }) {
  useLockNews(row)
  return null
}

test('[DK64] a lock by somebody else where one is, is told once; one that was there before is not', () => {
  const { told, show } = showDesk(draft, <News row={open} />)
  show(draft, <News row={locked} />)
  show(draft, <News row={{ ...locked, lock: { ...lock } }} />)
  expect(told.map(({ sentence }) => sentence)).toEqual([
    expect.stringMatching(/^The secretariat locked clause 3 at .*:38:12\.$/),
  ])
  const elsewhere = { ...locked, key: 'eeeeeeee' }
  show(draft, <News row={elsewhere} />)
  expect(told).toHaveLength(1)
})

test('[DK67] that somebody else unlocked the clause in which one is, is told with the reason; one’s own is no news', async () => {
  const answers: Answers = { [RECORD]: { entries: [recorded('p', 'Mine')], next: null } }
  const { told, show } = showDesk(draft, <News row={locked} />, answers)
  await act(async () => show(draft, <News row={open} />))
  answers[RECORD] = { entries: [recorded('other', 'A word is missing')], next: null }
  show(draft, <News row={{ ...locked, lock: { ...lock, name: 'Secretariat, Tokyo' } }} />)
  await act(async () => show(draft, <News row={open} />))
  await waitFor(() => expect(told).not.toEqual([]))
  expect(told.map(({ sentence }) => sentence)).toEqual([
    expect.stringMatching(/^Secretariat, Seoul unlocked clause 3 at .*:42:10\. Reason: A word is missing$/),
  ])
})

test('[DK67] where the record does not answer, the rest is told', async () => {
  const { told, show } = showDesk(draft, <News row={locked} />, { [RECORD]: '503 storage-failed' })
  show(draft, <News row={open} />)
  await waitFor(() => expect(told[0]?.sentence).toBe('The secretariat unlocked clause 3.'))
})

test('[DK67] whoever may not read the record is told that the clause is unlocked', async () => {
  const observer = { ...draft, role: 'observer' } as const
  const { told, show } = showDesk(observer, <News row={locked} />)
  show(observer, <News row={open} />)
  await waitFor(() => expect(told[0]?.sentence).toBe('The secretariat unlocked clause 3.'))
})

test('[DK64] one’s own lock is no news', () => {
  const own = { ...locked, lock: { ...lock, name: 'Secretariat, Tokyo' } }
  const { told, show } = showDesk({ ...closed, role: 'drafter' }, <News row={open} />)
  show({ ...closed, role: 'drafter' }, <News row={own} />)
  expect(told).toEqual([])
})

const REOPENED = 'GET /api/declarations/tokyo/audit?action=text-reopened&refused=none'
const reopened = { ...draft, stateSince: { at: '2010-11-09T02:10:07.000Z', name: 'Secretariat, Seoul' } }

test.each(['drafter', 'viewer', 'secretariat'] as const)(
  '[LI38] a %s is told once that the text is open again: by whom, when, and why',
  async (role) => {
    const answers: Answers = { [REOPENED]: { entries: [recorded('other', 'A city is missing')], next: null } }
    const { told, show } = showDesk({ ...closed, role }, <News row={open} />, answers)
    show({ ...reopened, role }, <News row={open} />)
    await waitFor(() => expect(told).not.toEqual([]))
    show({ ...reopened, role, title: 'Another' }, <News row={open} />)
    expect(told.map(({ sentence }) => sentence)).toEqual([
      expect.stringMatching(
        /^Secretariat, Seoul opened the text again at .*:10:07\. Reason: A city is missing$/,
      ),
    ])
  },
)

test('[LI38] whoever may not read the record, or gets no answer, is told the rest; who did it is told nothing', async () => {
  const { told, show } = showDesk({ ...closed, role: 'observer' }, <News row={open} />)
  show({ ...reopened, role: 'observer' }, <News row={open} />)
  await waitFor(() => expect(told).toHaveLength(1))
  show(closed, <News row={open} />)
  show(
    { ...reopened, stateSince: { at: '2010-11-09T02:10:08.000Z', name: 'Secretariat, Tokyo' } },
    <News row={open} />,
  )
  show(closed, <News row={open} />)
  show(reopened, <News row={open} />)
  await waitFor(() => expect(told).toHaveLength(2))
  for (const { sentence } of told)
    expect(sentence).toMatch(/^Secretariat, Seoul opened the text again at .*:10:07\.$/)
})

let tell: Tell = () => {}
function Host() {
  const toasts = useToasts()
  tell = toasts.tell
  return (
    <>
      <input aria-label="Text" />
      <ToastRow {...toasts.row} />
    </>
  )
}
const said = () => screen.getByRole('status').textContent
const say = (about: string) => act(() => tell({ about, sentence: `About ${about}.` }))
const pass = (ms: number) => act(() => void vi.advanceTimersByTime(ms))
const closing = () => screen.getByRole('button', { name: 'Close' })

test('[DK63] a toast is a status, goes by itself, and stays while it is told anew or has the focus', () => {
  vi.useFakeTimers()
  render(<Host />)
  expect(said()).toBe('')
  say('a lock')
  pass(4_000)
  say('a lock')
  pass(4_000)
  expect(said()).toBe('About a lock.')
  act(() => closing().focus())
  pass(60_000)
  expect(said()).toBe('About a lock.')
  act(() => closing().blur())
  pass(6_000)
  expect(said()).toBe('')
})

test('[DK68] one message at a time: the later takes the place of the earlier, or waits while that is held', () => {
  vi.useFakeTimers()
  render(<Host />)
  say('one')
  say('two')
  expect(said()).toBe('About two.')
  act(() => closing().focus())
  say('three')
  say('four')
  expect(said()).toBe('About two.')
  act(() => closing().click())
  expect(said()).toBe('About four.')
  pass(6_000)
  expect(said()).toBe('')
})

test('[DK68] closing a message gives the focus back to what had it', () => {
  render(<Host />)
  screen.getByLabelText('Text').focus()
  say('a lock')
  act(() => closing().focus())
  act(() => closing().click())
  expect(document.activeElement).toBe(screen.getByLabelText('Text'))
})
