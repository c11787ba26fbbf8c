// Signing in and out, the password, one's own sessions: better-auth's own routes, whose answers are parsed here.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { send } from './call.ts'
import { ProblemError } from './problem-error.ts'

export interface OwnSession {
  token: string
  since: string
  userAgent: string
  isHere: boolean
}

export function useSignIn() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (credentials: { email: string; password: string }) =>
      send('POST', '/api/auth/sign-in/email', credentials).catch(sayWrongCredentials),
    onSuccess: () => client.resetQueries(),
  })
}

export function useSignOut() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => send('POST', '/api/auth/sign-out', {}),
    onSuccess: () => client.clear(),
  })
}

/** The other sessions are signed out. */
export function useChangePassword() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (passwords: { currentPassword: string; newPassword: string }) =>
      send('POST', '/api/auth/change-password', { ...passwords, revokeOtherSessions: true }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['sessions'] }),
  })
}

export function useSessions() {
  return useQuery({
    queryKey: ['sessions'],
    queryFn: async ({ signal }): Promise<OwnSession[]> => {
      const [all, here] = await Promise.all([
        send('GET', '/api/auth/list-sessions', undefined, signal),
        send('GET', '/api/auth/get-session', undefined, signal),
      ])
      const tokenHere = parseSession((here as { session?: unknown } | null)?.session)?.token
      return (Array.isArray(all) ? all : [])
        .flatMap((session) => parseSession(session) ?? [])
        .map((session) => ({ ...session, isHere: session.token === tokenHere }))
        .sort((a, b) => Number(b.isHere) - Number(a.isHere) || b.since.localeCompare(a.since))
    },
  })
}

export function useEndSession() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (token: string) => send('POST', '/api/auth/revoke-session', { token }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['sessions'] }),
  })
}

/** On sign-in, 401 speaks of the credentials, not of a session that ended. */
function sayWrongCredentials(error: unknown): never {
  if (error instanceof ProblemError && error.status === 401) throw new ProblemError('wrong-credentials', 401)
  throw error
}

function parseSession(session: unknown): Omit<OwnSession, 'isHere'> | undefined {
  const { token, createdAt, userAgent } = (session ?? {}) as Record<string, unknown>
  if (typeof token !== 'string' || typeof createdAt !== 'string') return undefined
  return { token, since: createdAt, userAgent: typeof userAgent === 'string' ? userAgent : '' }
}
