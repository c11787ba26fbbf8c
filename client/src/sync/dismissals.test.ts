// Dismissed drafts (docs/spec/client-sync.md): what its author has given up stays given up, and nothing else goes with it.
import { describe, expect, test, vi } from 'vitest'
import { eventually } from '../testing/eventually.ts'
import { countRows } from '../testing/kept-rows.ts'
import { TestSyncServer } from '../testing/test-sync-server.ts'
import { openTab, TestDevice, type TestTab } from '../testing/test-tab.ts'

function wordingsOf({ session }: TestTab): string[] {
  return session.state.drafts.map(({ wording }) => wording)
}

function dismissFirst({ session }: TestTab): Promise<void> {
  return session.dismissDraft(session.state.drafts[0]?.id ?? '')
}

/** Does it in the moment in which the tray has its first draft: the recovery is not done yet. */
function atFirstDraft(tab: TestTab, act: () => void): void {
  let isDone = false
  tab.session.subscribe(() => {
    if (isDone || tab.session.state.drafts.length === 0) return
    isDone = true
    act()
  })
}

/** A tab whose wording of the first clause is in the tray and the store, while an input method holds its recovery up. */
async function recovering(server: TestSyncServer, device: TestDevice, change = {}): Promise<TestTab> {
  const tab = openTab(server, { device, change })
  await tab.until({ kind: 'saved' })
  server.lock('clauseone')
  atFirstDraft(tab, () => tab.replica.hold(true))
  tab.type(' Mine.')
  await eventually(() => expect(wordingsOf(tab)).toEqual(['The first. Mine.']))
  return tab
}

async function trayAfterReload(server: TestSyncServer, device: TestDevice): Promise<string[]> {
  const returned = openTab(server, { device })
  await returned.until({ kind: 'saved' })
  return wordingsOf(returned)
}

describe('while the recovery goes on', () => {
  test.each([
    ['locked', 'with', {}],
    ['closed', 'with', {}],
    ['locked', 'without', { indexedDB: undefined }],
    ['closed', 'without', { indexedDB: undefined }],
  ])(
    '[CS73] %s, %s a store: what is dismissed does not come again when more is typed, nor after a reload',
    async (code, store, change) => {
      const server = new TestSyncServer()
      const device = new TestDevice()
      const tab = openTab(server, { device, change })
      await tab.until({ kind: 'saved' })
      if (code === 'locked') server.lock('clauseone')
      else server.isClosed = true
      let dismissed: Promise<void> | undefined
      atFirstDraft(tab, () => {
        dismissed = dismissFirst(tab)
        tab.type(' Meanwhile.', 'clausetwo')
      })
      tab.type(' Mine.')
      await eventually(() => expect(tab.replica.generation).toBe(1))
      await dismissed
      const rest = code === 'locked' ? [] : ['The second. Meanwhile.']
      expect(wordingsOf(tab)).toEqual(rest)
      await tab.until({ kind: 'saved' })
      await tab.leave()
      expect(await trayAfterReload(server, device)).toEqual(store === 'with' ? rest : [])
    },
  )

  test('[CS73] what is dismissed comes again with other wording', async () => {
    const server = new TestSyncServer()
    const device = new TestDevice()
    const tab = await recovering(server, device)
    await dismissFirst(tab)
    expect(wordingsOf(tab)).toEqual([])
    tab.type(' And more.')
    await eventually(() => expect(wordingsOf(tab)).toEqual(['The first. Mine. And more.']))
    tab.die()
    expect(await trayAfterReload(server, device)).toEqual(['The first. Mine. And more.'])
  })
})

test('[CS73] what is dismissed while it is on its way into a store that had no room does not stay there', async () => {
  const server = new TestSyncServer()
  const device = new TestDevice()
  const { put } = IDBObjectStore.prototype
  const full = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function full(
    this: IDBObjectStore,
    ...row
  ) {
    if (this.name === 'drafts') throw new DOMException('no room', 'QuotaExceededError')
    return put.apply(this, row)
  })
  const tab = await recovering(server, device)
  full.mockRestore()
  // A transaction begins, the next pass waits for it with the draft, and the person dismisses it.
  tab.clock.advance(5_000)
  tab.type(' Meanwhile.', 'clausetwo')
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve()
  await dismissFirst(tab)
  tab.replica.hold(false)
  await eventually(() => expect(tab.replica.generation).toBe(1))
  await tab.until({ kind: 'saved' })
  expect(wordingsOf(tab)).toEqual([])
  await tab.leave()
  expect(await trayAfterReload(server, device)).toEqual([])
})

describe('tabs', () => {
  test('[CS74] what is dismissed in one tab leaves the tray of the other, and is not written again', async () => {
    const server = new TestSyncServer()
    const device = new TestDevice()
    const tab = await recovering(server, device)
    const other = openTab(server, { device })
    await other.until({ kind: 'saved' })
    await dismissFirst(other)
    await eventually(() => expect(wordingsOf(tab)).toEqual([]))
    tab.type(' Meanwhile.', 'clausetwo')
    tab.replica.hold(false)
    await eventually(() => expect(tab.replica.generation).toBe(1))
    await tab.until({ kind: 'saved' })
    expect(wordingsOf(tab)).toEqual([])
    expect(await countRows(device)).toMatchObject({ drafts: 0 })
  })

  test('[CS73] a tab that hears nothing of the others does not bring back what they have dismissed', async () => {
    const server = new TestSyncServer()
    const device = new TestDevice()
    const tab = await recovering(server, device, { openChannel: undefined })
    const other = openTab(server, { device })
    await other.until({ kind: 'saved' })
    await dismissFirst(other)
    tab.type(' Meanwhile.', 'clausetwo')
    tab.replica.hold(false)
    await eventually(() => expect(tab.replica.generation).toBe(1))
    await tab.until({ kind: 'saved' })
    await tab.leave()
    expect(await trayAfterReload(server, device)).toEqual([])
  })

  test('[CS74] newer wording than was dismissed stays, in its tab and in the store', async () => {
    const server = new TestSyncServer()
    const device = new TestDevice()
    const tab = await recovering(server, device)
    const other = openTab(server, { device })
    await other.until({ kind: 'saved' })
    tab.type(' And more.')
    const newer = ['The first. Mine. And more.']
    await eventually(() => expect(wordingsOf(tab)).toEqual(newer))
    await dismissFirst(other)
    await eventually(async () => expect(await countRows(device)).toMatchObject({ drafts: 1 }))
    expect(wordingsOf(tab)).toEqual(newer)
    tab.die()
    expect(await trayAfterReload(server, device)).toEqual(newer)
  })

  test('[CS74] another person’s tray, and that of another text, hear nothing', async () => {
    const device = new TestDevice()
    const heard: unknown[] = []
    const server = new TestSyncServer()
    const tab = await recovering(server, device)
    const strangers = [{ personId: 'person2' }, { textId: 'text2' }].map((scope) =>
      openTab(server, { device, ...scope }),
    )
    for (const stranger of strangers) {
      await stranger.until({ kind: 'saved' })
      stranger.session.subscribe(() => heard.push(stranger))
    }
    const other = openTab(server, { device })
    await other.until({ kind: 'saved' })
    await dismissFirst(other)
    await eventually(() => expect(wordingsOf(tab)).toEqual([]))
    expect(heard).toEqual([])
  })
})

test('[CS75] a dismissal that the store can’t take goes with its next change', async () => {
  const server = new TestSyncServer()
  const device = new TestDevice()
  const tab = await recovering(server, device)
  tab.replica.hold(false)
  await eventually(() => expect(tab.replica.generation).toBe(1))
  await tab.until({ kind: 'saved' })
  const failing = vi.spyOn(IDBObjectStore.prototype, 'delete').mockImplementation(() => {
    throw new DOMException('no room', 'QuotaExceededError')
  })
  await dismissFirst(tab)
  failing.mockRestore()
  expect(wordingsOf(tab)).toEqual([])
  expect(await countRows(device)).toMatchObject({ drafts: 1 })
  tab.type(' Later.', 'clausetwo')
  await eventually(async () => expect(await countRows(device)).toMatchObject({ drafts: 0 }))
  tab.die()
  expect(await trayAfterReload(server, device)).toEqual([])
})
