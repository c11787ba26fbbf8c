// Endings (docs/spec/client-sync.md): what is not in the text when a session ends for good is in the tray, or waits here.
import { CLOSE } from '@plenary/shared/protocol/frames'
import type { Fact } from '@plenary/shared/protocol/messages'
import { expect, onTestFinished, test } from 'vitest'
import * as Y from 'yjs'
import { eventually } from '../testing/eventually.ts'
import { countRows, damageFirstCopy, untilRows } from '../testing/kept-rows.ts'
import { TestSyncServer } from '../testing/test-sync-server.ts'
import { openTab, settle, TestDevice, type TestTab } from '../testing/test-tab.ts'
import { openTextSession } from './open-text-session.ts'

test.each([
  [CLOSE.forbidden, 'removed', 'removed'],
  [CLOSE.notFound, 'not-found', 'not-found'],
] as const)(
  '[CS40] closed with %i: the wording is in the tray, and nothing else is kept',
  async (code, why, draft) => {
    const server = new TestSyncServer()
    const device = new TestDevice()
    const tab = await withUnsent(server, device)
    server.closeAll(code)
    await tab.until({ kind: 'ended', why })
    expect(tab.session.state).toMatchObject({
      isEditable: false,
      drafts: [{ code: draft, wording: 'The first. Unsent.', before: 'The first.' }],
    })
    expect(await countRows(device)).toEqual({ replicas: 0, knowledge: 0, edits: 0, drafts: 1 })
  },
)

test.each([
  [CLOSE.signedOut, 'signed-out'],
  [CLOSE.oldSchema, 'old-schema'],
  [CLOSE.tooMany, 'too-many'],
  [CLOSE.otherEpoch, 'epoch'],
] as const)(
  '[CS41] closed with %i: what is not acknowledged waits on this device for the next session',
  async (code, why) => {
    const server = new TestSyncServer()
    const device = new TestDevice()
    const tab = await withUnsent(server, device)
    server.closeAll(code)
    await tab.until({ kind: 'ended', why, changes: 1, kept: true })
    expect(tab.session.state.drafts).toEqual([])
    tab.clock.advance(60_000)
    expect(server.connections).toBe(1)
    await tab.leave()
    const returned = openTab(server, { device })
    server.releaseDisk()
    await returned.until({ kind: 'saved' })
    expect(server.words('clauseone')).toBe('The first. Unsent.')
  },
)

test('[CS41] what cannot wait on this device is in the tray', async () => {
  const server = new TestSyncServer()
  const tab = openTab(server, { change: { indexedDB: undefined } })
  await tab.until({ kind: 'saved' })
  server.holdDisk()
  tab.type(' Unsent.')
  server.closeAll(CLOSE.oldSchema)
  await tab.until({ kind: 'ended', why: 'old-schema' })
  expect(tab.session.state.drafts).toMatchObject([{ code: 'old-schema', wording: 'The first. Unsent.' }])
})

test('[CS42] a copy of another epoch is never merged: its unacknowledged wording is a draft', async () => {
  const server = new TestSyncServer('epoch1')
  const device = new TestDevice()
  const tab = openTab(server, { device })
  await tab.until({ kind: 'saved' })
  tab.type(' Saved before the disaster.')
  await tab.until({ kind: 'saved' })
  await settle()
  tab.unplug()
  tab.type(' Offline.')
  await tab.until({ kind: 'offline', changes: 1, kept: true })
  tab.die()
  const restored = new TestSyncServer('epoch2')
  const returned = openTab(restored, { device })
  await returned.until({ kind: 'saved' })
  expect(returned.words()).toBe('The first.')
  expect(restored.words('clauseone')).toBe('The first.')
  await eventually(() =>
    expect(returned.session.state.drafts).toMatchObject([
      { code: 'epoch', clauseId: 'clauseone', wording: 'The first. Saved before the disaster. Offline.' },
    ]),
  )
  await untilRows(device, [returned], { replicas: 1, edits: 0, drafts: 1 })
})

test('[CS42] words that were saved after the backup are drafts of who wrote them, and of nobody else', async () => {
  const server = new TestSyncServer('epoch1')
  const [device, otherDevice] = [new TestDevice(), new TestDevice()]
  const tab = openTab(server, { device })
  const other = openTab(server, { device: otherDevice })
  await tab.until({ kind: 'saved' })
  await other.until({ kind: 'saved' })
  tab.type(' In the backup.')
  await tab.until({ kind: 'saved' })
  const restored = new TestSyncServer('epoch2')
  Y.applyUpdate(restored.doc, Y.encodeStateAsUpdate(server.doc))
  const before = 'The first. In the backup.'
  tab.type(' Lost.')
  await tab.until({ kind: 'saved' })
  other.type('The end.', 'clausetwo')
  await other.until({ kind: 'saved' })
  await eventually(() => expect(tab.words('clausetwo')).toContain('The end.'))
  // A reload in between: the words are of a tab before this one.
  await tab.leave()
  const again = openTab(server, { device })
  await again.until({ kind: 'saved' })
  server.closeAll(CLOSE.otherEpoch)
  await again.until({ kind: 'ended', why: 'epoch' })
  await other.until({ kind: 'ended', why: 'epoch' })
  await again.leave()
  await other.leave()

  const returned = openTab(restored, { device })
  await returned.until({ kind: 'saved' })
  await eventually(() => expect(returned.session.state.drafts).toHaveLength(1))
  expect(returned.session.state).toMatchObject({
    areDraftsKept: true,
    drafts: [{ code: 'epoch', clauseId: 'clauseone', wording: `${before} Lost.`, before }],
  })
  expect(returned.words()).toBe(before)
  const otherReturned = openTab(restored, { device: otherDevice })
  await otherReturned.until({ kind: 'saved' })
  await eventually(() =>
    expect(otherReturned.session.state.drafts).toMatchObject([
      { code: 'epoch', clauseId: 'clausetwo', wording: 'The second.The end.' },
    ]),
  )
  expect(await countRows(device)).toMatchObject({ drafts: 1 })
})

test('[CS42] of two tabs of one person each offers its own words, and none offers them twice', async () => {
  const server = new TestSyncServer('epoch1')
  const device = new TestDevice()
  const first = openTab(server, { device })
  await first.until({ kind: 'saved' })
  first.type(' First tab.')
  await first.until({ kind: 'saved' })
  await untilRows(device, [first], { edits: 0 })
  const second = openTab(server, { device })
  await second.until({ kind: 'saved' })
  second.type(' Second tab.', 'clausetwo')
  await second.until({ kind: 'saved' })
  server.closeAll(CLOSE.otherEpoch)
  for (const tab of [first, second]) {
    await tab.until({ kind: 'ended', why: 'epoch' })
    await tab.leave()
  }
  const returned = openTab(new TestSyncServer('epoch2'), { device })
  await returned.until({ kind: 'saved' })
  await eventually(() => expect(returned.session.state.drafts).toHaveLength(2))
  expect(returned.session.state.drafts.map(({ wording }) => wording).sort()).toEqual([
    'The first. First tab.',
    'The second. Second tab.',
  ])
})

test('[CS42] a restored backup that lacks nothing of a person’s leaves no draft', async () => {
  const server = new TestSyncServer('epoch1')
  const device = new TestDevice()
  const tab = openTab(server, { device })
  await tab.until({ kind: 'saved' })
  tab.type(' In the backup.')
  await tab.until({ kind: 'saved' })
  const restored = new TestSyncServer('epoch2')
  Y.applyUpdate(restored.doc, Y.encodeStateAsUpdate(server.doc))
  await tab.leave()
  const returned = openTab(restored, { device })
  await returned.until({ kind: 'saved' })
  await untilRows(device, [returned], { replicas: 1, edits: 0, drafts: 0 })
  expect(returned.session.state.drafts).toEqual([])
})

test('[CS42] a text that is gone when the old copy comes back: its unacknowledged wording is a draft', async () => {
  const server = new TestSyncServer('epoch1')
  const device = new TestDevice()
  const tab = await withUnsent(server, device)
  tab.die()
  const restored = new TestSyncServer('epoch2')
  restored.closeWith = CLOSE.notFound
  const returned = openTab(restored, { device })
  await returned.until({ kind: 'ended', why: 'not-found' })
  expect(returned.session.state.drafts).toMatchObject([{ code: 'epoch', wording: 'The first. Unsent.' }])
})

test('[CS42] words that outlived one restored backup are offered when the next one lacks them', async () => {
  const server = new TestSyncServer('epoch1')
  const device = new TestDevice()
  const oldest = restoredFrom(server, 'epoch3')
  const tab = openTab(server, { device })
  await tab.until({ kind: 'saved' })
  tab.type(' Mine.')
  await tab.until({ kind: 'saved' })
  await tab.leave()
  const second = openTab(restoredFrom(server, 'epoch2'), { device })
  await second.until({ kind: 'saved' })
  second.type(' More.', 'clausetwo')
  await second.until({ kind: 'saved' })
  await second.leave()
  const third = openTab(oldest, { device })
  await third.until({ kind: 'saved' })
  await eventually(() => expect(wordingsOf(third)).toEqual(['The first. Mine.', 'The second. More.']))
})

test.each(['dies', 'meets the new epoch at once'])(
  '[CS38] a refusal forgets no saved words: a tab that recovers and %s',
  async (what) => {
    const server = new TestSyncServer('epoch1')
    server.refuse = (update) =>
      new TextDecoder().decode(update).includes('forbidden') ? 'forbidden-text' : undefined
    const device = new TestDevice()
    const tab = openTab(server, { device })
    await tab.until({ kind: 'saved' })
    tab.type(' Saved.', 'clausetwo')
    await tab.until({ kind: 'saved' })
    await untilRows(device, [tab], { replicas: 1, edits: 0 })
    if (what === 'dies') {
      const died = new Promise<void>((resolve) => {
        tab.session.subscribe(() => {
          if (tab.replica.generation !== 1) return
          tab.die()
          resolve()
        })
      })
      tab.type(' forbidden')
      await died
    } else {
      server.closeWith = CLOSE.otherEpoch
      tab.type(' forbidden')
      await tab.until({ kind: 'ended', why: 'epoch' })
      await tab.leave()
    }
    const returned = openTab(new TestSyncServer('epoch2'), { device })
    await returned.until({ kind: 'saved' })
    await eventually(() =>
      expect(wordingsOf(returned)).toEqual(['The first. forbidden', 'The second. Saved.']),
    )
  },
)

test('[CS42] copies of one epoch speak with one voice: unsent words that were typed on offline are one draft', async () => {
  const server = new TestSyncServer('epoch1')
  const device = new TestDevice()
  const tab = openTab(server, { device })
  await tab.until({ kind: 'saved' })
  await untilRows(device, [tab], { knowledge: 1 })
  tab.unplug()
  tab.type(' Unsent')
  await tab.until({ kind: 'offline', changes: 1, kept: true })
  tab.die()
  const offline = openTab(server, { device, reception: 'fail' })
  await settle()
  offline.clock.advance(1_500)
  await offline.until({ kind: 'offline' })
  offline.type(' and more.')
  await offline.until({ kind: 'offline', changes: 2, kept: true })
  offline.die()
  const returned = openTab(new TestSyncServer('epoch2'), { device })
  await returned.until({ kind: 'saved' })
  await eventually(() => expect(wordingsOf(returned)).toEqual(['The first. Unsent and more.']))
})

test('[CS42] an edit that the text has is no draft, even when this device never heard that it was saved', async () => {
  const server = new TestSyncServer('epoch1')
  const device = new TestDevice()
  const tab = openTab(server, { device })
  await tab.until({ kind: 'saved' })
  tab.type(' Saved.')
  await tab.until({ kind: 'saved' })
  await eventually(async () => expect(await countRows(device)).toMatchObject({ edits: 1 }))
  tab.die()
  const returned = openTab(restoredFrom(server, 'epoch2'), { device })
  await returned.until({ kind: 'saved' })
  await untilRows(device, [returned], { replicas: 1, edits: 0 })
  expect(wordingsOf(returned)).toEqual([])
})

test('[CS42] a copy that can’t be read stays, and keeps none of the others back', async () => {
  const server = new TestSyncServer('epoch1')
  const device = new TestDevice()
  const [one, other] = [openTab(server, { device }), openTab(server, { device })]
  for (const [tab, clause] of [
    [one, 'clauseone'],
    [other, 'clausetwo'],
  ] as const) {
    await tab.until({ kind: 'saved' })
    tab.type(' Saved.', clause)
    await tab.until({ kind: 'saved' })
  }
  await untilRows(device, [one, other], { replicas: 2, edits: 0 })
  await one.leave()
  await other.leave()
  await damageFirstCopy(device)
  const returned = openTab(new TestSyncServer('epoch2'), { device })
  await returned.until({ kind: 'saved' })
  await eventually(() => expect(wordingsOf(returned)).toHaveLength(1))
  expect(returned.faults).toHaveLength(1)
})

test('[CS36] drafts that could not be kept are there for the page’s next session', async () => {
  const server = new TestSyncServer('epoch1')
  const tab = openTab(server, { change: { indexedDB: undefined } })
  await tab.until({ kind: 'saved' })
  server.holdDisk()
  tab.type(' Unsent.')
  server.closeAll(CLOSE.otherEpoch)
  await tab.until({ kind: 'ended', why: 'epoch' })
  await tab.leave()
  const next = openTextSession(
    { textId: 'text1', epoch: 'epoch2', personId: 'person1', mayEdit: true },
    tab.surroundings,
  )
  onTestFinished(() => next.destroy())
  await eventually(() =>
    expect(next.state).toMatchObject({ areDraftsKept: false, drafts: [{ wording: 'The first. Unsent.' }] }),
  )
})

test('[CS43] a page that meets another epoch asks for the declaration anew', async () => {
  const server = new TestSyncServer()
  const tab = openTab(server)
  const facts: Fact[] = []
  tab.session.onFactChanged((fact) => facts.push(fact))
  await tab.until({ kind: 'saved' })
  server.epoch = 'epoch2'
  server.closeAll(CLOSE.restarting)
  await tab.until({ kind: 'offline' })
  tab.clock.advance(2_000)
  await tab.until({ kind: 'ended', why: 'epoch' })
  expect(facts).toContain('declaration')
})

/** A tab with an edit that the server does not acknowledge. */
async function withUnsent(server: TestSyncServer, device: TestDevice): Promise<TestTab> {
  const tab = openTab(server, { device })
  await tab.until({ kind: 'saved' })
  server.holdDisk()
  tab.type(' Unsent.')
  await settle()
  return tab
}

/** The server as it comes back from a backup that was taken now. */
function restoredFrom(server: TestSyncServer, epoch: string): TestSyncServer {
  const restored = new TestSyncServer(epoch)
  Y.applyUpdate(restored.doc, Y.encodeStateAsUpdate(server.doc))
  return restored
}

function wordingsOf(tab: TestTab): string[] {
  return tab.session.state.drafts.map(({ wording }) => wording).sort()
}
