// Holds every text of a declaration still while a command looks at them and writes: what it decides is true of all of them
// at once.
import type { DeclarationState } from '@plenary/shared/access/roles'
import type { TextStatus } from '@plenary/shared/api/declaration-routes'
import { type Refusal, refuse } from '@plenary/shared/refusal'
import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '../ports/actor.ts'
import type { Statement } from '../ports/storage.ts'
import type { TextMoment } from '../ports/text-line.ts'
import type { CommandContext, TextCommandContext } from './command-context.ts'
import { stillInOffice } from './still-in-office.ts'

export interface HeldText {
  readonly id: string
  readonly language: string
  readonly status: TextStatus
  readonly at: TextMoment
}

export interface HeldDeclaration {
  readonly id: string
  readonly plenaryId: string
  readonly state: DeclarationState
  /** By their ids, so that two commands never wait for each other. */
  readonly texts: readonly HeldText[]
}

/** Runs `fn` while nobody writes into any text of the declaration and no other command changes its state. */
export async function holdTexts<T>(
  context: TextCommandContext,
  declarationId: string,
  fn: (held: HeldDeclaration) => Promise<T | Refusal>,
): Promise<T | Refusal> {
  const { read } = context.storage
  const texts = await read
    .selectFrom('text')
    .where('declaration_id', '=', declarationId)
    .orderBy('id')
    .select(['id', 'language', 'status'])
    .execute()
  const hold = async (held: readonly HeldText[]): Promise<T | Refusal> => {
    const next = texts[held.length]
    if (next) return context.texts.exclusive(next.id, (at) => hold([...held, { ...next, at }]))
    const declaration = await read
      .selectFrom('declaration')
      .where('id', '=', declarationId)
      .select(['plenary_id as plenaryId', 'state'])
      .executeTakeFirst()
    return declaration ? fn({ id: declarationId, ...declaration, texts: held }) : refuse('not-found')
  }
  return hold([])
}

/**
 * Begins another lock epoch of each text, on the conditions of `requireMoment`. An edit judged under the old epoch fails from
 * now on, whichever process judged it.
 */
export function raiseLockEpochs(
  context: Pick<CommandContext, 'storage'>,
  actor: Actor,
  held: Pick<HeldDeclaration, 'plenaryId' | 'texts'>,
): Statement[] {
  return atMoment(context, actor, held, sql`lock_epoch + 1`)
}

/**
 * Holds only if each text still is what the command saw, and the actor still has the capacity in which the command was
 * given: it may have waited for its turn.
 */
export function requireMoment(
  context: Pick<CommandContext, 'storage'>,
  actor: Actor,
  held: Pick<HeldDeclaration, 'plenaryId' | 'texts'>,
): Statement[] {
  return atMoment(context, actor, held, sql`lock_epoch`)
}

function atMoment(
  { storage: { read } }: Pick<CommandContext, 'storage'>,
  actor: Actor,
  { plenaryId, texts }: Pick<HeldDeclaration, 'plenaryId' | 'texts'>,
  lockEpoch: RawBuilder<number>,
): Statement[] {
  return texts.map(({ id, at }) => ({
    query: read
      .updateTable('text')
      .set({ lock_epoch: lockEpoch })
      .where('id', '=', id)
      .where('head', '=', at.sequence)
      .where('epoch', '=', at.epoch)
      .where('lock_epoch', '=', at.lockEpoch)
      .where(stillInOffice(read, actor, plenaryId))
      .compile(),
    expectRows: 1,
  }))
}
