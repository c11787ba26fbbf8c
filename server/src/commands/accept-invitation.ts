// Accepts an invitation: with a new account, or with the account that is signed in.
import { isRefusal, type Refusal, refuse } from '@plenary/shared/refusal'
import type { Actor, SignedIn } from '../ports/actor.ts'
import type { CommandContext } from './command-context.ts'
import { isHeadTaken } from './heads-of.ts'
import { announcePeople } from './invite-person.ts'
import { hasAccount, type NewAccount, newAccount } from './new-account.ts'
import { newMembership } from './new-membership.ts'
import { findLink, useUp } from './single-use-link.ts'
import { auditEntry, writeUnit } from './write-unit.ts'

/**
 * Account, membership and use of the link are one unit. Answers the person to sign in. Whoever was invited as the head of
 * a delegation that has one by now joins as a drafter: nobody loses a function by another person's click.
 */
export async function acceptInvitation(
  context: CommandContext,
  actor: Actor,
  { token, account }: { token: string; account?: NewAccount | undefined },
): Promise<{ personId: string } | Refusal> {
  const link = await findLink(context.storage.read, token, context.surroundings.now())
  if (isRefusal(link)) return link
  const { plenary_id: plenaryId, city_id: cityId } = link
  if (link.kind !== 'invitation' || link.role === null) return refuse('link-unknown')
  const role = (await isHeadTaken(context.storage.read, link)) ? 'drafter' : link.role
  const refused = await refuseAccepter(context, actor, account, { email: link.email, plenaryId })
  if (refused) return refused
  const { personId, statements } = await whoAccepts(context, actor, account)
  const entry = { action: 'invitation-accepted' as const, subject: `invitation:${link.id}` }
  const refusal = await writeUnit(context, {
    statements: [
      useUp(context, link),
      ...statements,
      newMembership(
        context,
        { person_id: personId, role, plenary_id: plenaryId, city_id: cityId },
        { onlyHead: true },
      ),
    ],
    audit: [auditEntry(context, actor, { ...entry, data: { personId, role, plenaryId, cityId } })],
  })
  if (refusal?.refused === 'precondition-failed') {
    if (role === 'head' && (await isHeadTaken(context.storage.read, link)))
      return acceptInvitation(context, actor, { token, account })
    return whyNot(context, token, account)
  }
  if (refusal) return refusal
  context.announcements.announce({ type: 'rights-changed', personId })
  announcePeople(context, plenaryId)
  return { personId }
}

async function refuseAccepter(
  context: CommandContext,
  actor: Actor,
  account: NewAccount | undefined,
  invitation: { email: string | null; plenaryId: string | null },
): Promise<Refusal | undefined> {
  const person = account ?? (typeof actor === 'string' ? undefined : actor)
  if (!person) return refuse('signed-out')
  if (invitation.email !== null && invitation.email !== person.email) return refuse('other-email')
  if (account) return (await hasAccount(context, account.email)) ? refuse('email-in-use') : undefined
  const isThere = (person as SignedIn).memberships.some(
    ({ role, plenaryId }) => role === 'secretariat' || plenaryId === invitation.plenaryId,
  )
  return isThere ? refuse('already-member') : undefined
}

async function whoAccepts(context: CommandContext, actor: Actor, account: NewAccount | undefined) {
  if (account) return newAccount(context, account)
  return { personId: (actor as SignedIn).personId, statements: [] }
}

/** What stood in the way when the unit was to be written: another use of the link, or the other person's account. */
async function whyNot(
  context: CommandContext,
  token: string,
  account: NewAccount | undefined,
): Promise<Refusal> {
  const link = await findLink(context.storage.read, token, context.surroundings.now())
  if (isRefusal(link)) return link
  if (account && (await hasAccount(context, account.email))) return refuse('email-in-use')
  return refuse('precondition-failed')
}
