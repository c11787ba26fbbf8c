// Refusals and endings (docs/spec/client-sync.md): no word is lost, and nothing that was refused comes back.
import { CLOSE } from '@plenary/shared/protocol/frames'
import type { Fact } from '@plenary/shared/protocol/messages'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { eventually } from '../testing/eventually.ts'
import { countRows } from '../testing/kept-rows.ts'
import { TestSyncServer } from '../testing/test-sync-server.ts'
import { openTab, settle, TestDevice, type TestTab } from '../testing/test-tab.ts'

/** Whether the bytes of an update have these words. */
function hasWords(update: Uint8Array, words: string): boolean {
  return new TextDecoder().decode(update).includes(words)
}

/** A server that refuses whatever has the word "forbidden". */
function strictServer(): TestSyncServer {
  const server = new TestSyncServer()
  server.refuse = (update) => (hasWords(update, 'forbidden') ? 'forbidden-text' : undefined)
  return server
}

/** The moment in which the tray has its first draft. */
function firstDraft({ session }: TestTab): Promise<void> {
  return new Promise((resolve) => {
    session.subscribe(() => {
      if (session.state.drafts.length === 1) resolve()
    })
  })
}

describe('refusals', () => {
  test('[CS30] refused wording is in the tray, durable, before a new document takes the old one’s place', async () => {
    const server = strictServer()
    const device = new TestDevice()
    const tab = openTab(server, { device })
    await tab.until({ kind: 'saved' })
    const old = tab.replica
    tab.type(' Some forbidden words.')
    await firstDraft(tab)
    expect(tab.session.state.replica === old).toBe(true)
    expect(tab.session.state.areDraftsKept).toBe(true)
    expect(await countRows(device)).toMatchObject({ drafts: 1, edits: 0 })
    await eventually(() => expect(tab.replica.generation).toBe(old.generation + 1))
    await tab.until({ kind: 'saved' })
    expect(tab.replica.doc.clientID).not.toBe(old.doc.clientID)
    expect(tab.words()).toBe('The first.')
    expect(tab.session.state.drafts).toEqual([
      {
        id: expect.any(String),
        textId: 'text1',
        container: 'clauses',
        clauseId: 'clauseone',
        code: 'forbidden-text',
        at: tab.clock.now(),
        wording: 'The first. Some forbidden words.',
        before: 'The first.',
      },
    ])
  })

  test.each([0, 1, 2, 4, 8, 16, 30])(
    '[CS30] a tab that dies %i ms after a refused edit loses none of its words',
    async (ms) => {
      const server = strictServer()
      const device = new TestDevice()
      const tab = openTab(server, { device })
      await tab.until({ kind: 'saved' })
      server.holdDisk()
      tab.type(' Some forbidden words.')
      await eventually(async () => expect(await countRows(device)).toMatchObject({ edits: 1 }))
      server.releaseDisk()
      if (ms > 0) await settle(ms)
      tab.die()
      await settle()
      const returned = openTab(server, { device })
      await eventually(() => expect(returned.session.state.drafts).toHaveLength(1))
      await returned.until({ kind: 'saved' })
      expect(returned.session.state.drafts[0]).toMatchObject({ wording: 'The first. Some forbidden words.' })
      expect(server.words('clauseone')).toBe('The first.')
    },
  )

  test('[CS31] a refused update is never sent again, and refused once', async () => {
    const server = strictServer()
    const device = new TestDevice()
    const tab = openTab(server, { device })
    await tab.until({ kind: 'saved' })
    tab.type(' forbidden')
    await eventually(() => expect(tab.replica.generation).toBe(1))
    tab.type(' Allowed.')
    await tab.until({ kind: 'saved' })
    await settle()
    tab.die()
    const returned = openTab(server, { device })
    await returned.until({ kind: 'saved' })
    expect(server.frames.filter(({ update }) => hasWords(update, 'forbidden'))).toHaveLength(1)
    expect(server.connections).toBe(3)
    expect(server.words('clauseone')).toBe('The first. Allowed.')
    expect(returned.session.state.drafts).toHaveLength(1)
  })

  test('[CS32] every place that unacknowledged edits changed has its draft, and what was acknowledged stays', async () => {
    const server = strictServer()
    const tab = openTab(server)
    await tab.until({ kind: 'saved' })
    tab.type(' Saved.')
    await tab.until({ kind: 'saved' })
    tab.unplug()
    tab.type(' forbidden')
    tab.erase(4, 'clausetwo')
    tab.type(' and more', 'title')
    tab.plugIn()
    await eventually(() => expect(tab.replica.generation).toBe(1))
    expect(
      tab.session.state.drafts.map(({ container, wording, before }) => [container, wording, before]),
    ).toEqual([
      ['title', 'Tokyo Declaration and more', 'Tokyo Declaration'],
      ['clauses', 'The first. Saved. forbidden', 'The first. Saved.'],
      ['clauses', 'second.', 'The second.'],
    ])
    expect(server.words('clauseone')).toBe('The first. Saved.')
    expect(server.words('clausetwo')).toBe('The second.')
  })

  test('[CS33] what is typed until the new document is there enters the tray too', async () => {
    const server = strictServer()
    const tab = openTab(server)
    await tab.until({ kind: 'saved' })
    tab.type(' forbidden')
    await firstDraft(tab)
    tab.type(' Typed meanwhile.', 'clausetwo')
    await eventually(() => expect(tab.replica.generation).toBe(1))
    expect(tab.session.state.drafts.map(({ wording }) => wording)).toEqual([
      'The first. forbidden',
      'The second. Typed meanwhile.',
    ])
  })

  test('[CS34] after three refusals in a row nothing more is sent, and the page says why', async () => {
    const server = new TestSyncServer()
    server.refuse = () => 'too-many-clients'
    const tab = openTab(server)
    await tab.until({ kind: 'saved' })
    for (const generation of [1, 2, 3]) {
      tab.type(' again')
      await eventually(() => expect(tab.replica.generation).toBe(generation))
    }
    await tab.until({ kind: 'cannot-save', reason: 'too-many-clients' })
    expect(tab.session.state.isEditable).toBe(false)
    expect(tab.session.state.drafts).toHaveLength(3)
  })

  test('[CS35] whoever may not edit any more goes on as a reader', async () => {
    const server = new TestSyncServer()
    const tab = openTab(server)
    const facts: Fact[] = []
    tab.session.onFactChanged((fact) => facts.push(fact))
    await tab.until({ kind: 'saved' })
    server.refuse = () => 'read-only'
    tab.type(' Too late.')
    await tab.until({ kind: 'read-only' })
    await eventually(() => expect(tab.session.state.isEditable).toBe(false))
    expect(facts).toContain('declaration')
    expect(tab.session.state.drafts).toMatchObject([{ code: 'read-only', wording: 'The first. Too late.' }])
  })

  test('[CS35] what waits on the device of somebody who may not edit any more enters the tray', async () => {
    const server = new TestSyncServer()
    const device = new TestDevice()
    const tab = openTab(server, { device })
    await tab.until({ kind: 'saved' })
    tab.unplug()
    tab.type(' Offline.')
    await tab.until({ kind: 'offline', kept: true })
    tab.die()
    const reader = openTab(server, { device, mayEdit: false })
    await reader.until({ kind: 'read-only' })
    expect(reader.session.state.drafts).toMatchObject([{ code: 'read-only', wording: 'The first. Offline.' }])
    expect(server.frames.some(({ update }) => hasWords(update, 'Offline'))).toBe(false)
  })

  test('[CS36] a draft stays until its author dismisses it, also after a reload', async () => {
    const server = strictServer()
    const device = new TestDevice()
    const tab = openTab(server, { device })
    await tab.until({ kind: 'saved' })
    tab.type(' forbidden')
    await eventually(() => expect(tab.replica.generation).toBe(1))
    tab.die()
    const returned = openTab(server, { device })
    await returned.until({ kind: 'saved' })
    const [draft] = returned.session.state.drafts
    await returned.session.dismissDraft(draft?.id ?? '')
    expect(returned.session.state.drafts).toEqual([])
    returned.die()
    const third = openTab(server, { device })
    await third.until({ kind: 'saved' })
    expect(third.session.state.drafts).toEqual([])
  })

  test('[CS36] without IndexedDB the tray is there, and is not called kept', async () => {
    const server = strictServer()
    const tab = openTab(server, { change: { indexedDB: undefined } })
    await tab.until({ kind: 'saved' })
    tab.type(' forbidden')
    await eventually(() => expect(tab.replica.generation).toBe(1))
    expect(tab.session.state).toMatchObject({ areDraftsKept: false, drafts: [{ code: 'forbidden-text' }] })
  })
})

describe('endings', () => {
  const withUnsent = async (server: TestSyncServer, device: TestDevice) => {
    const tab = openTab(server, { device })
    await tab.until({ kind: 'saved' })
    server.holdDisk()
    tab.type(' Unsent.')
    await settle()
    return tab
  }

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
    await eventually(async () => {
      returned.clock.advance(2_000)
      expect(await countRows(device)).toMatchObject({ replicas: 1, edits: 0, drafts: 1 })
    })
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
    await eventually(async () => {
      first.clock.advance(2_000)
      expect(await countRows(device)).toMatchObject({ edits: 0 })
    })
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
    await eventually(async () => {
      returned.clock.advance(2_000)
      expect(await countRows(device)).toMatchObject({ replicas: 1, edits: 0, drafts: 0 })
    })
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
})
