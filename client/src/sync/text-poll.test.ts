// Reading over HTTP goes on, whatever a network makes of an answer.
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { eventually } from '../testing/eventually.ts'
import { ManualClock } from '../testing/manual-clock.ts'
import { testContent } from '../testing/test-sync-server.ts'
import { pollText } from './text-poll.ts'

let limit: AbortController
beforeEach(() => {
  vi.spyOn(AbortSignal, 'timeout').mockImplementation(() => {
    limit = new AbortController()
    return limit.signal
  })
})
afterEach(() => void vi.restoreAllMocks())

const content = testContent()
const torn = () =>
  new Response(new ReadableStream({ start: (body) => body.error(new TypeError('network error')) }))
const silence = (signal: AbortSignal) =>
  new Promise<Response>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)))

/** A poll whose second answer is this one; the others are as they should be. */
function poll(second: (signal: AbortSignal) => Response | Promise<Response>) {
  const clock = new ManualClock()
  const seen: number[] = []
  let asked = 0
  const fetch = async (_: unknown, init?: RequestInit) => {
    asked += 1
    if (asked === 2 && init?.signal) return second(init.signal)
    return Response.json({ sequence: asked, epoch: 'one', content })
  }
  const stop = pollText({
    textId: 'tokyo',
    surroundings: { clock, fetch },
    onText: ({ sequence }) => seen.push(sequence),
    onRefused: (status) => expect.fail(`refused with ${status}`),
  })
  return { clock, seen, stop, asked: () => asked }
}

/** Until the poll has had its first answer and has sent the second question. */
async function untilAskedTwice({ clock, seen, asked }: ReturnType<typeof poll>) {
  await eventually(() => expect(seen).toEqual([1]))
  clock.advance(3_000)
  expect(asked()).toBe(2)
}

test.each([
  ['is not JSON', () => new Response('<html>Sign in to the network of the hotel</html>')],
  ['is torn', torn],
])('[CS56] reading goes on after an answer that %s', async (_, second) => {
  const polling = poll(second)
  await untilAskedTwice(polling)
  await eventually(() => {
    polling.clock.advance(3_000)
    expect(polling.seen.slice(0, 2)).toEqual([1, 3])
  })
  polling.stop()
})

test('[CS56] reading goes on after an answer that has not come within fifteen seconds', async () => {
  const polling = poll(silence)
  await untilAskedTwice(polling)
  expect(AbortSignal.timeout).toHaveBeenLastCalledWith(15_000)
  polling.clock.advance(60_000)
  expect(polling.asked()).toBe(2)
  limit.abort()
  await eventually(() => {
    polling.clock.advance(3_000)
    expect(polling.seen.slice(0, 2)).toEqual([1, 3])
  })
  polling.stop()
})
