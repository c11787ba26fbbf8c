// A person's passkeys: made on the account page, for signing declarations and for signing in.
import * as z from 'zod'
import { lineSchema } from '../schema/line.ts'
import { idReply, idSchema, momentSchema, noBody, noParams, noQuery, noReply } from './parts.ts'
import { route } from './route.ts'

const passkeyParams = z.object({ passkey: idSchema })
const passkeyName = lineSchema(100)

/** What the browser's authenticator answered, as `@simplewebauthn/browser` gives it; the server looks at all of it. */
const credentialSchema = z.looseObject({ id: z.string().max(1_024) })
/** What the browser's authenticator is asked, as `@simplewebauthn/browser` takes it. */
const questionSchema = z.looseObject({ challenge: z.string() })

export const passkeySchema = z.object({
  id: idSchema,
  name: z.string(),
  addedAt: momentSchema,
  /** When it last signed in or signed a declaration; null while it has not. */
  usedAt: momentSchema.nullable(),
})
export type Passkey = z.infer<typeof passkeySchema>

export const listPasskeys = route({
  method: 'GET',
  path: '/api/me/passkeys',
  access: 'signed-in',
  summary: 'The signed-in person’s passkeys, the newest first',
  params: noParams,
  query: noQuery,
  body: noBody,
  reply: z.array(passkeySchema),
})

export const beginPasskey = route({
  method: 'POST',
  path: '/api/me/passkeys/question',
  access: 'signed-in',
  summary: 'What the browser is asked, to make a passkey: once the password is given again',
  params: noParams,
  query: noQuery,
  body: z.strictObject({ currentPassword: z.string().max(200) }),
  reply: questionSchema,
})

export const addPasskey = route({
  method: 'POST',
  path: '/api/me/passkeys',
  access: 'signed-in',
  summary: 'Takes the passkey that the browser made',
  params: noParams,
  query: noQuery,
  body: z.strictObject({ name: passkeyName, credential: credentialSchema }),
  reply: idReply,
})

export const renamePasskey = route({
  method: 'PATCH',
  path: '/api/me/passkeys/:passkey',
  access: 'signed-in',
  summary: 'Changes what the person calls a passkey',
  params: passkeyParams,
  query: noQuery,
  body: z.strictObject({ name: passkeyName }),
  reply: noReply,
})

export const removePasskey = route({
  method: 'DELETE',
  path: '/api/me/passkeys/:passkey',
  access: 'signed-in',
  summary:
    'From then on the passkey confirms nothing and signs nobody in; what was signed with it stays signed',
  params: passkeyParams,
  query: noQuery,
  body: noBody,
  reply: noReply,
})

export const askForPasskey = route({
  method: 'POST',
  path: '/api/passkeys/question',
  access: 'anybody',
  summary: 'What the browser is asked, to sign in with a passkey',
  params: noParams,
  query: noQuery,
  body: noBody,
  reply: questionSchema,
})

export const signInByPasskey = route({
  method: 'POST',
  path: '/api/passkeys/sign-in',
  access: 'anybody',
  summary: 'Signs in whom a passkey recognised; the session that was there before ends',
  params: noParams,
  query: noQuery,
  body: z.strictObject({ credential: credentialSchema }),
  reply: noReply,
})

export const passkeyRoutes = {
  listPasskeys,
  beginPasskey,
  addPasskey,
  renamePasskey,
  removePasskey,
  askForPasskey,
  signInByPasskey,
}
