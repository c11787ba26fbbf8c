// A person's passkeys, and signing in with one.
import type { passkeyRoutes } from '@plenary/shared/api/passkey-routes'
import { isRefusal, type Refusal, refuse } from '@plenary/shared/refusal'
import { addPasskey } from '../commands/add-passkey.ts'
import { beginPasskey } from '../commands/begin-passkey.ts'
import { removePasskey } from '../commands/remove-passkey.ts'
import { renamePasskey } from '../commands/rename-passkey.ts'
import { signInByPasskey } from '../commands/sign-in-by-passkey.ts'
import type { Endpoints } from './endpoint.ts'
import type { EndpointParts } from './endpoint-parts.ts'
import { readPasskeys } from './queries/read-passkeys.ts'

export function passkeyEndpoints({
  context: network,
  auth,
}: EndpointParts): Endpoints<keyof typeof passkeyRoutes> {
  const { read } = network.storage
  const context = { ...network, passkeys: auth.passkeys }

  /** Runs what can be guessed at, as often as the limits of signing in allow. */
  async function limited<Reply>(
    attempt: { account: string; address: string },
    wrong: Refusal['refused'],
    command: () => Promise<Reply | Refusal>,
  ): Promise<Reply | Refusal> {
    const hasFailed = (reply: Reply | Refusal) => isRefusal(reply) && reply.refused === wrong
    const reply = await auth.limits.guard(attempt, command, hasFailed)
    return reply === 'too-many' ? refuse('too-many-attempts') : reply
  }

  return {
    listPasskeys: { answer: ({ actor }) => readPasskeys(read, actor.personId) },
    beginPasskey: {
      answer: ({ actor, body, address }) =>
        limited({ account: actor.email, address }, 'wrong-credentials', () =>
          beginPasskey(context, actor, body),
        ),
    },
    addPasskey: { answer: ({ actor, body }) => addPasskey(context, actor, body) },
    renamePasskey: {
      answer: ({ actor, params, body }) =>
        renamePasskey(context, actor, { passkeyId: params.passkey, name: body.name }),
    },
    removePasskey: {
      answer: ({ actor, params }) => removePasskey(context, actor, { passkeyId: params.passkey }),
    },

    askForPasskey: { answer: async () => ({ ...(await auth.passkeys.askToSignIn()) }) },
    signInByPasskey: {
      answer: async ({ body, address, headers, setCookies }) => {
        const account = `passkey ${body.credential.id}`
        const proved = await limited({ account, address }, 'passkey-unknown', () =>
          signInByPasskey(context, body),
        )
        if (isRefusal(proved)) return proved
        setCookies(await auth.startSession(proved.personId, headers))
        return undefined
      },
    },
  }
}
