import { expect, test } from 'vitest'
import { eventually } from '../testing/eventually.ts'
import { TestSyncServer } from '../testing/test-sync-server.ts'
import { openTab } from '../testing/test-tab.ts'

test('[CS71] edits that wait for two seconds are said in the person’s presence until the server has them', async () => {
  const server = new TestSyncServer()
  const tab = openTab(server)
  await tab.until({ kind: 'saved' })
  const said = () => tab.replica.awareness.getLocalState()?.unsent
  server.holdDisk()
  tab.type(' Waits.')
  await tab.until({ kind: 'saving' })
  expect(said()).toBeUndefined()
  tab.clock.advance(2_000)
  expect(said()).toBe(true)
  server.releaseDisk()
  await tab.until({ kind: 'saved' })
  await eventually(() => expect(said()).toBe(false))
})

test('[CS71] an edit that is saved in time says nothing', async () => {
  const tab = openTab(new TestSyncServer())
  await tab.until({ kind: 'saved' })
  tab.type(' Quick.')
  await tab.until({ kind: 'saved' })
  tab.clock.advance(10_000)
  expect(tab.replica.awareness.getLocalState()?.unsent).toBeUndefined()
})
