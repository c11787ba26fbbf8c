// Locks a clause, with its sub-clauses, in every text that has it: from then on nobody changes its words, whoever asks.
import { CANONICAL_FORM } from '@plenary/shared/canon/canonical-json'
import { CLAUSE_LIFE, IS_OPEN } from '@plenary/shared/declaration/life'
import { type Refusal, refuse } from '@plenary/shared/refusal'
import type { Actor } from '../ports/actor.ts'
import type { Statement } from '../ports/storage.ts'
import { moment } from '../ports/surroundings.ts'
import { personOf } from './change-state.ts'
import type { CommandContext, TextCommandContext } from './command-context.ts'
import { type HeldText, holdTexts, raiseLockEpochs } from './hold-texts.ts'
import { isLocked } from './locked-clause.ts'
import { auditEntry, writeUnit } from './write-unit.ts'

/** @param digest with it, only these words are locked: what the person saw */
export async function lockClause(
  context: TextCommandContext,
  actor: Actor,
  {
    declarationId,
    clauseId,
    digest,
  }: { declarationId: string; clauseId: string; digest?: string | undefined },
): Promise<Refusal | undefined> {
  return holdTexts(context, declarationId, async ({ plenaryId, state, texts }) => {
    if (!IS_OPEN[state]) return refuse('wrong-state')
    const having = texts.flatMap((text) => {
      const clause = text.at.clause(clauseId)
      return clause ? [{ text, clause }] : []
    })
    if (having.length === 0) return refuse('not-found')
    if (having.some(({ clause }) => clause.lockedWithin !== undefined)) return refuse('locked-around')
    const before = (await isLocked(context, texts, clauseId)) ? 'locked' : 'open'
    if (CLAUSE_LIFE[before].lock === null) return refuse('already-locked')
    if (digest !== undefined && having.every(({ clause }) => clause.digest !== digest))
      return refuse('precondition-failed')
    const at = moment(context.surroundings)
    const locks = having.map(({ text, clause }) => lockRow(context, actor, { text, clauseId, clause, at }))
    const refusal = await writeUnit(context, {
      statements: [
        ...raiseLockEpochs(context, actor, { plenaryId, texts: having.map(({ text }) => text) }),
        ...locks,
      ],
      audit: [
        auditEntry(context, actor, {
          action: 'clause-locked',
          subject: `declaration:${declarationId}`,
          data: {
            clauseId,
            digests: Object.fromEntries(having.map(({ text, clause }) => [text.id, clause.digest])),
          },
          plenaryId,
        }),
      ],
    })
    if (refusal) return refusal
    for (const { text } of having)
      context.announcements.announce({ type: 'text-fact-changed', fact: 'locks', textId: text.id })
    return undefined
  })
}

interface NewLock {
  readonly text: HeldText
  readonly clauseId: string
  readonly clause: NonNullable<ReturnType<HeldText['at']['clause']>>
  readonly at: string
}

function lockRow(
  { storage }: CommandContext,
  actor: Actor,
  { text, clauseId, clause, at }: NewLock,
): Statement {
  const query = storage.read
    .insertInto('clause_lock')
    .values({
      text_id: text.id,
      clause_id: clauseId,
      item_client: clause.item.client,
      item_clock: clause.item.clock,
      digest: clause.digest,
      form: CANONICAL_FORM,
      person_id: personOf(actor),
      at,
    })
    .compile()
  return { query, expectRows: 1 }
}
