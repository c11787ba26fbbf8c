// The life of a declaration in the header: what each step allows, and the acts with their dialogs.
import type { Closing } from '@plenary/shared/api/life-routes'
import type { ShownDecision } from '@plenary/shared/positions/shown-decision'
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { startI18n } from '../i18n/i18n.ts'
import { InRouter } from '../positions/testing/in-router.tsx'
import { ClosedLine } from './closed-line.tsx'
import { lifeActs } from './life-acts.ts'
import { LifeRule } from './life-rule.tsx'
import { type Answers, closed, DIGEST, draft, showDesk } from './testing/show-desk.tsx'

await startI18n('en')
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

const closing: Closing = {
  revision: 1,
  clauses: 11,
  lockedClauses: 3,
  inTextOnly: [],
  onRosterOnly: [],
  unsent: [],
  offline: [],
}
const CLOSING = 'GET /api/declarations/tokyo/closing'
const DIGESTS = 'GET /api/texts/en/digests'
const digests = { form: 'plenary-canon/1', sequence: 1, text: 'a'.repeat(64), clauses: [] }

const rule = (declaration: typeof draft) => (
  <InRouter>
    <LifeRule declaration={declaration} />
  </InRouter>
)

async function open(declaration: typeof draft, answers: Answers = {}, doc?: Y.Doc) {
  answers[DIGESTS] = digests
  const desk = showDesk(declaration, rule(declaration), answers, doc)
  await userEvent.hover(screen.getByRole('button', { name: /^State:/ }))
  const loaded = () => expect(document.querySelector('[aria-haspopup][id]')).not.toBeNull()
  await waitFor(loaded, { timeout: 10_000 })
  await userEvent.click(screen.getByRole('button', { name: /^State:/ }))
  await screen.findByRole('dialog', { name: /^State:/ })
  return desk
}
const act = (name: string) => userEvent.click(screen.getByRole('button', { name }))
const cancelHasFocus = () =>
  waitFor(() => expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Cancel' })))

test('[LI30] the acts are those that the state makes possible and the function allows', () => {
  const acts = (state: typeof draft.state, role: typeof draft.role) => lifeActs({ role, cityId: null, state })
  expect(acts('drafting', 'secretariat')).toEqual(['close'])
  expect(acts('closed', 'secretariat')).toEqual(['adopt', 'reopen'])
  expect(acts('adopted', 'secretariat')).toEqual(['reopen'])
  expect(acts('signed', 'secretariat')).toEqual([])
  for (const role of ['head', 'drafter', 'viewer', 'observer'] as const)
    expect(acts('closed', role)).toEqual([])
})

test('[LI30] the state opens five steps in words, since when and by whom, the version and its digest', async () => {
  await open({ ...closed, role: 'viewer' })
  const now = document.querySelector('[aria-current=step]')
  expect(screen.getAllByRole('listitem')).toHaveLength(5)
  expect(now?.textContent).toMatch(/^Closed.*by Secretariat, Tokyo.*Rev\. 1, digest 3f2a 9c11/)
  expect(screen.queryByRole('button', { name: /Adopt|Reopen/ })).toBeNull()
})

test('[LI31] closing warns of cities, unsent edits and absent delegations by name, and closes all the same', async () => {
  const { sent } = await open(draft, {
    [CLOSING]: {
      ...closing,
      inTextOnly: ['tomsk'],
      onRosterOnly: ['hanoi', 'seoul'],
      unsent: [
        { name: 'Drafter, Hanoi', cityId: 'hanoi', isConnected: true },
        { name: 'Drafter, Seoul', cityId: 'seoul', isConnected: false },
      ],
      offline: ['seoul'],
    },
  })
  await act('Close the text…')
  const dialog = await screen.findByRole('dialog', { name: 'Close the text?' })
  await cancelHasFocus()
  await screen.findByText(/Every clause is locked and Rev\. 1 is made\. Reopening needs a reason\./)
  expect([...dialog.querySelectorAll('li')].map((line) => line.textContent)).toEqual([
    'Named in the text, but not on the roster: Tomsk.',
    'On the roster as named, but not in the text: Hanoi and Seoul.',
    'Has edits that the server has not got yet: Drafter, Hanoi.',
    'Left with edits that the server has not got: Drafter, Seoul. They become a draft of their author.',
    'Present, but nobody of the delegation is connected: Seoul.',
  ])
  expect(sent).toEqual([])
  await act('Close the text')
  await waitFor(() => expect(screen.queryByText('Close the text?')).toBeNull())
  const body = { digest: expect.stringMatching(/^[0-9a-f]{64}$/) }
  expect(sent).toEqual([{ address: 'POST /api/declarations/tokyo/close', body }])
})

test('[LI31] without warnings it says so; before the answer nothing can be closed; a refusal is said in the dialog', async () => {
  const answers: Answers = {
    [CLOSING]: '503 storage-failed',
    'POST /api/declarations/tokyo/close': '409 wrong-state',
  }
  const { sent } = await open(draft, answers)
  await act('Close the text…')
  await screen.findByText(/could not record this/)
  await act('Close the text')
  expect(sent).toEqual([])
  answers[CLOSING] = closing
  await act('Try again')
  await screen.findByText('No warnings')
  await act('Close the text')
  await screen.findByText(/state of the declaration does not allow/)
  expect(screen.getByRole('dialog', { name: 'Close the text?' })).toBeTruthy()
})

test('[LI32] adopting says what is fixed with it, and sends the digest that it showed', async () => {
  const { sent } = await open(closed)
  await act('Adopt…')
  const dialog = await screen.findByRole('dialog', { name: 'Adopt the declaration?' })
  await cancelHasFocus()
  expect([...dialog.querySelectorAll('li')].map((line) => line.textContent)).toEqual([
    expect.stringMatching(/^The words: Rev\. 1, digest 3f2a 9c11/),
    'Present, 3 cities: Hanoi, Seoul and Tomsk.',
    'Counting for the decision, 2 cities: Hanoi and Seoul.',
    'Decided by consensus: no city that counts objects. Reservations are recorded.',
  ])
  await act('Adopt the declaration')
  await waitFor(() =>
    expect(sent).toEqual([{ address: 'POST /api/declarations/tokyo/adopt', body: { digest: DIGEST } }]),
  )
})

const decision: ShownDecision = {
  rule: { kind: 'consensus' },
  numberStyle: 'decimal',
  clauses: 3,
  cities: [],
  against: [{ kind: 'objects', cityId: 'hanoi', clauses: [2] }],
  open: [{ kind: 'silent', cityId: 'seoul', clauses: [1, 2, 3] }],
}
const DECISION = 'GET /api/declarations/tokyo/decision'

test('[LI40] before closing, what would block the adoption is listed, and keeps nobody from closing', async () => {
  const { sent } = await open(draft, { [CLOSING]: closing, [DECISION]: decision })
  await act('Close the text…')
  const matter = await screen.findByText('Hanoi objects to clause 2.')
  expect(matter.closest('[role=status]')?.querySelector('h3')?.textContent).toBe(
    'This would block the adoption',
  )
  expect(screen.queryByText('No warnings')).toBeNull()
  await screen.findByTitle('The whole digest')
  await act('Close the text')
  await waitFor(() => expect(sent).toHaveLength(1))
})

test('[LI39] what blocks the adoption is listed, and what is open; the act waits while anything blocks', async () => {
  const { sent } = await open(closed, { [DECISION]: decision })
  await act('Adopt…')
  await screen.findByText('Hanoi objects to clause 2.')
  expect(screen.getByText('Seoul has not stated its position on all clauses.')).toBeTruthy()
  await act('Adopt the declaration')
  expect(sent).toEqual([])
})

test('[BD32] where a city is absent the last day for opinions is set with the adoption; one that has ended is refused there', async () => {
  const roster = closed.roster.map((entry) => ({ ...entry, present: entry.city.id !== 'seoul' }))
  const refused = await open(
    { ...closed, roster },
    { 'POST /api/declarations/tokyo/adopt': '400 invalid-input' },
  )
  await act('Adopt…')
  fireEvent.change(await screen.findByLabelText('Last day for opinions of absent cities'), {
    target: { value: '2001-01-01' },
  })
  await act('Adopt the declaration')
  await screen.findByText('This day has ended. Choose a later one.')
  expect(refused.sent).toEqual([
    { address: 'POST /api/declarations/tokyo/adopt', body: { digest: DIGEST, opinionsUntil: '2001-01-01' } },
  ])
})

test('[LI32] reopening needs a reason; a refused one is still there', async () => {
  const { sent } = await open(
    { ...closed, state: 'adopted' },
    { 'POST /api/declarations/tokyo/reopen': '503 storage-failed' },
  )
  await act('Reopen…')
  const dialog = await screen.findByRole('dialog', { name: 'Reopen the text?' })
  const reason = screen.getByLabelText<HTMLTextAreaElement>('Reason')
  await waitFor(() => expect(document.activeElement).toBe(reason))
  expect(dialog.textContent).toMatch(/The adoption is undone, and stays on record/)
  screen.getByRole('button', { name: 'Cancel' }).focus()
  await act('Reopen the text')
  expect(sent).toEqual([])
  await waitFor(() => expect(document.activeElement).toBe(reason))
  await userEvent.type(reason, 'A city is{Enter}missing')
  await act('Reopen the text')
  await waitFor(() => expect(screen.getByRole('alert').textContent).toMatch(/could not record this/))
  expect(sent[0]?.body).toEqual({ reason: 'A city is missing' })
  expect(reason.value).toBe('A city is\nmissing')
})

test('[LI35] words that change while closing is asked about are said to have changed, and the digest follows', async () => {
  const answers: Answers = { [CLOSING]: closing }
  const doc = new Y.Doc()
  const { sent } = await open(draft, answers, doc)
  await act('Close the text…')
  await screen.findByText('No warnings')
  const before = (await screen.findByTitle('The whole digest')).textContent
  answers[DIGESTS] = { ...digests, text: 'b'.repeat(64) }
  doc.getText('words').insert(0, 'others wrote')
  await screen.findByText(/^The text has just changed, at /)
  expect(screen.getByTitle('The whole digest').textContent).not.toBe(before)
  await act('Close the text')
  await waitFor(() => expect(sent).toHaveLength(1))
})

test('[LI36] a text that changed as the button was pressed is not closed; then it is offered as it stands', async () => {
  const answers: Answers = { [CLOSING]: closing }
  const { sent } = await open(draft, answers)
  await act('Close the text…')
  await screen.findByText('No warnings')
  await screen.findByTitle('The whole digest')
  answers[DIGESTS] = { ...digests, text: 'b'.repeat(64) }
  answers['POST /api/declarations/tokyo/close'] = '409 precondition-failed'
  await act('Close the text')
  await waitFor(() =>
    expect(screen.getByRole('alert').textContent).toMatch(/^The text changed as the button/),
  )
  expect(screen.getByRole('dialog', { name: 'Close the text?' }).textContent).not.toMatch(/just changed/)
  await cancelHasFocus()
  delete answers['POST /api/declarations/tokyo/close']
  await act('Close the text as it stands')
  await waitFor(() => expect(screen.queryByText('Close the text?')).toBeNull())
  expect(sent.map(({ body }) => body)).toEqual([{ digest: expect.stringMatching(/^[0-9a-f]{64}$/) }, {}])
})

test('[LI36] another version than the one that was shown is not adopted, and one sentence says so', async () => {
  const { sent } = await open(closed, { 'POST /api/declarations/tokyo/adopt': '409 precondition-failed' })
  await act('Adopt…')
  await screen.findByRole('dialog', { name: 'Adopt the declaration?' })
  await act('Adopt the declaration')
  await screen.findByText(/^The text was closed anew as the button was pressed/)
  expect(screen.getByRole('dialog').textContent).not.toMatch(/Someone else/)
  await cancelHasFocus()
  expect(sent).toHaveLength(1)
})

test('[LI35] a text that is closed anew while adoption is asked about is said to be another one', async () => {
  const { show } = await open(closed)
  await act('Adopt…')
  await screen.findByRole('dialog', { name: 'Adopt the declaration?' })
  const anew = {
    ...closed,
    version: { id: 'w', number: 2, at: '2010-11-09T01:55:00.000Z', digest: 'b'.repeat(64) },
  }
  show(anew, rule(anew))
  await screen.findByText(/^The text has just been closed anew, at /)
})

test('[LI34] [LI37] [SG96] whoever reads a closed text is told since when, by whom, which version, and its whole digest on demand', async () => {
  const user = userEvent.setup()
  const { show } = showDesk(closed, <ClosedLine declaration={closed} />)
  expect(document.body.textContent).toMatch(
    /Closed by the secretariat at .*:50:02 in Tokyo.*\. Rev\. 1 · 3f2a 9c11/,
  )
  await user.click(screen.getByRole('button', { name: /The whole digest/ }))
  expect(document.querySelectorAll('code')[1]?.childElementCount).toBe(16)
  await user.click(screen.getByRole('button', { name: 'Copy the digest' }))
  expect(await navigator.clipboard.readText()).toBe(DIGEST)
  const adopted = { ...closed, state: 'adopted', adoptedAt: '2010-11-09T02:14:09.000Z' } as const
  show(closed, <ClosedLine declaration={adopted} />)
  expect(document.body.textContent).toMatch(
    /Adopted at .*11:14:09 in Tokyo.*, recorded by the secretariat\. Rev\. 1/,
  )
  show(closed, <ClosedLine declaration={{ ...adopted, state: 'signing' }} />)
  expect(document.body.textContent).toMatch(/Adopted\. The cities sign since .*:50:02 in Tokyo.*\. Rev\. 1/)
  show(closed, <ClosedLine declaration={{ ...adopted, state: 'signed' }} />)
  expect(document.body.textContent).toMatch(
    /Signed\. The signing was concluded at .*:50:02 in Tokyo.*\. Rev\. 1/,
  )
})

test('[SG80] once the text is adopted the state leads to the signing, whoever reads', async () => {
  await open({ ...closed, state: 'adopted', role: 'viewer' })
  const link = screen.getByRole('link', { name: 'To the signing' })
  expect(link.getAttribute('href')).toBe('/declarations/tokyo/signing')
})
