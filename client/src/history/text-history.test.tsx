// Who wrote what, and the history of a clause, as the right panel has them, with a real editor beside it.
import type { ClauseHistory } from '@plenary/shared/api/authorship-routes'
import type { Me } from '@plenary/shared/api/people-routes'
import type { Author, Piece } from '@plenary/shared/compare/comparison'
import { act, cleanup, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { markedEditor } from '../editor/late-marks.ts'
import { closeEditors, connectDocs, openEditor, type TestEditor } from '../editor/testing/editors.ts'
import { startI18n } from '../i18n/i18n.ts'
import type { TextSession } from '../sync/text-session.ts'
import { ENGLISH } from '../testing/tokyo.ts'
import type { TextHistory as History } from '../ui/text-history.ts'
import { type Answers, at, draft, showHistory } from './testing/past-of-tokyo.tsx'
import { TextHistory } from './text-history.tsx'

await startI18n('en')

const CLAUSE = 'clausea0'
const AUTHORS = 'GET /api/texts/text1/authors'
const HISTORY = `GET /api/texts/text1/clauses/${CLAUSE}/history`
const author = (name: string, cityId: string | null, role: Author['role'] = 'drafter'): Author => ({
  personId: name,
  name,
  cityId,
  role,
})
const LINH = author('Linh', 'hanoi')
const JUN = author('Jun', 'seoul')
const SERVER = author('', null, 'system')
const PERSON = { id: 'Jun', name: 'Jun' } as Me
const LETTER = 'GET /api/texts/text1/authorship?client=100&clock=14'
const known = {
  authors: [SERVER, LINH],
  clients: [
    { clientId: 1, author: 0 },
    { clientId: 100, author: 1 },
  ],
  carried: [],
}

let text: TestEditor
let session: TextSession
beforeEach(() => {
  localStorage.clear()
  text = openEditor('T t\nP p\n1 Tokyo wrote this|\nC c')
  text.type(' and Hanoi that')
  const state = { replica: { doc: text.doc } }
  session = { getState: () => state, state, subscribe: () => () => {} } as unknown as TextSession
})
afterEach(() => {
  cleanup()
  closeEditors()
  vi.unstubAllGlobals()
})

function Panel({ clauseId, marked }: { clauseId: string | null; marked: ReturnType<typeof markedEditor> }) {
  const [history, setHistory] = useState<History>()
  return (
    <>
      <TextHistory
        declaration={draft}
        text={ENGLISH}
        session={session}
        person={PERSON}
        marked={marked}
        onChange={setHistory}
      />
      {history?.panel(clauseId)}
    </>
  )
}

function show(answers: Answers = {}, clauseId: string | null = CLAUSE) {
  const marked = markedEditor(text.editor)
  const all: Answers = {
    [AUTHORS]: known,
    [LETTER]: '404 not-found',
    [HISTORY]: page([]),
    'GET /api/texts/text1/clauses': [],
    ...answers,
  }
  const stage = showHistory(<Panel clauseId={clauseId} marked={marked} />, all)
  return { ...stage, user: userEvent.setup() }
}

/** Such as `Ha:and Hanoi that`. */
function lines(): string {
  const found: [string, string][] = []
  for (const { dataset, textContent } of text.editor.view.dom.querySelectorAll<HTMLElement>(
    '[data-writer]',
  )) {
    const last = found.at(-1)
    if (last && last[0] === dataset.writer) last[1] += textContent
    else found.push([dataset.writer ?? '', textContent ?? ''])
  }
  return found.map((pair) => pair.join(':')).join('|')
}
const asksFor = ({ asked }: ReturnType<typeof show>, address: string) =>
  asked.filter((one) => one.address.startsWith(address)).length

test('[AT30] who wrote what is shown when it is wanted, is asked for then only, and is still on at the next visit', async () => {
  const first = show()
  const box = await screen.findByRole('switch', { name: 'Show who wrote what' })
  expect(box).toHaveProperty('checked', false)
  expect(asksFor(first, AUTHORS)).toBe(0)
  await first.user.click(box)
  await expect.poll(() => lines()).toBe('Ha:and Hanoi that')
  first.unmount()
  expect(lines()).toBe('')
  show()
  await expect.poll(() => lines()).toBe('Ha:and Hanoi that')
  await userEvent.click(screen.getByRole('switch'))
  expect(lines()).toBe('')
})

test('[AT31] the cities that wrote are listed with code and name, and what has no line is said', async () => {
  const { user } = show()
  await user.click(await screen.findByRole('switch'))
  const list = within(await screen.findByRole('list'))
  expect(list.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual(['HaHanoi'])
  expect(screen.getByText(/without a line were there when/)).toBeTruthy()
})

test('[AT32] the letter at the caret says its city, person, time, and who moved it when', async () => {
  const { user } = show({
    [LETTER]: {
      author: LINH,
      at: at(10, 46),
      movedBy: JUN,
      movedAt: at(10, 52),
    },
  })
  await user.click(await screen.findByRole('switch'))
  const said = await screen.findByText(/Moved here by Seoul, .*10:52/)
  const status = said.closest('[role=status]')
  expect(status?.textContent).toMatch(/Hanoi, .*10:46.*Drafter, Linh.*Moved here by Seoul/)
})

test('[AT50] while a locked clause is selected nothing is said of the letter at the caret, which rests elsewhere', async () => {
  const { user } = show({ [LETTER]: { author: LINH, at: at(10, 46), movedBy: null, movedAt: null } })
  await user.click(await screen.findByRole('switch'))
  await screen.findByText(/Hanoi, .*10:46/)
  act(() => text.lock(CLAUSE))
  await screen.findByText('Put the cursor into the words, or point at them, to see who wrote them.')
})

test('[AT32] one’s own letter that the server does not have yet is one’s own', async () => {
  const { user } = show({ [AUTHORS]: { ...known, authors: [SERVER], clients: [known.clients[0]] } })
  await user.click(await screen.findByRole('switch'))
  expect((await screen.findByText(/not saved yet/)).textContent).toContain('Secretariat')
})

test('[AT33] a client that the server did not tell of is asked for again', async () => {
  const stage = show()
  const seoul = openEditor(text.doc, { clientId: 300 })
  connectDocs(text.doc, seoul.doc)
  seoul.caretAfter('that')
  seoul.type('!')
  await stage.user.click(await screen.findByRole('switch'))
  await expect.poll(() => lines()).toBe('Ha:and Hanoi that')
  stage.answers[AUTHORS] = {
    ...known,
    authors: [SERVER, LINH, JUN],
    clients: [...known.clients, { clientId: 300, author: 2 }],
  }
  await expect.poll(() => lines()).toBe('Ha:and Hanoi that|Se:!')
})

test('[AT34] where the authors cannot be read, that is said, and they can be asked for again', async () => {
  const stage = show({ [AUTHORS]: '500 internal' })
  await stage.user.click(await screen.findByRole('switch'))
  expect((await screen.findByRole('alert')).textContent).toMatch(/could not be read who wrote/)
  expect(lines()).toBe('')
  stage.answers[AUTHORS] = known
  await stage.user.click(screen.getByRole('button', { name: 'Try again' }))
  await expect.poll(() => lines()).toBe('Ha:and Hanoi that')
})

const kept = (words: string): Piece => ({ kind: 'kept', text: words, marks: [] })
const inserted = (words: string, place: number, when: string): Piece => ({
  kind: 'inserted',
  text: words,
  marks: [],
  by: [{ author: place, at: when }],
})

function page(
  entries: Partial<ClauseHistory['entries'][number]>[],
  before: string | null = null,
): ClauseHistory {
  return {
    authors: [LINH, JUN],
    entries: entries.map((entry, index) => ({
      from: { sequence: 10 - index, at: at(10, 0), versionId: `v${index + 1}` },
      to: { sequence: 20 - index, at: at(10, 50), versionId: index === 0 ? null : `v${index}` },
      fate: 'changed',
      isMoved: false,
      pieces: [],
      ...entry,
    })),
    before,
  }
}

test('[AT35] a change is one line with its cities, its words and its time; on demand who, how it was, and the comparison', async () => {
  const { user } = show({
    [HISTORY]: page([
      { pieces: [kept('cities in harmony with '), inserted('the ', 1, at(10, 44)), kept('environment\n')] },
    ]),
  })
  const row = within(await screen.findByRole('listitem'))
  expect(row.getByText('Seoul')).toBeTruthy()
  expect(row.getByText('the').closest('ins')).toBeTruthy()
  expect(row.getByText(/10:44/)).toBeTruthy()
  expect(row.queryByText(/Jun/)).toBeNull()
  await user.click(row.getByRole('button', { name: /Who changed this/ }))
  expect(row.getByText(/Seoul: Drafter, Jun, .*10:44/)).toBeTruthy()
  expect(row.getByRole('link', { name: 'As it was then' }).getAttribute('href')).toBe(
    '/declarations/tokyo/versions/past?moment=sequence%3A20',
  )
  expect(row.getByRole('link', { name: 'Compare…' }).getAttribute('href')).toMatch(
    /versions\/compare\?from=version%3Av1&to=sequence%3A20&clause=clausea0/,
  )
})

test('[AT36] earlier changes come when they are asked for; a clause without changes and a failure are said in words', async () => {
  const stage = show({
    [HISTORY]: page([{ pieces: [inserted('new', 0, at(10, 44))] }], 'v1'),
    [`${HISTORY}?before=v1`]: page([
      { pieces: [inserted('old', 0, at(9, 44))], to: { sequence: 3, at: at(9, 50), versionId: 'v1' } },
    ]),
  })
  await stage.user.click(await screen.findByRole('button', { name: 'Show earlier changes' }))
  expect(await screen.findByText('old')).toBeTruthy()
  expect(screen.getByText('new')).toBeTruthy()
  expect(screen.queryByRole('button', { name: /earlier/ })).toBeNull()
  cleanup()
  show({ [HISTORY]: page([]) })
  expect(await screen.findByText(/Nothing was changed in this clause/)).toBeTruthy()
  cleanup()
  show({ [HISTORY]: '500 internal' })
  expect((await screen.findByRole('alert')).textContent).toMatch(/Nothing was changed\. Try again/)
})

test('[AT37] the changes are asked for anew when the clause changed, and not when another did', async () => {
  const change = (clauseId: string, when: string) => ({
    clauseId,
    container: 'clauses',
    at: when,
    role: 'drafter',
    cityId: 'hanoi',
    name: 'Linh',
  })
  const stage = show({ 'GET /api/texts/text1/clauses': [change(CLAUSE, at(10, 0))] })
  await screen.findByText(/Nothing was changed in this clause/)
  const before = asksFor(stage, HISTORY)
  const tell = async (...changes: ReturnType<typeof change>[]) => {
    stage.answers['GET /api/texts/text1/clauses'] = changes
    await stage.client.invalidateQueries({ queryKey: ['clauses', 'text1'] })
  }
  await tell(change(CLAUSE, at(10, 0)), change('another0', at(10, 5)))
  expect(asksFor(stage, HISTORY)).toBe(before)
  await tell(change(CLAUSE, at(10, 6)))
  await expect.poll(() => asksFor(stage, HISTORY)).toBe(before + 1)
})

test('[AT37] outside the clauses nothing is asked', async () => {
  const stage = show({}, null)
  expect(await screen.findByText(/Select a clause to see/)).toBeTruthy()
  expect(asksFor(stage, 'GET /api/texts/text1/clauses/')).toBe(0)
})
