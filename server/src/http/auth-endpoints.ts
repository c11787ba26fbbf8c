// The addresses below /api/auth: our own sign-in and password change, and what of better-auth is let through.
import { emailSchema, passwordSchema } from '@plenary/shared/api/parts'
import { isRefusal, type Refusal, refuse } from '@plenary/shared/refusal'
import type { Context, Hono } from 'hono'
import * as z from 'zod'
import { AUTH_ADDRESSES, type Auth } from '../auth/create-auth.ts'
import { changePassword } from '../commands/change-password.ts'
import type { CommandContext } from '../commands/command-context.ts'
import { recordRefusal } from '../commands/record-refusal.ts'
import { recordSession } from '../commands/record-session.ts'
import { peerAddress } from './peer-address.ts'
import { problemResponse } from './problem-response.ts'
import { readJson, SHORT_BODY_BYTES } from './read-json.ts'

const credentialsSchema = z.object({ email: emailSchema, password: z.string().max(200) })
const newPasswordSchema = z.object({ currentPassword: z.string().max(200), newPassword: passwordSchema })

export interface AuthBinding {
  readonly auth: Auth
  readonly context: CommandContext
  readonly trustProxy: boolean
}

export function bindAuth(app: Hono, { auth, context, trustProxy }: AuthBinding): void {
  app.post('/api/auth/sign-in/email', async (c) => {
    const credentials = await parseBody(c, credentialsSchema)
    if (isRefusal(credentials)) return problemResponse(credentials, c.req.raw)
    const from = { headers: c.req.raw.headers, address: peerAddress(c, trustProxy) }
    const signedIn = await auth.signIn(credentials, from)
    if (isRefusal(signedIn)) return problemResponse(signedIn, c.req.raw)
    const refusal = await recordSession(context, signedIn.personId, 'signed-in')
    return refusal ? problemResponse(refusal, c.req.raw) : withCookies({}, signedIn.cookies)
  })

  app.post('/api/auth/sign-out', async (c) => {
    const person = await auth.signedInFrom(c.req.raw.headers)
    const refusal = person && (await recordSession(context, person.personId, 'signed-out'))
    return refusal ? problemResponse(refusal, c.req.raw) : passOn(c, auth)
  })

  app.post('/api/auth/change-password', async (c) => {
    const { headers } = c.req.raw
    const person = await auth.signedInFrom(headers)
    if (!person) return problemResponse(refuse('signed-out'), c.req.raw)
    const passwords = await parseBody(c, newPasswordSchema)
    if (isRefusal(passwords)) return problemResponse(passwords, c.req.raw)
    const refusal = await auth.limits.guard(
      { account: person.email, address: peerAddress(c, trustProxy) },
      () => changePassword(context, person, passwords),
      (result) => result?.refused === 'wrong-credentials',
    )
    if (refusal === 'too-many') return problemResponse(refuse('too-many-attempts'), c.req.raw)
    if (refusal) {
      await recordRefusal(context, person, { command: 'changePassword', code: refusal.refused, aims: {} })
      return problemResponse(refusal, c.req.raw)
    }
    return withCookies({}, await auth.startSession(person.personId, headers))
  })

  for (const address of AUTH_ADDRESSES) {
    const [method = '', path = ''] = address.split(' ')
    app.on(method, path, (c) => passOn(c, auth))
  }
}

/** better-auth gets the body as we have read it, and its refusals are said in our words. */
async function passOn(c: Context, auth: Auth): Promise<Response> {
  const { method, url, headers } = c.req.raw
  const json = method === 'GET' ? { value: undefined } : await readJson(c.req.raw, SHORT_BODY_BYTES)
  if (isRefusal(json)) return problemResponse(json, c.req.raw)
  const forwarded = new Headers(headers)
  forwarded.delete('content-length')
  forwarded.delete('transfer-encoding')
  forwarded.set('content-type', 'application/json')
  const body = method === 'GET' ? null : JSON.stringify(json.value ?? {})
  const answer = await auth.passOn(new Request(url, { method, headers: forwarded, body }))
  if (answer.status >= 500) return problemResponse('internal', c.req.raw)
  if (answer.status === 401) return problemResponse(refuse('signed-out'), c.req.raw)
  return answer.ok ? answer : problemResponse(refuse('invalid-input'), c.req.raw)
}

async function parseBody<Schema extends z.ZodType>(
  c: Context,
  schema: Schema,
): Promise<z.output<Schema> | Refusal> {
  const json = await readJson(c.req.raw, SHORT_BODY_BYTES)
  if (isRefusal(json)) return json
  const body = schema.safeParse(json.value)
  if (body.success) return body.data
  const [first] = body.error.issues
  const code = first?.message === 'password-too-weak' ? 'password-too-weak' : 'invalid-input'
  return refuse(code, first?.path.join('.'))
}

function withCookies(reply: object, cookies: readonly string[]): Response {
  const response = Response.json(reply)
  for (const cookie of cookies) response.headers.append('set-cookie', cookie)
  return response
}
