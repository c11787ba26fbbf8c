// The hall of a declaration: opened under an address that is shown once, steered, and closed.
import type { HallView } from '@plenary/shared/api/hall-routes'
import { newToken } from '@plenary/shared/ids'
import { type Refusal, refuse } from '@plenary/shared/refusal'
import type { Actor } from '../ports/actor.ts'
import type { Statement } from '../ports/storage.ts'
import { moment } from '../ports/surroundings.ts'
import type { CommandContext } from './command-context.ts'
import { hashToken } from './single-use-link.ts'
import { auditEntry, type Deed, writeUnit } from './write-unit.ts'

/** What a hall shows before anybody has steered it. */
export const FIRST_VIEW: HallView = {
  clause: null,
  showsChanges: false,
  isDark: true,
  showsHeads: false,
}

/** The address before it, if there was one, is dead; what it showed goes on. */
export async function openHall(
  context: CommandContext,
  actor: Actor,
  declarationId: string,
): Promise<{ address: string } | Refusal> {
  const token = newToken(context.surroundings.randomBytes)
  const opened = { token_hash: hashToken(token), opened_at: moment(context.surroundings) }
  const query = context.storage.read
    .insertInto('hall')
    .values({ declaration_id: declarationId, view: JSON.stringify(FIRST_VIEW), ...opened })
    .onConflict((conflict) => conflict.column('declaration_id').doUpdateSet(opened))
    .compile()
  const refusal = await write(context, actor, declarationId, { action: 'hall-opened', query })
  return refusal ?? { address: `${context.origin}/hall#${token}` }
}

export function closeHall(
  context: CommandContext,
  actor: Actor,
  declarationId: string,
): Promise<Refusal | undefined> {
  const query = context.storage.read.deleteFrom('hall').where('declaration_id', '=', declarationId).compile()
  return write(context, actor, declarationId, { action: 'hall-closed', query })
}

/** What is shown is no fact of the declaration: it is not on the record. */
export async function steerHall(
  context: CommandContext,
  declarationId: string,
  view: HallView,
): Promise<Refusal | undefined> {
  const query = context.storage.read
    .updateTable('hall')
    .set({ view: JSON.stringify(view) })
    .where('declaration_id', '=', declarationId)
    .compile()
  const refusal = await writeUnit(context, { statements: [{ query, expectRows: 1 }] }, 'not-found')
  if (!refusal) announce(context, declarationId)
  return refusal
}

async function write(
  context: CommandContext,
  actor: Actor,
  declarationId: string,
  { action, query }: { action: Deed['action']; query: Statement['query'] },
): Promise<Refusal | undefined> {
  const declaration = await context.storage.read
    .selectFrom('declaration')
    .where('id', '=', declarationId)
    .select('plenary_id')
    .executeTakeFirst()
  if (!declaration) return refuse('not-found')
  const subject = `declaration:${declarationId}`
  const refusal = await writeUnit(
    context,
    {
      statements: [{ query, expectRows: 1 }],
      audit: [auditEntry(context, actor, { action, subject, plenaryId: declaration.plenary_id })],
    },
    'not-found',
  )
  if (!refusal) announce(context, declarationId)
  return refusal
}

function announce({ announcements }: CommandContext, declarationId: string): void {
  announcements.announce({ type: 'fact-changed', fact: 'hall', scope: { declarationId } })
}
