// Other people's changes wait while an input method composes, and arrive whole afterwards.
import { expect, test } from 'vitest'
import { TestSyncServer } from '../testing/test-sync-server.ts'
import { openTab } from '../testing/test-tab.ts'

test('[ED33] held changes of others wait outside the document, one’s own are saved meanwhile', async () => {
  const server = new TestSyncServer()
  const [mine, other] = [openTab(server), openTab(server)]
  await mine.until({ kind: 'saved' })
  await other.until({ kind: 'saved' })
  mine.replica.hold(true)
  other.type(' Theirs.')
  other.type(' More.')
  await other.until({ kind: 'saved' })
  mine.type(' Mine.')
  await mine.until({ kind: 'saved' })
  expect(mine.words()).not.toContain('Theirs')
  expect(server.words('clauseone')).toContain('Mine.')
  mine.replica.hold(false)
  expect(mine.words()).toBe(server.words('clauseone'))
  expect(mine.words()).toContain('Theirs. More.')
})
