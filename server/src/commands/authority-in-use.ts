// The network's authority that certifies keys now. It is made when it is first asked for.
import { namesSchema } from '@plenary/shared/declaration/names'
import { type Refusal, refuse } from '@plenary/shared/refusal'
import type { Actor } from '../ports/actor.ts'
import type { AuthorityTable } from '../ports/signing-tables.ts'
import type { Statement } from '../ports/storage.ts'
import type { Authority } from '../signing/authority.ts'
import type { AuthorityKeys } from '../signing/authority-keys.ts'
import type { CommandContext } from './command-context.ts'
import { auditEntry, writeUnit } from './write-unit.ts'

export interface AuthorityContext extends Pick<CommandContext, 'storage' | 'surroundings'> {
  readonly authorityKeys: AuthorityKeys
}

/** Refused as `authority-locked` where the operator's secret does not open its key: another one is made by rotating. */
export async function authorityInUse(context: AuthorityContext): Promise<Authority | Refusal> {
  const row = await readAuthorityInUse(context)
  if (row) return openOrRefuse(context, row)
  const { authority, refusal } = await addAuthority(context, 'system', 'authority-made', [])
  if (!refusal) return authority
  // Somebody else was quicker.
  const other = await readAuthorityInUse(context)
  return other ? openOrRefuse(context, other) : refusal
}

/** One that certified in the past, or does now. */
export async function authorityOfId(context: AuthorityContext, id: string): Promise<Authority | Refusal> {
  const row = await context.storage.read
    .selectFrom('authority')
    .where('id', '=', id)
    .selectAll()
    .executeTakeFirst()
  return row ? openOrRefuse(context, row) : refuse('not-found')
}

export function readAuthorityInUse({ storage: { read } }: Pick<AuthorityContext, 'storage'>) {
  return read.selectFrom('authority').where('retired_at', 'is', null).selectAll().executeTakeFirst()
}

async function openOrRefuse({ authorityKeys }: AuthorityContext, row: AuthorityTable) {
  return (await authorityKeys.open(row)) ?? refuse('authority-locked')
}

/** Makes a root and stores it, in one unit with what else is to be written. */
export async function addAuthority(
  context: AuthorityContext,
  actor: Actor,
  action: 'authority-made' | 'authority-rotated',
  statements: readonly Statement[],
): Promise<{ authority: Authority; refusal: Refusal | undefined }> {
  const { read } = context.storage
  const { row, authority } = await context.authorityKeys.make(
    await nextNumber(context),
    await networkName(context),
  )
  const query = read.insertInto('authority').values(row).compile()
  const refusal = await writeUnit(context, {
    statements: [...statements, { query, expectRows: 1 }],
    audit: [
      auditEntry(context, actor, {
        action,
        subject: `authority:${row.id}`,
        data: { number: row.number, fingerprint: row.fingerprint },
      }),
    ],
  })
  return { authority, refusal }
}

async function nextNumber({ storage: { read } }: AuthorityContext): Promise<number> {
  const last = await read
    .selectFrom('authority')
    .select(({ fn }) => fn.max('number').as('number'))
    .executeTakeFirst()
  return (last?.number ?? 0) + 1
}

/** In English where it has such a name: programs of others show it. */
async function networkName({ storage: { read } }: AuthorityContext): Promise<string> {
  const network = await read.selectFrom('network').select('names').executeTakeFirst()
  const names = namesSchema.parse(JSON.parse(network?.names ?? '{"en":"Network"}'))
  return names.en ?? Object.values(names)[0] ?? 'Network'
}
