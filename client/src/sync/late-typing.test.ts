// Letters typed on when a lock had come: they are in one draft with what the lock refused, and on the device.
import { expect, test } from 'vitest'
import { untilRows } from '../testing/kept-rows.ts'
import { TestSyncServer } from '../testing/test-sync-server.ts'
import { openTab, TestDevice, type TestTab } from '../testing/test-tab.ts'
import type { Draft } from './drafts.ts'
import type { LateLetters } from './late-letters.ts'
import { LateTyping } from './late-typing.ts'

const wordingsOf = ({ session }: TestTab) => session.state.drafts.map(({ wording }) => wording)

function typeLate({ session }: TestTab, letters: string, before: string, after = ''): void {
  for (const letter of letters)
    session.keepLateLetters({
      code: 'locked',
      container: 'clauses',
      clauseId: 'clauseone',
      before,
      after,
      letters: letter,
    })
}

test('[LK14] where nothing was refused, the letters make a draft of the clause, also after a reload', async () => {
  const server = new TestSyncServer()
  const device = new TestDevice()
  const tab = openTab(server, { device })
  await tab.until({ kind: 'saved' })
  typeLate(tab, ' Mine', 'The', ' first.')
  await untilRows(device, [tab], { drafts: 1 })
  await expect.poll(() => wordingsOf(tab)).toEqual(['The Mine first.'])
  expect(tab.session.state.drafts[0]).toMatchObject({ code: 'locked', before: 'The first.' })
  tab.die()
  const returned = openTab(server, { device })
  await returned.until({ kind: 'saved' })
  expect(wordingsOf(returned)).toEqual(['The Mine first.'])
})

test('[LK14] blanks alone are no draft, and stand before the letters that follow', async () => {
  const server = new TestSyncServer()
  const tab = openTab(server)
  await tab.until({ kind: 'saved' })
  typeLate(tab, '  ', 'The first.')
  expect(wordingsOf(tab)).toEqual([])
  typeLate(tab, 'More', 'The first.')
  await expect.poll(() => wordingsOf(tab)).toEqual(['The first.  More'])
})

test('[LK14] a blank that the lock refused alone stands before what is typed on, refused too or late', async () => {
  for (const isLate of [true, false]) {
    const server = new TestSyncServer()
    const tab = openTab(server)
    await tab.until({ kind: 'saved' })
    server.lock('clauseone')
    tab.type(' ')
    await expect.poll(() => tab.replica.generation).toBe(1)
    await tab.until({ kind: 'saved' })
    expect(wordingsOf(tab)).toEqual([])
    if (isLate) typeLate(tab, 'More', 'The first.')
    else tab.type('More')
    await expect.poll(() => wordingsOf(tab)).toEqual(['The first. More'])
  }
})

test('[LK14] with what the lock refused they are one draft, in the order in which they were typed', async () => {
  const server = new TestSyncServer()
  const device = new TestDevice()
  const tab = openTab(server, { device })
  await tab.until({ kind: 'saved' })
  server.lock('clauseone')
  tab.type(' Refused')
  typeLate(tab, ' and', 'The first. Refused')
  await tab.until({ kind: 'saved' })
  await expect.poll(() => wordingsOf(tab)).toEqual(['The first. Refused and'])
  typeLate(tab, ' more', 'The first.')
  await expect.poll(() => wordingsOf(tab)).toEqual(['The first. Refused and more'])
  await untilRows(device, [tab], { drafts: 1 })
})

test('[LK14] after a draft that was dismissed, what is typed on is a draft again', async () => {
  const server = new TestSyncServer()
  const tab = openTab(server)
  await tab.until({ kind: 'saved' })
  typeLate(tab, 'a', 'The first.')
  await expect.poll(() => wordingsOf(tab)).toEqual(['The first.a'])
  await tab.session.dismissDraft(tab.session.state.drafts[0]?.id ?? '')
  expect(wordingsOf(tab)).toEqual([])
  typeLate(tab, 'b', 'The first.')
  await expect.poll(() => wordingsOf(tab)).toEqual(['The first.ab'])
})

test('[LK14] what is typed on in the document that takes the place of the first goes on in the same draft', async () => {
  const server = new TestSyncServer()
  const device = new TestDevice()
  const tab = openTab(server, { device })
  await tab.until({ kind: 'saved' })
  typeLate(tab, 'a', 'The first. Refused')
  typeLate(tab, 'b', 'The first.')
  await expect.poll(() => wordingsOf(tab)).toEqual(['The first. Refusedab'])
  await untilRows(device, [tab], { drafts: 1 })
})

const scope = { textId: 'text1', epoch: 'epoch1', personId: 'person1' }
const late = (letters: string): LateLetters => ({
  code: 'locked',
  container: 'clauses',
  clauseId: 'clauseone',
  before: 'The first.',
  after: '',
  letters,
})

function typed(typing: LateTyping, letters: string, drafts: readonly Draft[]): Draft {
  const draft = typing.type(late(letters), drafts, false)
  if (!draft) throw new Error('there is no draft')
  return draft
}

test('[LK17] they go on in the draft as it is by now, with what has come into it meanwhile', () => {
  const typing = new LateTyping(scope, () => 1_000)
  const first = typed(typing, ' Mine', [])
  const grown = { ...first, wording: `${first.wording} and more` }
  expect(typed(typing, '!', [grown]).wording).toBe('The first. Mine and more!')
})

test('[LK17] when their draft is in another one, they go on there, each once', () => {
  const typing = new LateTyping(scope, () => 1_000)
  const own = typed(typing, ' late', [])
  const into = { ...own, id: 'refused', wording: 'The first. Refused late' }
  typing.joined(into, [own.id])
  expect(typed(typing, '!', [into])).toEqual({ ...into, wording: 'The first. Refused late!' })
  expect(typing.join([into])).toBeUndefined()
})
