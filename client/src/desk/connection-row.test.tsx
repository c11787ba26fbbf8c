// The row under the header.
import { act, cleanup, render, screen } from '@testing-library/react'
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { startI18n } from '../i18n/i18n.ts'
import type { Draft } from '../sync/drafts.ts'
import type { SaveState } from '../sync/save-state.ts'
import { ConnectionRow } from './connection-row.tsx'

beforeAll(() => startI18n('en'))
beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

const row = (state: SaveState, drafts: readonly Draft[] = []) => (
  <ConnectionRow
    state={state}
    mayEdit
    drafts={drafts}
    signInAddress="/sign-in?return=%2Fd"
    onRetry={() => {}}
  />
)
const pass = (ms: number) => act(() => vi.advanceTimersByTime(ms))

test('[DK5] offline is told after five seconds, and that it is over once everything is saved', () => {
  const { rerender } = render(row({ kind: 'offline', changes: 4, kept: true }))
  pass(4_900)
  expect(screen.getByRole('status').textContent).toBe('')
  pass(200)
  expect(screen.getByRole('status').textContent).toMatch(/4 changes are kept on this device/)
  rerender(row({ kind: 'saving', changes: 4 }))
  expect(screen.getByRole('status').textContent).toBe('')
  rerender(row({ kind: 'saved', at: 0 }))
  expect(screen.getByRole('status').textContent).toBe('Connected again. Your 4 changes are saved.')
  pass(6_100)
  expect(screen.getByRole('status').textContent).toBe('')
})

const draft = (id: string, wording: string): Draft => ({
  id,
  textId: 't',
  container: 'clauses',
  clauseId: 'cccccccc',
  code: 'locked',
  at: 0,
  wording,
  before: '',
})

test.each([
  ['a draft that is new', [draft('a', 'one'), draft('b', 'two')]],
  ['more words in one that was there', [draft('a', 'one two')]],
])('[DK6] with %s nothing is called saved that is not: it is kept beside the text', (_, now) => {
  const { rerender } = render(row({ kind: 'offline', changes: 45, kept: true }, [draft('a', 'one')]))
  pass(5_100)
  rerender(row({ kind: 'saving', changes: 45 }, now))
  rerender(row({ kind: 'saved', at: 0 }, now))
  expect(screen.getByRole('status').textContent).toBe(
    'Connected again. What could not be taken over is kept beside the text.',
  )
  pass(6_100)
  rerender(row({ kind: 'offline', changes: 1, kept: true }, now))
  pass(5_100)
  rerender(row({ kind: 'saved', at: 0 }, now.slice(0, 1)))
  expect(screen.getByRole('status').textContent).toBe('Connected again. Your change is saved.')
})

test('[DK5] a short absence is not told', () => {
  const { rerender } = render(row({ kind: 'offline', changes: 1, kept: true }))
  pass(2_000)
  rerender(row({ kind: 'saved', at: 0 }))
  pass(10_000)
  expect(screen.getByRole('status').textContent).toBe('')
})

test('[DK3] whoever was signed out is led to sign in and back', () => {
  render(row({ kind: 'ended', why: 'signed-out', changes: 2, kept: true }))
  expect(screen.getByRole('status').textContent).toMatch(/Your words are kept on this device/)
  expect(screen.getByRole('link', { name: 'Sign in' }).getAttribute('href')).toBe('/sign-in?return=%2Fd')
})
