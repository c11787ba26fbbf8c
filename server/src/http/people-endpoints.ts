// The network, accounts, single-use links, people and invitations.
import type { peopleRoutes } from '@plenary/shared/api/people-routes'
import { isRefusal, type Refusal, refuse } from '@plenary/shared/refusal'
import { acceptInvitation } from '../commands/accept-invitation.ts'
import type { Scope } from '../commands/actor-may.ts'
import { changeRole } from '../commands/change-role.ts'
import { chooseMail } from '../commands/choose-mail.ts'
import { invitePerson } from '../commands/invite-person.ts'
import { hasSecretariat } from '../commands/issue-setup-link.ts'
import { issueSignInLink } from '../commands/issue-sign-in-link.ts'
import { noteLanguage } from '../commands/note-language.ts'
import { reissueInvitation } from '../commands/reissue-invitation.ts'
import { removePerson } from '../commands/remove-person.ts'
import { renameNetwork } from '../commands/rename-network.ts'
import { renamePerson } from '../commands/rename-person.ts'
import { setUpNetwork } from '../commands/set-up-network.ts'
import { signInByLink } from '../commands/sign-in-by-link.ts'
import { withdrawInvitation } from '../commands/withdraw-invitation.ts'
import { capacityIn, type SignedIn } from '../ports/actor.ts'
import type { Endpoints } from './endpoint.ts'
import type { EndpointParts } from './endpoint-parts.ts'
import { interfaceLanguage } from './interface-language.ts'
import { readLink } from './queries/read-link.ts'
import { readMailChoices } from './queries/read-mail-choices.ts'
import { readNetworkNames } from './queries/read-network.ts'
import { readInvitations, readPeople, readPersonOf } from './queries/read-people.ts'
import { ofMembership, ofNetwork, ofPlenary } from './scopes.ts'

export function peopleEndpoints({ context, auth }: EndpointParts): Endpoints<keyof typeof peopleRoutes> {
  const { read } = context.storage
  const { now } = context.surroundings

  /** Signs in whom a link proved. */
  async function signIn(
    proved: { personId: string } | Refusal,
    { headers, setCookies }: { headers: Headers; setCookies(values: readonly string[]): void },
  ): Promise<undefined | Refusal> {
    if (isRefusal(proved)) return proved
    setCookies(await auth.startSession(proved.personId, headers))
    return undefined
  }

  return {
    getMe: {
      answer: async ({ actor, headers, setCookies }) => {
        setCookies(await auth.refresh(headers))
        const asked = headers.get('accept-language')
        if (context.mailInvitation && asked !== null)
          await noteLanguage(context, actor, interfaceLanguage(asked))
        const { personId: id, name, email, memberships } = actor
        return { id, name, email, memberships: [...memberships], networkNames: await readNetworkNames(read) }
      },
    },
    renameMe: { answer: ({ actor, body }) => renamePerson(context, actor, body) },
    getMailChoices: {
      answer: async ({ actor }) => ({
        ...(await readMailChoices(read, actor.personId)),
        isSent: context.mailInvitation !== undefined,
      }),
    },
    chooseMail: { answer: ({ actor, body }) => chooseMail(context, actor, body) },

    getSetup: {
      answer: async () => ({
        waiting: !(await hasSecretariat(context)),
        networkNames: await readNetworkNames(read),
      }),
    },
    setUp: { answer: async (call) => signIn(await setUpNetwork(context, call.body), call) },

    lookAtLink: { answer: ({ body }) => readLink(read, body.token, now()) },
    signInByLink: { answer: async (call) => signIn(await signInByLink(context, call.body), call) },
    acceptInvitation: {
      answer: async (call) => signIn(await acceptInvitation(context, call.actor, call.body), call),
    },

    listInvitations: {
      scope: ({ query, actor }) => peopleScope(actor, query.plenary),
      answer: ({ scope }) => readInvitations(read, scope, now()),
    },
    invite: { answer: ({ actor, body }) => invitePerson(context, actor, body) },
    reissueInvitation: {
      answer: ({ actor, params }) => reissueInvitation(context, actor, { invitationId: params.invitation }),
    },
    withdrawInvitation: {
      answer: ({ actor, params }) => withdrawInvitation(context, actor, { invitationId: params.invitation }),
    },

    listPeople: {
      scope: ({ query, actor }) => peopleScope(actor, query.plenary),
      answer: ({ scope }) => readPeople(read, scope),
    },
    removePerson: {
      answer: ({ actor, params }) => removePerson(context, actor, { membershipId: params.membership }),
    },

    changeRole: {
      answer: ({ actor, params, body }) =>
        changeRole(context, actor, { membershipId: params.membership, role: body.role }),
    },

    issueSignInLink: {
      scope: ({ params }) => ofMembership(read, params.membership),
      answer: async ({ actor, params }) => {
        const personId = await readPersonOf(read, params.membership)
        return personId === undefined ? refuse('not-found') : issueSignInLink(context, actor, { personId })
      },
    },

    getNetwork: { answer: async () => ({ names: await readNetworkNames(read) }) },
    renameNetwork: { scope: ofNetwork, answer: ({ actor, body }) => renameNetwork(context, actor, body) },
  }

  /** The people of a plenary are asked for as those of one's own city; the secretariat has none and sees all. */
  async function peopleScope(actor: SignedIn, plenaryId: string | undefined): Promise<Scope | undefined> {
    if (plenaryId === undefined) return ofNetwork()
    const scope = await ofPlenary(read, plenaryId)
    return scope && { ...scope, cityId: capacityIn(actor, plenaryId).cityId }
  }
}
