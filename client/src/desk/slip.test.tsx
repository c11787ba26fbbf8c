// The slip: nothing is lost without a yes.
import { MantineProvider } from '@mantine/core'
import { cleanup, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import { startI18n } from '../i18n/i18n.ts'
import type { Draft } from '../sync/drafts.ts'
import { changedWords, shortened } from './changed-words.ts'
import { DraftSlip } from './draft-slips.tsx'

beforeAll(() => startI18n('en'))
afterEach(cleanup)

const draft: Draft = {
  id: 'd1',
  textId: 't1',
  container: 'clauses',
  clauseId: 'aaaaaaaa',
  code: 'read-only',
  at: Date.UTC(2026, 10, 24, 10, 38, 12),
  before: 'exchanges in sports, culture, and the performing arts.',
  wording: 'exchanges in sports, culture, the performing arts, and education.',
}

function show(onDiscard: (draft: Draft) => void) {
  render(
    <MantineProvider>
      <DraftSlip draft={draft} lang="en" onDiscard={onDiscard} />
    </MantineProvider>,
  )
}

test('[DK30] a slip says why, since when, and shows the words with what was changed', () => {
  show(() => {})
  const slip = screen.getByRole('complementary', { name: /Your wording was not accepted/ })
  expect(slip.textContent).toMatch(/You may no longer write in this text/)
  expect(slip.querySelector('ins')?.textContent).toBe(', and education')
  expect(slip.querySelector('blockquote')?.textContent).toMatch(/^exchanges in sports, culture, /)
})

test('[DK31] discarding asks, with the focus on Cancel, and cancelling keeps the words', async () => {
  const onDiscard = vi.fn()
  show(onDiscard)
  const user = userEvent.setup()
  await user.click(screen.getByRole('button', { name: 'Discard…' }))
  const cancel = await screen.findByRole('button', { name: 'Cancel' })
  await waitFor(() => expect(document.activeElement).toBe(cancel))
  await user.click(cancel)
  expect(onDiscard).not.toHaveBeenCalled()
  await user.click(screen.getByRole('button', { name: 'Discard…' }))
  await user.click(await screen.findByRole('button', { name: 'Discard the words' }))
  expect(onDiscard).toHaveBeenCalledWith(draft)
})

test('[DK32] copying copies the author’s words, whole', async () => {
  show(() => {})
  const user = userEvent.setup()
  await user.click(screen.getByRole('button', { name: /Copy wording/ }))
  expect(await navigator.clipboard.readText()).toBe(draft.wording)
})

test('[DK30] the change is shown word by word, and the parts are the words', () => {
  const cases: [before: string, wording: string, shown: string][] = [
    [
      draft.before,
      draft.wording,
      'exchanges in sports, culture, -and -the performing arts+, and education+.',
    ],
    ['in harmony with environment', 'in harmony with the environment', 'in harmony with +the +environment'],
    ['we shall act', 'we should act', 'we -shall-+should+ act'],
    ['都市の広報に取り組む', '都市の啓発活動に取り組む', '都市の-広報-+啓発活動+に取り組む'],
    ['', 'new words', '+new words+'],
    ['gone', '', '-gone-'],
  ]
  const marks = { kept: '', deleted: '-', inserted: '+' }
  for (const [before, wording, shown] of cases) {
    const parts = changedWords(before, wording)
    const join = (...kinds: string[]) =>
      parts.flatMap(({ kind, text }) => (kinds.includes(kind) ? text : [])).join('')
    expect(parts.map(({ kind, text }) => marks[kind] + text + marks[kind]).join('')).toBe(shown)
    expect(join('kept', 'deleted')).toBe(before)
    expect(join('kept', 'inserted')).toBe(wording)
  }
})

test('[DK30] long words that stayed are shortened to what stands beside the change', () => {
  const long = 'word '.repeat(60)
  const texts = shortened(changedWords(`${long}old${long}`, `${long}new${long}`)).map(({ text }) => text)
  expect(texts[0]).toMatch(/^… (.*)word $/)
  expect(texts.at(-1)).toMatch(/ …/)
  expect(Math.max(...texts.map((text) => text.length))).toBeLessThan(60)
})
