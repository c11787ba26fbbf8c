// When the server is told that a person looks at a text.
import { cleanup, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { startI18n } from '../i18n/i18n.ts'
import { showHistory } from './testing/past-of-tokyo.tsx'
import { TextVisits } from './text-visits.tsx'

await startI18n('en')
const VISIT = '/api/texts/text1/visit'
let left: string[]
beforeEach(() => {
  left = []
  Object.assign(navigator, { sendBeacon: (path: string) => left.push(path) > 0 })
})
afterEach(() => {
  cleanup()
  vi.useRealTimers()
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

test('[VE36] a visit is told when it begins, every five minutes, and when it ends', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'setTimeout', 'clearTimeout', 'Date'] })
  const { asked, unmount } = showHistory(<TextVisits textId="text1" />)
  const told = () => asked.filter(({ address }) => address === `POST ${VISIT}`).length
  await vi.waitFor(() => expect(told()).toBe(1))
  await vi.advanceTimersByTimeAsync(4 * 60_000)
  expect(told()).toBe(1)
  await vi.advanceTimersByTimeAsync(2 * 60_000)
  expect(told()).toBe(2)
  expect(left).toEqual([])
  unmount()
  expect(left).toEqual([VISIT])
})

test('[VE36] it ends when the page is no longer seen', async () => {
  const { asked } = showHistory(<TextVisits textId="text1" />)
  await waitFor(() => expect(asked).toHaveLength(1))
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden')
  document.dispatchEvent(new Event('visibilitychange'))
  expect(left).toEqual([VISIT])
})
