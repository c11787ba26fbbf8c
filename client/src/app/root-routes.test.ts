// Who is signed in, asked before a screen.
import { QueryClient } from '@tanstack/react-query'
import { afterEach, expect, test, vi } from 'vitest'
import { meQuery } from '../api/people.ts'
import { requireSignedIn } from './root-routes.tsx'

afterEach(() => vi.unstubAllGlobals())

test('[DK79] who was known to be signed in goes on without a connection, and nobody else', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('no connection')))
  const queryClient = new QueryClient()
  const ask = () => requireSignedIn({ context: { queryClient }, location: { href: '/' } })
  await expect(ask()).rejects.toMatchObject({ code: 'unreachable' })
  const me = { id: 'a' } as never
  queryClient.setQueryData(meQuery.queryKey, me, { updatedAt: 0 })
  await expect(ask()).resolves.toBeUndefined()
})
