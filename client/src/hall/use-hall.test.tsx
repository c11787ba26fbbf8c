// A wall asks, and goes on asking, whatever the network does.
import { act, cleanup, renderHook } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { useHall } from './use-hall.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  cleanup()
  vi.useRealTimers()
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

test('[HA14] a look that is never answered counts as a lost server, and the wall goes on', async () => {
  const limit = new AbortController()
  const timeout = vi.spyOn(AbortSignal, 'timeout').mockReturnValue(limit.signal)
  const shown = { title: 'Tokyo' }
  let asked = 0
  vi.stubGlobal('fetch', (_: string, { signal }: { signal: AbortSignal }) => {
    asked += 1
    if (asked !== 2) return Promise.resolve(Response.json({ tag: 'one', shown }))
    return new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason)))
  })
  const { result } = renderHook(() => useHall('token'))
  await act(() => vi.advanceTimersByTimeAsync(1_000))
  expect(asked).toBe(2)
  expect(result.current.is).toBe('open')
  expect(timeout).toHaveBeenLastCalledWith(8_000)
  timeout.mockReturnValue(new AbortController().signal)
  limit.abort()
  await act(() => vi.advanceTimersByTimeAsync(0))
  expect(result.current).toMatchObject({ is: 'unreachable', shown })
  await act(() => vi.advanceTimersByTimeAsync(5_000))
  expect(asked).toBe(3)
  expect(result.current.is).toBe('open')
})
