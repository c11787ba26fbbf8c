import type { Fact } from '@plenary/shared/protocol/messages'
import { describe, expect, test } from 'vitest'
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
  server.refuse = (update) => (hasWords(update, 'forbidden') ? 'update-too-large' : undefined)
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
        code: 'update-too-large',
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
    tab.type(' again')
    await tab.until({ kind: 'cannot-save', reason: 'too-many-clients' })
    await eventually(() => expect(tab.replica.generation).toBe(3))
    expect(tab.session.state.isEditable).toBe(false)
    expect(tab.session.state.drafts).toMatchObject([{ wording: 'The first. again', before: 'The first.' }])
    expect(server.frames.filter(({ update }) => hasWords(update, 'again'))).toHaveLength(3)
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
    expect(tab.session.state).toMatchObject({ areDraftsKept: false, drafts: [{ code: 'update-too-large' }] })
  })
})
