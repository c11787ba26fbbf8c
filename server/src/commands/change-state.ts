// One step in the life of a declaration, as statements and as an announcement: what closing, reopening and adopting share.
import type { DeclarationState } from '@plenary/shared/access/roles'
import type { Actor } from '../ports/actor.ts'
import type { Statement } from '../ports/storage.ts'
import type { CommandContext } from './command-context.ts'
import { type HeldDeclaration, raiseLockEpochs } from './hold-texts.ts'

/** Holds only if the declaration is in the state, and its texts are as the command saw them. */
export function changeState(
  context: Pick<CommandContext, 'storage'>,
  actor: Actor,
  held: HeldDeclaration,
  { to, at }: { readonly to: DeclarationState; readonly at: string },
): Statement[] {
  const { id, state } = held
  const query = context.storage.read
    .updateTable('declaration')
    .set({ state: to, state_at: at, state_by: personOf(actor) })
    .where('id', '=', id)
    .where('state', '=', state)
    .compile()
  return [{ query, expectRows: 1 }, ...raiseLockEpochs(context, actor, held)]
}

/** The person behind a row; the server's own name where there is none. */
export function personOf(actor: Actor): string {
  return typeof actor === 'string' ? actor : actor.personId
}

/** To be called once the unit is durable: every screen reads the declaration and its locks anew. */
export function announceState(
  { announcements }: Pick<CommandContext, 'announcements'>,
  declarationId: string,
) {
  for (const fact of ['declaration', 'locks'] as const)
    announcements.announce({ type: 'fact-changed', fact, scope: { declarationId } })
}
