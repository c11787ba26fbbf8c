// The save state in words, in both languages, and what is read out.
import { cleanup, render, screen } from '@testing-library/react'
import i18next from 'i18next'
import { afterEach, beforeAll, expect, test } from 'vitest'
import { formatsIn } from '../i18n/format.ts'
import { chooseLanguage, startI18n } from '../i18n/i18n.ts'
import { plenaryTimes } from '../i18n/plenary-times.ts'
import { ENDINGS, type SaveState } from '../sync/save-state.ts'
import { SaveIndicator } from './save-indicator.tsx'
import { closedWords, closingOf, rowWords, saveWords } from './save-words.ts'

beforeAll(async () => {
  await startI18n('ja')
  await chooseLanguage('en')
})
afterEach(cleanup)

const at = Date.UTC(2026, 10, 24, 10, 46, 7)
const words = (state: SaveState, language: 'en' | 'ja' = 'en') =>
  saveWords(
    state,
    i18next.getFixedT(language, 'desk'),
    formatsIn(language, () => at, 'UTC'),
  ).full
const row = (state: SaveState, mayEdit = true) => rowWords(state, i18next.getFixedT('en', 'desk'), mayEdit)

test('[DK1] saved says where, with the second', () => {
  expect(words({ kind: 'saved', at })).toBe('Saved on the server 10:46:07')
  expect(words({ kind: 'saved', at }, 'ja')).toBe('サーバーに保存済み 10:46:07')
})

test('[DK1] changes are counted in words', () => {
  expect(words({ kind: 'saving', changes: 1 })).toBe('Saving 1 change…')
  expect(words({ kind: 'saving', changes: 3 })).toBe('Saving 3 changes…')
  expect(words({ kind: 'saving', changes: 3 }, 'ja')).toBe('3件の変更を保存中…')
})

test('[DK2] "kept on this device" is said only when it is', () => {
  expect(words({ kind: 'offline', changes: 4, kept: true })).toMatch(/4 changes kept on this device/)
  expect(words({ kind: 'offline', changes: 4, kept: false })).not.toMatch(/kept on this device/)
  expect(row({ kind: 'offline', changes: 4, kept: false })?.sentence).toMatch(/Leave this window open/)
  expect(row({ kind: 'offline', changes: 0, kept: true })?.sentence).toMatch(
    /Everything that you typed is saved/,
  )
})

test('[DK2] nothing that is not acknowledged is called saved', () => {
  const unsaved: SaveState[] = [
    { kind: 'loading' },
    { kind: 'load-failed', reason: 'unreachable' },
    { kind: 'saving', changes: 1 },
    { kind: 'offline', changes: 1, kept: true },
    { kind: 'cannot-save', reason: 'storage', changes: 1 },
    { kind: 'polling', at, changes: 0, kept: true },
    ...ENDINGS.map((why): SaveState => ({ kind: 'ended', why, changes: 1, kept: true })),
  ]
  for (const state of unsaved) {
    expect(words(state), state.kind).not.toMatch(/saved/i)
    expect(words(state, 'ja'), state.kind).not.toMatch(/保存済み/)
  }
})

test('[DK3] every ending says what to do, and offers it', () => {
  const acts = Object.fromEntries(
    ENDINGS.map((why) => [why, row({ kind: 'ended', why, changes: 0, kept: true })?.act]),
  )
  expect(acts).toEqual({
    removed: undefined,
    'not-found': undefined,
    'signed-out': 'sign-in',
    'old-schema': 'reload',
    epoch: 'reload',
    'too-many': 'reload',
  })
})

test('[DK4] the header says the state as a status; what changes with every key is not read out', () => {
  const { rerender } = render(
    <SaveIndicator state={{ kind: 'saving', changes: 2 }} drafts={0} onShowDrafts={() => {}} />,
  )
  expect(screen.getByRole('status').dataset.saveState).toBe('saving')
  expect(screen.getByRole('status').ariaLive ?? screen.getByRole('status').getAttribute('aria-live')).toBe(
    'off',
  )
  rerender(
    <SaveIndicator
      state={{ kind: 'cannot-save', reason: 'storage', changes: 2 }}
      drafts={1}
      onShowDrafts={() => {}}
    />,
  )
  expect(screen.getByRole('status').getAttribute('aria-live')).toBe('polite')
  expect(screen.getByRole('button', { name: '1 draft kept here' })).toBeTruthy()
})

test('[LI33] a closed text says since when instead of saved, with a lock; what is graver is said first', () => {
  const closing = { isAdopted: false, at: new Date(at).toISOString() }
  const t = i18next.getFixedT('en', 'desk')
  const said = (state: SaveState) => closedWords(state, closing, t, timesFrom('Asia/Seoul'))?.full
  expect(said({ kind: 'saved', at })).toMatch(/^Text closed .*19:46:07$/)
  expect(said({ kind: 'read-only', at })).toMatch(/^Text closed .*19:46:07$/)
  expect(said({ kind: 'offline', changes: 1, kept: true })).toBeUndefined()
  expect(said({ kind: 'saving', changes: 1 })).toBeUndefined()
  render(<SaveIndicator state={{ kind: 'saved', at }} closing={closing} drafts={0} onShowDrafts={() => {}} />)
  expect(screen.getByRole('status').dataset.saveState).toBe('closed')
  expect(screen.getByRole('status').getAttribute('aria-live')).toBe('polite')
})

test('[SG200] the header says when the text was closed in the plenary’s time, and where the clocks differ whose it is', () => {
  const closing = { isAdopted: true, at: new Date(at).toISOString() }
  const t = i18next.getFixedT('en', 'desk')
  const said = closedWords({ kind: 'saved', at }, closing, t, timesFrom('Asia/Ho_Chi_Minh'))
  expect(said?.full).toMatch(/^Text adopted .*19:46:07 in Tokyo$/)
  expect(said?.short).toMatch(/^Text adopted (19:46 UTC\+9|24 November 2026)$/)
})

function timesFrom(own: string) {
  return plenaryTimes({ place: 'Tokyo', timeZone: 'Asia/Tokyo' }, i18next.getFixedT('en', 'shell'), 'en', own)
}

test('[LI33] the words are fixed from the closing on, and adopted from the adoption on', () => {
  const version = { id: 'v', number: 1, at: '2026-11-24T10:50:02.000Z', digest: 'f'.repeat(64) }
  const adoptedAt = '2026-11-24T11:14:00.000Z'
  expect(closingOf({ state: 'drafting', adoptedAt: null, version: null })).toBeUndefined()
  expect(closingOf({ state: 'closed', adoptedAt: null, version })).toEqual({
    isAdopted: false,
    at: version.at,
  })
  for (const state of ['adopted', 'signing', 'signed'] as const)
    expect(closingOf({ state, adoptedAt, version })).toEqual({ isAdopted: true, at: adoptedAt })
})
