// The line while somebody writes.
import { cleanup } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { useWork } from '../api/versions.ts'
import { startI18n } from '../i18n/i18n.ts'
import { NOTHING_YET, type TextSession } from '../sync/text-session.ts'
import { showHistory } from './testing/past-of-tokyo.tsx'
import { useFreshWork } from './use-fresh-work.ts'

await startI18n('en')
afterEach(() => {
  cleanup()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

test('[VE44] who worked is asked anew while somebody writes, once for a burst of keys', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const doc = new Y.Doc()
  const session: Partial<TextSession> = {
    state: { ...NOTHING_YET, replica: { doc } as never },
    subscribe: () => () => {},
  }
  function Line() {
    useFreshWork(session as TextSession, 'text1')
    useWork('text1')
    return null
  }
  const { asked } = showHistory(<Line />)
  await vi.waitFor(() => expect(asked).toHaveLength(1))
  for (const key of ['a', 'b', 'c']) doc.getText('words').insert(0, key)
  await vi.advanceTimersByTimeAsync(1_499)
  expect(asked).toHaveLength(1)
  await vi.advanceTimersByTimeAsync(1)
  expect(asked).toHaveLength(2)
})
