// What this device keeps, and for whom (docs/spec/client-sync.md): tabs that die, return, and live side by side.
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { eventually } from '../testing/eventually.ts'
import { countRows, untilRows } from '../testing/kept-rows.ts'
import { TestSyncServer } from '../testing/test-sync-server.ts'
import { openTab, settle, TestDevice } from '../testing/test-tab.ts'
import { openTextSession } from './open-text-session.ts'

describe('kept on this device', () => {
  test('[CS10] offline edits are called kept only after their transaction has completed', async () => {
    const server = new TestSyncServer()
    const device = new TestDevice()
    const tab = openTab(server, { device })
    await tab.until({ kind: 'saved' })
    tab.unplug()
    tab.type(' Offline.')
    expect(tab.saveState).toEqual({ kind: 'offline', changes: 1, kept: false })
    await tab.until({ kind: 'offline', changes: 1, kept: true })
    expect(await countRows(device)).toMatchObject({ replicas: 1, edits: 1 })
  })

  test.each([
    ['IndexedDB', { indexedDB: undefined }],
    ['Web Locks', { locks: undefined }],
  ])('[CS11] without %s nothing is called kept, and everything else works', async (_, change) => {
    const server = new TestSyncServer()
    const tab = openTab(server, { change })
    await tab.until({ kind: 'saved' })
    tab.unplug()
    tab.type(' Offline.')
    await settle()
    expect(tab.saveState).toEqual({ kind: 'offline', changes: 1, kept: false })
    tab.plugIn()
    await tab.until({ kind: 'saved' })
    expect(server.words('clauseone')).toBe('The first. Offline.')
  })

  test('[CS11] a browser that gives no room keeps nothing and says so, and keeps again when there is room', async () => {
    const server = new TestSyncServer()
    const tab = openTab(server)
    await tab.until({ kind: 'saved' })
    tab.unplug()
    const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('no room', 'QuotaExceededError')
    })
    tab.type(' One.')
    await eventually(() => expect(put).toHaveBeenCalled())
    await settle()
    expect(tab.saveState).toEqual({ kind: 'offline', changes: 1, kept: false })
    put.mockRestore()
    tab.clock.advance(5_000)
    await tab.until({ kind: 'offline', changes: 1, kept: true })
  })

  test('[CS12] a text that was open before opens without a server, from this device', async () => {
    const server = new TestSyncServer()
    const device = new TestDevice()
    const before = openTab(server, { device })
    await before.until({ kind: 'saved' })
    before.type(' Saved.')
    await before.until({ kind: 'saved' })
    await settle()
    before.clock.advance(2_000)
    await settle()
    before.die()
    const tab = openTab(server, { device, reception: 'fail' })
    tab.http = undefined
    await tab.until({ kind: 'offline', changes: 0, kept: true })
    expect(tab.words()).toBe('The first. Saved.')
    expect(tab.session.state.isEditable).toBe(true)
  })

  test('[CS12] while the server has not answered yet, the words of this device are shown after a moment', async () => {
    const server = new TestSyncServer()
    const device = new TestDevice()
    const before = openTab(server, { device })
    await before.until({ kind: 'saved' })
    await settle()
    before.clock.advance(2_000)
    await settle()
    before.die()
    const tab = openTab(server, { device, reception: 'hang' })
    await settle()
    expect(tab.session.state.replica).toBeUndefined()
    tab.clock.advance(1_500)
    expect(tab.words()).toBe('The first.')
  })

  test('[CS13] what is acknowledged is forgotten, and the copies of dead tabs with it', async () => {
    const server = new TestSyncServer()
    const device = new TestDevice()
    for (let times = 0; times < 3; times += 1) {
      const tab = openTab(server, { device })
      await tab.until({ kind: 'saved' })
      tab.type(` ${times}.`)
      await tab.until({ kind: 'saved' })
      await settle()
      tab.clock.advance(2_000)
      await settle()
      tab.die()
    }
    expect(await countRows(device)).toMatchObject({ replicas: 1, edits: 0, drafts: 0 })
  })

  test('[CS14] edits are never kept without the knowledge they build on', async () => {
    const server = new TestSyncServer()
    const device = new TestDevice()
    const [tab, colleague] = [openTab(server, { device }), openTab(server, { personId: 'person2' })]
    await Promise.all([tab.until({ kind: 'saved' }), colleague.until({ kind: 'saved' })])
    colleague.type(' Theirs.')
    await eventually(() => expect(tab.words()).toBe('The first. Theirs.'))
    tab.unplug()
    tab.type(' Mine.')
    await tab.until({ kind: 'offline', changes: 1, kept: true })
    tab.die()
    const returned = openTab(server, { device, reception: 'fail' })
    returned.http = undefined
    await returned.until({ kind: 'offline', changes: 1, kept: true })
    expect(returned.words()).toBe('The first. Theirs. Mine.')
  })

  test('[CS15] one person’s copy is never another’s', async () => {
    const server = new TestSyncServer()
    const device = new TestDevice()
    const tab = openTab(server, { device })
    await tab.until({ kind: 'saved' })
    tab.unplug()
    tab.type(' Mine.')
    await tab.until({ kind: 'offline', kept: true })
    tab.die()
    const other = openTab(server, { device, personId: 'person2' })
    await other.until({ kind: 'saved' })
    await settle()
    expect(server.words('clauseone')).toBe('The first.')
    expect(other.session.state.drafts).toEqual([])
  })
})

describe('tabs', () => {
  test('[CS20] words typed offline survive a dead tab and arrive once', async () => {
    const server = new TestSyncServer()
    const device = new TestDevice()
    const tab = openTab(server, { device })
    await tab.until({ kind: 'saved' })
    tab.type(' Online.')
    await tab.until({ kind: 'saved' })
    tab.unplug()
    tab.type(' Offline.')
    tab.erase(4)
    tab.type(' Offline too.', 'clausetwo')
    await tab.until({ kind: 'offline', changes: 3, kept: true })
    tab.die()
    const away = openTab(server, { device, reception: 'fail' })
    away.http = undefined
    await away.until({ kind: 'offline', changes: 3, kept: true })
    away.type(' Still offline.')
    await away.until({ kind: 'offline', changes: 4, kept: true })
    away.die()
    const returned = openTab(server, { device })
    await returned.until({ kind: 'saved' })
    expect(server.words('clauseone')).toBe('first. Online. Offline. Still offline.')
    expect(server.words('clausetwo')).toBe('The second. Offline too.')
    await untilRows(device, [returned], { replicas: 1, edits: 0 })
  })

  test('[CS21] the document after a refusal is its tab’s too, and left alone by others', async () => {
    const server = new TestSyncServer()
    const device = new TestDevice()
    const first = openTab(server, { device })
    await first.until({ kind: 'saved' })
    server.refuse = () => 'update-too-large'
    first.type(' Refused.')
    await eventually(() => expect(first.replica.generation).toBe(1))
    server.refuse = () => undefined
    first.unplug()
    first.type(' Before the other tab.')
    await first.until({ kind: 'offline', changes: 1, kept: true })
    const second = openTab(server, { device })
    await second.until({ kind: 'saved' })
    await settle()
    second.clock.advance(2_000)
    await settle()
    expect(server.words('clauseone')).toBe('The first.')
    first.type(' After it.')
    await first.until({ kind: 'offline', changes: 2, kept: true })
    first.die()
    const third = openTab(server, { device })
    await third.until({ kind: 'saved' })
    expect(server.words('clauseone')).toBe('The first. Before the other tab. After it.')
  })

  test('[CS21] a tab leaves the edits of a living tab alone, and takes over those of a dead one', async () => {
    const server = new TestSyncServer()
    const device = new TestDevice()
    const first = openTab(server, { device })
    await first.until({ kind: 'saved' })
    first.unplug()
    first.type(' First tab.')
    await first.until({ kind: 'offline', changes: 1, kept: true })
    const second = openTab(server, { device })
    await second.until({ kind: 'saved' })
    expect(server.words('clauseone')).toBe('The first.')
    second.type(' Second tab.', 'clausetwo')
    await second.until({ kind: 'saved' })
    first.die()
    const third = openTab(server, { device })
    await third.until({ kind: 'saved' })
    expect(server.words('clauseone')).toBe('The first. First tab.')
    await eventually(() => expect(second.words()).toBe('The first. First tab.'))
    expect(third.words('clausetwo')).toBe('The second. Second tab.')
  })

  test('[CS23] a session that follows another on the same page has its words, acknowledged or not', async () => {
    const server = new TestSyncServer()
    const tab = openTab(server)
    await tab.until({ kind: 'saved' })
    tab.unplug()
    tab.type(' Typed in the last moment.')
    tab.session.destroy()
    const next = openTab(server, { reception: 'fail', change: tab.surroundings })
    await next.until({ kind: 'offline', changes: 1, kept: true })
    expect(next.words()).toBe('The first. Typed in the last moment.')
  })

  test('[CS11] a page whose database was taken away goes on without one', async () => {
    const server = new TestSyncServer()
    const device = new TestDevice()
    const tab = openTab(server, { device })
    await tab.until({ kind: 'saved' })
    device.indexedDB.deleteDatabase('plenary')
    await tab.leave()
    const next = openTextSession(
      { textId: 'text1', epoch: 'epoch1', personId: 'person1', mayEdit: true },
      tab.surroundings,
    )
    onTestFinished(() => next.destroy())
    await eventually(() => expect(next.state.saveState.kind).toBe('saved'))
  })
})
