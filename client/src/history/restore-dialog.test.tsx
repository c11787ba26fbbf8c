// Bringing an earlier moment back: what is asked, what is shown before, what is sent, and what is refused.
import type { Restoration } from '@plenary/shared/api/restoration-routes'
import type { ComparedPart } from '@plenary/shared/compare/comparison'
import { cleanup, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, test, vi } from 'vitest'
import { startI18n } from '../i18n/i18n.ts'
import { ENGLISH } from '../testing/tokyo.ts'
import { RestoreDialog, type RestoreDialogProps } from './restore-dialog.tsx'
import { type Answers, at, DIGEST, draft, showHistory } from './testing/past-of-tokyo.tsx'

await startI18n('en')
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

const stroke = { author: 0, at: at(10, 42) }
const place = (...path: number[]) => ({ path })

function part(clauseId: string, facts: Partial<ComparedPart>): ComparedPart {
  return {
    container: 'clauses',
    clauseId,
    fate: 'same',
    before: place(1),
    now: place(1),
    moved: null,
    pieces: [{ kind: 'kept', text: 'Cities cooperate.\n', marks: [] }],
    ...facts,
  }
}

const CHANGED = part('clause0001', {
  fate: 'changed',
  pieces: [
    { kind: 'kept', text: 'Cities ', marks: [] },
    { kind: 'deleted', text: 'shall', marks: [], by: [stroke] },
    { kind: 'inserted', text: 'will', marks: [], by: [stroke] },
    { kind: 'kept', text: ' cooperate.\n', marks: [] },
  ],
})

function restoration(parts: readonly ComparedPart[], facts: Partial<Restoration> = {}): Restoration {
  const moment = { sequence: 30, at: at(10, 42), versionId: null }
  return {
    comparison: {
      language: 'en',
      numberStyle: 'decimal',
      from: moment,
      to: { ...moment, sequence: 20, versionId: 'v2' },
      authors: [{ personId: 'me', name: 'Secretariat, Tokyo', cityId: null, role: 'secretariat' }],
      parts: [...parts],
    },
    kept: [],
    digest: DIGEST,
    ...facts,
  }
}

const DIGESTS = {
  [`GET /api/texts/${ENGLISH.id}/digests`]: {
    sequence: 30,
    text: 'd',
    form: 'plenary-canon/1',
    clauses: [
      { clauseId: 'clause0001', digest: 'a' },
      { clauseId: 'clause0002', digest: 'b' },
    ],
  },
}
const PREVIEW = `GET /api/texts/${ENGLISH.id}/restoration?from=version%3Av2`
const RESTORE = `POST /api/texts/${ENGLISH.id}/restore`

function open(preview: unknown, answers: Answers = {}, props: Partial<RestoreDialogProps> = {}) {
  const [onClose, onRestored] = [vi.fn(), vi.fn()]
  const clause = props.clause ? `&clause=${props.clause.id}` : ''
  const { asked } = showHistory(
    <RestoreDialog
      declaration={draft}
      text={ENGLISH}
      from={{ kind: 'version', id: 'v2' }}
      fromLabel="Rev. 1"
      onClose={onClose}
      onRestored={onRestored}
      {...props}
    />,
    { [PREVIEW + clause]: preview, [RESTORE]: { sequence: 31, kept: [] }, ...DIGESTS, ...answers },
  )
  const of = (method: string) => asked.filter(({ address }) => address.startsWith(method))
  return {
    sent: () => of('POST'),
    looked: () => of('GET').filter(({ address }) => address === PREVIEW),
    onClose,
    onRestored,
    user: userEvent.setup(),
  }
}

test('[RS30][RS35] the title is the question, the button repeats it, and the focus is on Cancel', async () => {
  const { sent, onClose, onRestored, user } = open(
    restoration([CHANGED]),
    {},
    {
      clause: { id: 'clause0001', named: 'clause 1' },
    },
  )
  await screen.findByRole('dialog', { name: 'Bring back clause 1 as it was in Rev. 1?' })
  expect(screen.getByText(/This is a new edit/)).toBeTruthy()
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Cancel' })))
  await screen.findByRole('region', { name: 'What changes' })
  await user.click(screen.getByRole('button', { name: 'Bring back clause 1' }))
  await waitFor(() => expect(onClose).toHaveBeenCalled())
  expect(onRestored).toHaveBeenCalledWith('Brought back as it was in Rev. 1: clause 1.')
  const body = { from: 'version:v2', clause: 'clause0001', digest: DIGEST }
  expect(sent()).toEqual([{ address: RESTORE, body }])
})

test('[RS31] what changes is shown word by word, with what comes back, goes and moves, and without what stays', async () => {
  open(
    restoration([
      CHANGED,
      part('clause0002', {
        before: place(2),
        now: place(2),
        pieces: [{ kind: 'kept', text: 'Same.\n', marks: [] }],
      }),
      part('clause0003', { fate: 'inserted', before: null, now: place(3) }),
      part('clause0004', { fate: 'deleted', before: place(3), now: null }),
      part('clause0005', { before: place(5), now: place(4), moved: [stroke] }),
    ]),
  )
  const region = await screen.findByRole('region', { name: 'What changes' })
  const titles = within(region)
    .getAllByRole('heading')
    .map(({ textContent }) => textContent)
  expect(titles).toEqual([
    'Clause 1',
    'Clause 3 comes back',
    'Clause 3 is taken out',
    'Clause 5 becomes clause 4',
  ])
  expect(region.querySelector('del')?.textContent).toContain('shall')
  expect(region.querySelector('ins')?.textContent).toContain('will')
  expect(within(region).queryByText('Same.')).toBeNull()
})

test('[RS32] locked clauses that stay are named, and the cities whose positions will have to be reaffirmed', async () => {
  const entry = (cityId: string, clauseId: string | null, digest: string, number: number) => ({
    number,
    id: `e${number}`,
    cityId,
    textId: ENGLISH.id,
    clauseId,
    act: 'agrees',
    note: null,
    digest,
    form: 'plenary-canon/1',
    at: at(10, 0),
    name: 'x',
    isOpinion: false,
    forCity: null,
    by: null,
  })
  open(
    restoration([CHANGED, part('clause0002', { before: place(2), now: place(2) })], { kept: ['clause0002'] }),
    {
      'GET /api/declarations/tokyo/positions?after=0': {
        entries: [
          entry('hanoi', 'clause0001', 'a', 1),
          entry('seoul', 'clause0001', 'older', 2),
          entry('seoul', 'clause0002', 'b', 3),
        ],
        hasMore: false,
      },
    },
  )
  await screen.findByText('Clause 2 is locked and stays as it is.')
  await screen.findByText('Hanoi is then asked to reaffirm its position.')
})

test('[RS33] a refusal is said, and what would change is asked anew; where nothing changes, nothing can be brought back', async () => {
  const { looked, sent, user } = open(restoration([CHANGED]), { [RESTORE]: '409 precondition-failed' })
  await screen.findByRole('region', { name: 'What changes' })
  const before = looked().length
  await user.click(screen.getByRole('button', { name: 'Bring back the whole text' }))
  await waitFor(() => expect(screen.getByRole('alert').textContent).toMatch(/nothing was brought back/))
  await waitFor(() => expect(looked().length).toBeGreaterThan(before))
  expect(sent()).toHaveLength(1)
  const again = await screen.findByRole('button', { name: 'Bring back the whole text all the same' })
  await waitFor(() => expect(again.getAttribute('aria-disabled')).toBe('false'))
  await user.click(again)
  await waitFor(() => expect(sent()).toHaveLength(2))
  expect(sent()[1]?.body).toEqual({ from: 'version:v2' })
  cleanup()
  const same = open(restoration([part('clause0001', {})]))
  await screen.findByText(/Nothing changes/)
  await same.user.click(screen.getByRole('button', { name: 'Bring back the whole text' }))
  expect(same.sent()).toEqual([])
})
