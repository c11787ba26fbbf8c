// The last step of a signing, as statements: what aborting and concluding share.
import type { Actor } from '../ports/actor.ts'
import type { Statement } from '../ports/storage.ts'
import { personOf } from './change-state.ts'
import type { CommandContext } from './command-context.ts'

export interface SigningEnd {
  readonly signingId: string
  readonly outcome: 'concluded' | 'aborted'
  readonly at: string
  readonly reason: string | null
}

/** Holds only if it is still under way. */
export function endSigning(
  { storage: { read } }: Pick<CommandContext, 'storage'>,
  actor: Actor,
  { signingId, outcome, at, reason }: SigningEnd,
): Statement {
  const query = read
    .updateTable('signing')
    .set({ outcome, ended_by: personOf(actor), ended_at: at, reason })
    .where('id', '=', signingId)
    .where('outcome', 'is', null)
    .compile()
  return { query, expectRows: 1 }
}
