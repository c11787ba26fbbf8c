// The slip: nothing is lost without a yes.
import { MantineProvider } from '@mantine/core'
import { cleanup, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import i18next from 'i18next'
import { afterEach, expect, test, vi } from 'vitest'
import { formatsIn } from '../i18n/format.ts'
import { chooseLanguage, startI18n } from '../i18n/i18n.ts'
import type { Draft } from '../sync/drafts.ts'
import { draftReason } from './draft-reason.ts'
import { DraftSlip } from './draft-slips.tsx'
import { outlineRows } from './outline-rows.ts'
import { showFirstSlip } from './show-first-slip.ts'
import { Slip } from './slip.tsx'
import { SlipStack } from './slip-stack.tsx'

await startI18n('ja')
await chooseLanguage('en')
afterEach(() => {
  cleanup()
  vi.restoreAllMocks()
})

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

const [row] = outlineRows(
  [{ kind: 'clause', container: 'clauses', id: 'aaaaaaaa', path: [1], label: '1.', firstWords: '' }],
  {
    style: 'decimal',
    groups: [],
    changes: [],
    positions: new Map(),
    locks: [
      { clauseId: 'aaaaaaaa', digest: 'f'.repeat(64), at: '2026-11-24T10:38:10.000Z', name: 'Secretariat' },
    ],
    t: i18next.getFixedT('en', 'desk'),
    nameOf: () => '',
    minute: () => '',
  },
)
const version = { id: 'v', number: 1, at: '2026-11-24T10:38:11.000Z', digest: 'f'.repeat(64) }
const reasonOf = (refused: Draft, language: 'en' | 'ja' = 'en') =>
  draftReason(refused, {
    row,
    version,
    t: i18next.getFixedT(language, 'desk'),
    second: formatsIn('en', () => draft.at, 'UTC').second,
  })

test('[DK65] a slip names the lock or the closing that came first, with its time, and nothing that came later', () => {
  expect(reasonOf({ ...draft, code: 'locked' })).toBe(
    'The secretariat locked what is now clause 1 at 10:38:10, before your change arrived.',
  )
  expect(reasonOf({ ...draft, code: 'closed' })).toBe(
    'The secretariat closed the text at 10:38:11, before your change arrived.',
  )
  expect(reasonOf({ ...draft, code: 'closed' }, 'ja')).toBe(
    '変更が届く前の10:38:11に、事務局が本文を確定しました。',
  )
  const anHourBefore = draft.at - 3_600_000
  expect(reasonOf({ ...draft, code: 'locked', at: anHourBefore })).toMatch(/locked this clause before/)
})

test('[DK65] three slips at one place are folded into their count', async () => {
  const slips = ['one', 'two', 'three'].map((key) => ({ key, slip: <p>{key}</p> }))
  const { rerender } = render(<SlipStack slips={slips.slice(1)} />)
  expect(screen.getByText('two')).toBeTruthy()
  rerender(<SlipStack slips={slips} />)
  expect(screen.queryByText('two')).toBeNull()
  await userEvent.click(screen.getByRole('button', { name: '3 drafts kept here', expanded: false }))
  expect(screen.getByText('three')).toBeTruthy()
})

function show(onDiscard: (draft: Draft) => void, isKept = true) {
  render(
    <MantineProvider>
      <DraftSlip {...{ draft, isKept, onDiscard }} reason={reasonOf(draft)} lang="en" onLast={() => {}} />
    </MantineProvider>,
  )
}

test('[DK78] a draft that this device could not keep is said to be there until the page is left', () => {
  show(() => {}, false)
  expect(screen.getByRole('complementary', { name: /here until this page is left: copy it/ })).toBeTruthy()
})

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

test('[DK39] that words were copied is said politely, and the focus stays', async () => {
  show(() => {})
  const user = userEvent.setup()
  const copy = screen.getByRole('button', { name: /Copy wording/ })
  expect(screen.getByRole('status').textContent).toBe('')
  copy.focus()
  await user.keyboard('{Enter}')
  await waitFor(() => expect(screen.getByRole('status').textContent).toBe('Copied'))
  expect(document.activeElement).toBe(copy)
  vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValueOnce(new Error('denied'))
  await user.keyboard('{Enter}')
  await waitFor(() =>
    expect(screen.getByRole('status').textContent).toMatch(/does not let the words be copied/),
  )
})

test('[DK39] on a page that has no clipboard, that is said too', async () => {
  show(() => {})
  const user = userEvent.setup()
  vi.spyOn(navigator, 'clipboard', 'get').mockReturnValue(undefined as unknown as Clipboard)
  await user.click(screen.getByRole('button', { name: /Copy wording/ }))
  await waitFor(() =>
    expect(screen.getByRole('status').textContent).toMatch(/does not let the words be copied/),
  )
})

test('[DK70] the question before discarding shows how the words begin, cut at a word', async () => {
  const wording = `${'Eleven letters. '.repeat(12)}cooperation and what is not shown`
  render(
    <MantineProvider>
      <Slip
        title="one"
        reason=""
        wording={wording}
        lost={wording}
        lang="en"
        onDiscard={() => {}}
        onLast={() => {}}
      >
        …
      </Slip>
    </MantineProvider>,
  )
  await userEvent.click(screen.getByRole('button', { name: 'Discard…' }))
  const dialog = await screen.findByRole('dialog', { name: 'Discard these words?' })
  expect(dialog.querySelector('blockquote')?.textContent).toBe(`${'Eleven letters. '.repeat(12)}…`)
})

test('[DK35] a slip calls its clause by the number that it has now, and says that it is now', () => {
  expect(reasonOf(draft)).toMatch(/Your wording for what is now clause 1, kept 10:38:12\.$/)
  expect(reasonOf({ ...draft, code: 'locked' }, 'ja')).toMatch(/この項（現在の.+）をロックしました。$/)
})

function Tray({ slips, onLast }: { slips: readonly string[]; onLast: () => void }) {
  return (
    <MantineProvider>
      {slips.map((name) => (
        <Slip
          key={name}
          title={name}
          reason=""
          wording={name}
          lost={name}
          lang="en"
          onDiscard={() => {}}
          onLast={onLast}
        >
          Words of {name}
        </Slip>
      ))}
    </MantineProvider>
  )
}
const focused = () => document.activeElement?.getAttribute('aria-label')

test('[DK36] whoever selects everything in a slip selects its words', async () => {
  render(<Tray slips={['one', 'two']} onLast={() => {}} />)
  await userEvent.tab()
  await userEvent.keyboard('{Control>}a{/Control}')
  expect(getSelection()?.toString()).toBe('Words of one')
})

test('[DK37] the count of drafts leads to the first slip; one that goes gives the focus to the next, the last one to the text', () => {
  const onLast = vi.fn()
  const { rerender } = render(<Tray slips={['one', 'two', 'three']} onLast={onLast} />)
  showFirstSlip()
  expect(focused()).toBe('one')
  rerender(<Tray slips={['two', 'three']} onLast={onLast} />)
  expect(focused()).toBe('two')
  screen.getByRole('complementary', { name: 'three' }).querySelector('button')?.focus()
  rerender(<Tray slips={['two']} onLast={onLast} />)
  expect(focused()).toBe('two')
  expect(onLast).not.toHaveBeenCalled()
  rerender(<Tray slips={[]} onLast={onLast} />)
  expect(onLast).toHaveBeenCalledOnce()
})
