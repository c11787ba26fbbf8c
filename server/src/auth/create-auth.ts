// Who is signed in: sessions from better-auth, memberships from our tables.
import type { Membership } from '@plenary/shared/api/people-routes'
import { type Refusal, refuse } from '@plenary/shared/refusal'
import { betterAuth } from 'better-auth'
import type { Kysely } from 'kysely'
import type { SignedIn } from '../ports/actor.ts'
import type { Announcements } from '../ports/announcements.ts'
import type { Surroundings } from '../ports/surroundings.ts'
import type { Tables } from '../ports/tables.ts'
import type { AuthDatabase } from './auth-database.ts'
import { authOptions } from './auth-options.ts'
import { Passkeys } from './passkeys.ts'
import { SignInLimits } from './sign-in-limits.ts'

export interface Auth {
  /**
   * The person whose session cookie these headers carry, with the memberships as they are now; undefined when nobody
   * is signed in. For requests and socket upgrades alike. Throws when the database can't be read.
   */
  signedInFrom(headers: Headers): Promise<SignedIn | undefined>
  /** Tries a password. Answers who it is, and the Set-Cookie values of a new session; the session that was there before ends. */
  signIn(
    credentials: { email: string; password: string },
    request: { headers: Headers; address: string },
  ): Promise<{ personId: string; cookies: string[] } | Refusal>
  /** Starts a session without a password. Answers its Set-Cookie values; the session that was there before ends. */
  startSession(personId: string, headers: Headers): Promise<string[]>
  /** Passes a request on to better-auth; only for the addresses of `AUTH_ADDRESSES`. */
  passOn(request: Request): Promise<Response>
  /** Counts failures of everything that asks for a password. */
  readonly limits: SignInLimits
  readonly passkeys: Passkeys
  /** Extends a session that is in use. Answers Set-Cookie values, often none. */
  refresh(headers: Headers): Promise<string[]>
}

/** What better-auth answers itself below /api/auth. Everything else there does not exist. */
export const AUTH_ADDRESSES: readonly string[] = [
  'POST /api/auth/sign-out',
  'GET /api/auth/get-session',
  'GET /api/auth/list-sessions',
  'POST /api/auth/revoke-session',
  'POST /api/auth/revoke-other-sessions',
]

export interface AuthParts {
  readonly database: AuthDatabase
  readonly dialect: 'sqlite' | 'postgres'
  readonly read: Kysely<Tables>
  readonly secret: string
  readonly origin: string
  readonly surroundings: Pick<Surroundings, 'now' | 'randomBytes'>
  readonly announcements: Announcements
  readonly log: { error(details: Record<string, unknown>, message: string): void }
}

export function createAuth(parts: AuthParts): Auth {
  const { database, dialect, read, secret, origin, surroundings, announcements, log } = parts
  const library = betterAuth(
    authOptions({
      database,
      dialect,
      secret,
      origin,
      randomBytes: surroundings.randomBytes,
      onSessionEnd: (sessionId) => announcements.announce({ type: 'session-ended', sessionId }),
      onError: (message) => log.error({ message }, 'better-auth'),
    }),
  )
  const limits = new SignInLimits(surroundings.now)

  async function endSession(token: string | undefined): Promise<void> {
    if (token === undefined) return
    const { internalAdapter } = await library.$context
    await internalAdapter.deleteSession(token)
  }

  async function currentToken(headers: Headers): Promise<string | undefined> {
    const current = await library.api.getSession({ headers, query: { disableRefresh: true } })
    return current?.session.token
  }

  return {
    signedInFrom: async (headers) => {
      if (!headers.has('cookie')) return undefined
      const current = await library.api.getSession({ headers, query: { disableRefresh: true } })
      if (!current) return undefined
      const { session, user } = current
      const memberships = await readMemberships(read, user.id)
      return { personId: user.id, sessionId: session.id, name: user.name, email: user.email, memberships }
    },

    signIn: async ({ email, password }, { headers, address }) => {
      const before = await currentToken(headers)
      const answer = await limits.guard(
        { account: email, address },
        () => library.api.signInEmail({ body: { email, password }, headers, asResponse: true }),
        ({ status }) => status === 401,
      )
      if (answer === 'too-many') return refuse('too-many-attempts')
      if (answer.status >= 500) throw new Error(`better-auth answered ${answer.status} to a sign-in`)
      if (!answer.ok) return refuse('wrong-credentials')
      await endSession(before)
      const { user } = (await answer.json()) as { user: { id: string } }
      return { personId: user.id, cookies: answer.headers.getSetCookie() }
    },

    startSession: async (personId, headers) => {
      const before = await currentToken(headers)
      const answer = await library.api.startSession({ body: { personId }, headers, asResponse: true })
      if (!answer.ok) throw new Error(`better-auth answered ${answer.status} to the start of a session`)
      await endSession(before)
      return answer.headers.getSetCookie()
    },

    passOn: (request) => library.handler(request),

    limits,

    passkeys: new Passkeys(origin, surroundings),

    refresh: async (headers) => {
      const answer = await library.api.getSession({ headers, asResponse: true })
      return answer.headers.getSetCookie()
    },
  }
}

async function readMemberships(read: Kysely<Tables>, personId: string): Promise<Membership[]> {
  return read
    .selectFrom('membership')
    .where('person_id', '=', personId)
    .select(['id', 'role', 'plenary_id as plenaryId', 'city_id as cityId'])
    .execute()
}
