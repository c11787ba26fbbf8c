// What becomes of a call that a network swallows.
import { MutationObserver, QueryObserver } from '@tanstack/react-query'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { eventually } from '../testing/eventually.ts'
import { call, send } from './call.ts'
import { newQueryClient } from './query-client.ts'

let limit: AbortController
let answer: (signal: AbortSignal) => Promise<Response>
beforeEach(() => {
  limit = new AbortController()
  answer = silence
  vi.spyOn(AbortSignal, 'timeout').mockImplementation(() => limit.signal)
  vi.stubGlobal('fetch', (_: string, { signal }: { signal: AbortSignal }) => answer(signal))
})
afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

const silence = (signal: AbortSignal) =>
  new Promise<Response>((_, reject) => {
    signal.throwIfAborted()
    signal.addEventListener('abort', () => reject(signal.reason))
  })
const torn = async () =>
  new Response(new ReadableStream({ start: (body) => body.error(new TypeError('network error')) }))

test('[BD42] of an act that is not answered in time nobody knows whether it was recorded', async () => {
  const act = send('POST', '/api/act', { note: 'x' })
  limit.abort()
  await expect(act).rejects.toMatchObject({ code: 'unanswered' })
  answer = torn
  limit = new AbortController()
  await expect(send('POST', '/api/act')).rejects.toMatchObject({ code: 'unanswered' })
})

test('[BD42] a question that is not answered in time has changed nothing', async () => {
  const asked = [send('GET', '/api/facts'), send('POST', '/api/look', {}, new AbortController().signal)]
  limit.abort()
  for (const each of asked) await expect(each).rejects.toMatchObject({ code: 'unreachable' })
})

test('[BD42] whoever called a question off hears so', async () => {
  const caller = new AbortController()
  const asked = send('GET', '/api/facts', undefined, caller.signal)
  caller.abort(new Error('called off'))
  await expect(asked).rejects.toThrow('called off')
})

test('[BD42] thirty seconds, and longer for a large body', async () => {
  answer = async () => Response.json({})
  await send('GET', '/api/facts')
  expect(AbortSignal.timeout).toHaveBeenLastCalledWith(30_000)
  await send('POST', '/api/act', 'x'.repeat(1_000_000))
  expect(AbortSignal.timeout).toHaveBeenLastCalledWith(30_000 + 1_000_002)
})

test('[BD42] after an act that is not answered, the page asks anew for what it shows', async () => {
  const client = newQueryClient()
  const queryFn = vi.fn(async () => 'as it is')
  const stop = new QueryObserver(client, { queryKey: ['facts'], queryFn }).subscribe(() => {})
  await eventually(() => expect(queryFn).toHaveBeenCalledOnce())
  const done = new MutationObserver(client, { mutationFn: () => send('POST', '/api/act') }).mutate()
  limit.abort()
  await expect(done).rejects.toMatchObject({ code: 'unanswered' })
  await eventually(() => expect(queryFn).toHaveBeenCalledTimes(2))
  stop()
})

test('[SG22] a file is sent as it is, and a large one is waited for', async () => {
  const fetched = vi.fn(async (_: string, _request: RequestInit) => Response.json({ id: 'scan' }))
  vi.stubGlobal('fetch', fetched)
  const file = new Blob([new Uint8Array(1_000_000)], { type: 'application/pdf' })
  const params = { declaration: 'tokyo' }
  const request = { params, query: { name: 'signed page.pdf' }, file }
  expect(await call('POST /api/declarations/:declaration/signing/scans', request)).toEqual({ id: 'scan' })
  const [url, sent] = fetched.mock.calls[0] ?? []
  expect(url).toBe('/api/declarations/tokyo/signing/scans?name=signed+page.pdf')
  expect(sent).toMatchObject({ method: 'POST', body: file })
  expect(new Headers(sent?.headers).get('content-type')).toBe('application/octet-stream')
  expect(AbortSignal.timeout).toHaveBeenLastCalledWith(40_000)
})
