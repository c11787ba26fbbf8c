// Unlocks a clause in every text, with a reason that everybody can read.
import { CLAUSE_LIFE, IS_OPEN } from '@plenary/shared/declaration/life'
import { type Refusal, refuse } from '@plenary/shared/refusal'
import type { Actor } from '../ports/actor.ts'
import type { TextCommandContext } from './command-context.ts'
import { holdTexts, raiseLockEpochs } from './hold-texts.ts'
import { isLocked } from './locked-clause.ts'
import { auditEntry, writeUnit } from './write-unit.ts'

export async function unlockClause(
  context: TextCommandContext,
  actor: Actor,
  { declarationId, clauseId, reason }: { declarationId: string; clauseId: string; reason: string },
): Promise<Refusal | undefined> {
  return holdTexts(context, declarationId, async (held) => {
    const { plenaryId, state, texts } = held
    if (!IS_OPEN[state]) return refuse('wrong-state')
    const before = (await isLocked(context, texts, clauseId)) ? 'locked' : 'open'
    if (CLAUSE_LIFE[before].unlock === null) {
      const isAround = texts.some(({ at }) => at.clause(clauseId)?.lockedWithin !== undefined)
      return refuse(isAround ? 'locked-around' : 'not-locked')
    }
    const query = context.storage.read
      .deleteFrom('clause_lock')
      .where('clause_id', '=', clauseId)
      .where(
        'text_id',
        'in',
        texts.map(({ id }) => id),
      )
      .compile()
    const refusal = await writeUnit(context, {
      statements: [...raiseLockEpochs(context, actor, held), { query }],
      audit: [
        auditEntry(context, actor, {
          action: 'clause-unlocked',
          subject: `declaration:${declarationId}`,
          data: { clauseId, reason },
          plenaryId,
        }),
      ],
    })
    if (refusal) return refusal
    for (const { id } of texts)
      context.announcements.announce({ type: 'text-fact-changed', fact: 'locks', textId: id })
    return undefined
  })
}
