// The row under the header.
import { act, cleanup, render, screen } from '@testing-library/react'
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { startI18n } from '../i18n/i18n.ts'
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

const row = (state: SaveState) => (
  <ConnectionRow state={state} mayEdit signInAddress="/sign-in?return=%2Fd" onRetry={() => {}} />
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
