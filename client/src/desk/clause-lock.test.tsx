// A clause's lock in the panel, its dialogs, and what is told of it.
import { cleanup, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, test, vi } from 'vitest'
import { startI18n } from '../i18n/i18n.ts'
import { Toasts, useToasts } from '../ui/toasts.tsx'
import { ClauseLock } from './clause-lock.tsx'
import type { OutlineRow } from './outline-rows.ts'
import { closed, DIGEST, draft, showDesk } from './testing/show-desk.tsx'
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
  lock: undefined,
  fact: undefined,
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
  expect(sent).toEqual([{ address: 'POST /api/declarations/tokyo/lock', body: { clause: 'cccccccc' } }])
})

test('[DK62] unlocking needs a reason that everybody can read; what the server refuses is said and keeps it', async () => {
  const answers = { 'POST /api/declarations/tokyo/unlock': '409 not-locked' }
  const { sent } = showDesk(draft, <ClauseLock row={locked} />, answers)
  await userEvent.click(screen.getByRole('button', { name: 'Unlock clause 3…' }))
  await screen.findByRole('dialog', { name: 'Unlock clause 3?' })
  await cancelHasFocus()
  const reason = screen.getByLabelText<HTMLTextAreaElement>('Reason')
  expect(screen.getByText(/Everybody can read it/)).toBeTruthy()
  await userEvent.click(screen.getByRole('button', { name: 'Unlock clause 3' }))
  expect(sent).toEqual([])
  await userEvent.type(reason, 'A word is missing')
  await userEvent.click(screen.getByRole('button', { name: 'Unlock clause 3' }))
  await screen.findByText(/is not locked/)
  expect(sent[0]?.body).toEqual({ clause: 'cccccccc', reason: 'A word is missing' })
  expect(reason.value).toBe('A word is missing')
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

test('[DK64] one’s own lock is no news; that the text is open again is', () => {
  const own = { ...locked, lock: { ...lock, name: 'Secretariat, Tokyo' } }
  const { told, show } = showDesk({ ...closed, role: 'drafter' }, <News row={open} />)
  show({ ...closed, role: 'drafter' }, <News row={own} />)
  expect(told).toEqual([])
  show({ ...draft, role: 'drafter' }, <News row={own} />)
  expect(told.map(({ sentence }) => sentence)).toEqual([
    'The secretariat opened the text again. It can be written in.',
  ])
})

test('[DK63] a toast is a status, goes by itself, stays while it is told anew or has the focus, and is not doubled', async () => {
  vi.useFakeTimers()
  let tell: ReturnType<typeof useToasts>['tell'] = () => {}
  function Host() {
    const toasts = useToasts()
    tell = toasts.tell
    return <Toasts toasts={toasts.toasts} onDismiss={toasts.dismiss} />
  }
  const { rerender } = render(<Host />)
  const said = () => screen.getByRole('status').textContent
  const say = () => {
    tell({ about: 'locked cccccccc', sentence: 'Clause 3 is locked.' })
    rerender(<Host />)
  }
  const { act } = await import('@testing-library/react')
  act(say)
  act(() => void vi.advanceTimersByTime(4_000))
  act(say)
  act(() => void vi.advanceTimersByTime(4_000))
  expect(said()).toBe('Clause 3 is locked.')
  act(() => screen.getByRole('button', { name: 'Close' }).focus())
  act(() => void vi.advanceTimersByTime(60_000))
  expect(said()).toBe('Clause 3 is locked.')
  act(() => screen.getByRole('button', { name: 'Close' }).blur())
  act(() => void vi.advanceTimersByTime(6_000))
  expect(said()).toBe('')
})
