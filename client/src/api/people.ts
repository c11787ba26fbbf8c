// The signed-in person, single-use links, and the first setting up.

import type { acceptInvitation, Me, setUp, signInByLink } from '@plenary/shared/api/people-routes'
import type { BodyOf } from '@plenary/shared/api/route'
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { call, send } from './call.ts'
import { isProblem } from './problem-error.ts'

/** The signed-in person; null when nobody is signed in. */
export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: async ({ signal }): Promise<Me | null> => {
    try {
      return await call('GET /api/me', { signal })
    } catch (error) {
      if (isProblem(error, 'signed-out')) return null
      throw error
    }
  },
  staleTime: 60_000,
})

/**
 * The signed-in person, as far as it is known already: the guards of the screens ask for it, this does not, so that
 * the public screens send no request that can only be refused.
 */
export function useMe(): Me | undefined {
  const client = useQueryClient()
  const known = client.getQueryData(meQuery.queryKey) !== undefined
  return useQuery({ ...meQuery, enabled: known }).data ?? undefined
}

/** Asks who is signed in, where it is no fault that nobody is. */
export function useWhoIsSignedIn() {
  const client = useQueryClient()
  return useQuery({
    queryKey: ['who'],
    queryFn: async ({ signal }) => {
      const session = await send('GET', '/api/auth/get-session', undefined, signal)
      return session === null ? null : client.fetchQuery(meQuery)
    },
    gcTime: 0,
  })
}

export function isSecretariat(me: Me | undefined): boolean {
  return me?.memberships.some(({ role }) => role === 'secretariat') ?? false
}

export function isHead(me: Me | undefined): boolean {
  return me?.memberships.some(({ role }) => role === 'head') ?? false
}

export function useRenameMe() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (name: string) => call('PATCH /api/me', { body: { name } }),
    onSuccess: () => client.invalidateQueries({ queryKey: meQuery.queryKey }),
  })
}

export function useNetwork() {
  return useQuery({ queryKey: ['network'], queryFn: ({ signal }) => call('GET /api/network', { signal }) })
}

export function useSetup() {
  return useQuery({ queryKey: ['setup'], queryFn: ({ signal }) => call('GET /api/setup', { signal }) })
}

/** What a single-use link is for; asking consumes nothing. */
export function useLink(token: string) {
  return useQuery({
    queryKey: ['link', token],
    queryFn: ({ signal }) => call('POST /api/links/look', { body: { token }, signal }),
    enabled: token !== '',
    staleTime: Number.POSITIVE_INFINITY,
  })
}

/** What the screens of single-use links show: kept until they are left, since a screen that changes under its own form never goes on. */
const OF_LINKS: readonly unknown[] = ['link', 'setup', 'who']

/** After one of these somebody else is signed in: everything that was known is forgotten, but for the link just used. */
function useBecoming<Input>(become: (input: Input) => Promise<unknown>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: become,
    onSuccess: () => client.resetQueries({ predicate: ({ queryKey }) => !OF_LINKS.includes(queryKey[0]) }),
  })
}

export function useSetUp() {
  return useBecoming((body: BodyOf<typeof setUp>) => call('POST /api/setup', { body }))
}

export function useSignInByLink() {
  return useBecoming((body: BodyOf<typeof signInByLink>) => call('POST /api/links/sign-in', { body }))
}

export function useAcceptInvitation() {
  return useBecoming((body: BodyOf<typeof acceptInvitation>) => call('POST /api/links/accept', { body }))
}
