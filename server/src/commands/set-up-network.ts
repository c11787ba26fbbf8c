// Sets the network up: names it and makes the first account of the secretariat. Works once.
import type { Names } from '@plenary/shared/declaration/names'
import { isRefusal, type Refusal, refuse } from '@plenary/shared/refusal'
import type { CommandContext } from './command-context.ts'
import { hasSecretariat } from './issue-setup-link.ts'
import { hasAccount, type NewAccount, newAccount } from './new-account.ts'
import { newMembership } from './new-membership.ts'
import { nameNetwork } from './rename-network.ts'
import { findLink, useUp } from './single-use-link.ts'
import { auditEntry, writeUnit } from './write-unit.ts'

export interface NetworkSetup extends NewAccount {
  readonly token: string
  readonly networkNames: Names
}

/** Answers the person to sign in. */
export async function setUpNetwork(
  context: CommandContext,
  { token, networkNames, ...person }: NetworkSetup,
): Promise<{ personId: string } | Refusal> {
  if (await hasSecretariat(context)) return refuse('already-set-up')
  const link = await findLink(context.storage.read, token, context.surroundings.now())
  if (isRefusal(link)) return link
  if (link.kind !== 'setup') return refuse('link-unknown')
  if (await hasAccount(context, person.email)) return refuse('email-in-use')
  const { personId, statements } = await newAccount(context, person)
  const refusal = await writeUnit(
    context,
    {
      statements: [
        useUp(context, link),
        nameNetwork(context, networkNames),
        ...statements,
        newMembership(
          context,
          { person_id: personId, role: 'secretariat', plenary_id: null, city_id: null },
          { onlyFirst: true },
        ),
      ],
      audit: [
        auditEntry(context, 'anonymous', {
          action: 'network-set-up',
          subject: 'network',
          data: { personId, names: networkNames },
        }),
      ],
    },
    'already-set-up',
  )
  return refusal ?? { personId }
}
