// What better-auth is told: closed sign-up, our cookies, our ids, no request limits, no telemetry.
import { newId, type RandomBytes } from '@plenary/shared/ids'
import type { BetterAuthOptions } from 'better-auth'
import { createAuthEndpoint } from 'better-auth/api'
import { setSessionCookie } from 'better-auth/cookies'
import * as z from 'zod'
import type { AuthDatabase } from './auth-database.ts'

const DAY = 24 * 60 * 60

export interface AuthOptionsParts {
  readonly database: AuthDatabase
  readonly dialect: 'sqlite' | 'postgres'
  readonly secret: string
  /** The public address; over https cookies are Secure and bound to this host. */
  readonly origin: string
  readonly randomBytes: RandomBytes
  readonly onSessionEnd: (sessionId: string) => void
  readonly onError: (message: string) => void
}

export function authOptions(parts: AuthOptionsParts) {
  const { database, dialect, secret, origin, randomBytes, onSessionEnd, onError } = parts
  return {
    baseURL: origin,
    basePath: '/api/auth',
    secret,
    database: { db: database, type: dialect, transaction: false },
    telemetry: { enabled: false },
    // Our own limits count failures per account, not requests per address: see sign-in-limits.ts.
    rateLimit: { enabled: false },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 10, maxPasswordLength: 200 },
    session: { expiresIn: 14 * DAY, updateAge: DAY, freshAge: 0, cookieCache: { enabled: false } },
    advanced: {
      cookiePrefix: 'plenary',
      useSecureCookies: false,
      cookies: { session_token: sessionCookie(origin) },
      ipAddress: { disableIpTracking: true },
      database: { generateId: () => newId(randomBytes) },
    },
    databaseHooks: {
      session: { delete: { after: async (session) => onSessionEnd(session.id) } },
    },
    logger: { level: 'error', log: (_level, message) => onError(message) },
    plugins: [sessionStarter],
  } satisfies BetterAuthOptions
}

/** `__Host-` is ours to write: better-auth knows only `__Secure-`, which a subdomain could set. */
export function sessionCookieName(origin: string): string {
  return origin.startsWith('https:') ? '__Host-plenary-session' : 'plenary-session'
}

function sessionCookie(origin: string) {
  const isSecure = origin.startsWith('https:')
  return {
    name: sessionCookieName(origin),
    attributes: { secure: isSecure, httpOnly: true, sameSite: 'strict' as const, path: '/' },
  }
}

/** Starts a session for a person whom a single-use link or a command has proved; no address leads here. */
const sessionStarter = {
  id: 'session-starter',
  endpoints: {
    startSession: createAuthEndpoint.serverOnly(
      { method: 'POST', body: z.object({ personId: z.string() }) },
      async (ctx) => {
        const { internalAdapter } = ctx.context
        const user = await internalAdapter.findUserById(ctx.body.personId)
        if (!user) throw new Error('a session for a person who does not exist')
        const session = await internalAdapter.createSession(user.id)
        await setSessionCookie(ctx, { session, user })
        return ctx.json({ sessionId: session.id })
      },
    ),
  },
}
