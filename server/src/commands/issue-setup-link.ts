// Issues the one-time link of the console with which the first account of the secretariat is made.
import { isRefusal, type Refusal, refuse } from '@plenary/shared/refusal'
import type { CommandContext } from './command-context.ts'
import { type IssuedLink, newLink } from './single-use-link.ts'
import { auditEntry, writeUnit } from './write-unit.ts'

/** Earlier setup links are dead afterwards. Refused once there is a secretariat. */
export async function issueSetupLink(context: CommandContext): Promise<IssuedLink | Refusal> {
  const { read } = context.storage
  if (await hasSecretariat(context)) return refuse('already-set-up')
  const { issued, statement } = newLink(context, { kind: 'setup' })
  const refusal = await writeUnit(context, {
    statements: [
      { query: read.deleteFrom('link').where('kind', '=', 'setup').where('used_at', 'is', null).compile() },
      statement,
    ],
    audit: [auditEntry(context, 'system', { action: 'setup-link-issued', subject: 'network' })],
  })
  return isRefusal(refusal) ? refusal : issued
}

export async function hasSecretariat({ storage }: Pick<CommandContext, 'storage'>): Promise<boolean> {
  const first = await storage.read
    .selectFrom('membership')
    .where('role', '=', 'secretariat')
    .select('id')
    .limit(1)
    .executeTakeFirst()
  return first !== undefined
}
