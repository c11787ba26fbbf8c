// Records a city's position on a clause or on the whole text, bound to the words that the person saw: if they are not the
// words as they are when it is written, nothing is recorded.
import { CANONICAL_FORM } from '@plenary/shared/canon/canonical-json'
import { newId } from '@plenary/shared/ids'
import { hasEnded } from '@plenary/shared/positions/opinions'
import { type LedgerAct, NEEDS_NOTE } from '@plenary/shared/positions/position'
import { type Refusal, refuse } from '@plenary/shared/refusal'
import type { ClauseJson, ContentJson } from '@plenary/shared/schema/content'
import { sql } from 'kysely'
import { type Actor, capacityIn } from '../ports/actor.ts'
import type { Statement } from '../ports/storage.ts'
import { moment } from '../ports/surroundings.ts'
import { personOf } from './change-state.ts'
import type { CommandContext, TextCommandContext } from './command-context.ts'
import { type HeldDeclaration, type HeldText, holdTexts, requireMoment } from './hold-texts.ts'
import { actsNow, holderNow } from './proxy-in-force.ts'
import { auditEntry, writeUnit } from './write-unit.ts'

export interface NewPosition {
  readonly declarationId: string
  readonly cityId: string
  /** Null: the whole text. */
  readonly clauseId: string | null
  readonly act: LedgerAct
  readonly digest: string
  readonly note: string | undefined
}

export async function statePosition(
  context: TextCommandContext,
  actor: Actor,
  position: NewPosition,
): Promise<{ id: string } | Refusal> {
  const { declarationId, cityId, clauseId, act, note } = position
  if (NEEDS_NOTE[act] && note === undefined) return refuse('invalid-input', 'note')
  return holdTexts<{ id: string }>(context, declarationId, async (held) => {
    const capacity = await capacityOf(context, actor, { plenaryId: held.plenaryId, cityId })
    if ('refused' in capacity) return capacity
    const opinion = await opinionOf(context, held, cityId)
    if ('refused' in opinion) return opinion
    const seen = wordsSeen(held, position)
    if ('refused' in seen) return seen
    const id = newId(context.surroundings.randomBytes)
    const at = moment(context.surroundings)
    const { holderId } = capacity
    const refusal = await writeUnit(
      context,
      {
        statements: [
          ...requireMoment(context, actor, { ...held, texts: [seen.text] }),
          ...opinion.conditions,
          keepWords(context, seen),
          positionRow(context, actor, {
            ...position,
            id,
            at,
            held,
            holderId,
            text: seen.text,
            isOpinion: opinion.isOpinion,
          }),
        ],
        audit: [
          auditEntry(context, actor, {
            action: opinion.isOpinion ? 'opinion-given' : 'position-stated',
            subject: `declaration:${declarationId}`,
            data: {
              position: id,
              cityId,
              act,
              digest: position.digest,
              ...(clauseId === null ? {} : { clauseId }),
            },
            plenaryId: held.plenaryId,
          }),
        ],
      },
      'precondition-failed',
    )
    if (refusal) return refusal
    context.announcements.announce({ type: 'fact-changed', fact: 'positions', scope: { declarationId } })
    return { id }
  })
}

/** The head of the city's own delegation acts, unless another city's acts for it by proxy. */
async function capacityOf(
  context: CommandContext,
  actor: Actor,
  { plenaryId, cityId }: { plenaryId: string; cityId: string },
): Promise<{ holderId: string | null } | Refusal> {
  const own = typeof actor === 'string' ? null : capacityIn(actor, plenaryId).cityId
  const holderId = await holderNow(context.storage.read, { plenaryId, principalId: cityId, scope: 'decide' })
  if (holderId === undefined) return own === cityId ? { holderId: null } : refuse('forbidden')
  if (own === holderId) return { holderId }
  return refuse(own === cityId ? 'represented' : 'forbidden')
}

/** Whether it is an opinion, and what must still be so for it to be one when it is written. */
async function opinionOf(
  { storage: { read }, surroundings }: CommandContext,
  { id, state }: HeldDeclaration,
  cityId: string,
): Promise<{ isOpinion: boolean; conditions: readonly Statement[] } | Refusal> {
  if (state === 'drafting' || state === 'closed') return { isOpinion: false, conditions: [] }
  const adoption = await read
    .selectFrom('adoption')
    .innerJoin('adoption_city', 'adoption_id', 'adoption.id')
    .where('declaration_id', '=', id)
    .where('reopened_at', 'is', null)
    .where('city_id', '=', cityId)
    .where('present', '=', 0)
    .select(['adoption.id', 'opinions_until as until'])
    .executeTakeFirst()
  if (!adoption) return refuse('wrong-state')
  const { until } = adoption
  if (until !== null && hasEnded(until, surroundings.now())) return refuse('opinions-ended')
  const sameDay = read
    .updateTable('adoption')
    .set((row) => ({ opinions_until: row.ref('opinions_until') }))
    .where('id', '=', adoption.id)
    .where(({ eb }) => (until === null ? eb('opinions_until', 'is', null) : eb('opinions_until', '=', until)))
    .compile()
  return { isOpinion: true, conditions: [{ query: sameDay, expectRows: 1 }] }
}

interface Seen {
  readonly text: HeldText
  readonly digest: string
  readonly words: ClauseJson | ContentJson
}

/** The text, of those of the declaration, whose words have this digest. */
function wordsSeen({ texts }: HeldDeclaration, { clauseId, digest }: NewPosition): Seen | Refusal {
  const candidates = texts.flatMap((text): Seen[] => {
    const content = text.at.content()
    if (clauseId === null) return [{ text, digest: text.at.digest(), words: content }]
    const clause = content.content[2].content?.find(({ attrs }) => attrs.id === clauseId)
    const now = text.at.clause(clauseId)?.digest
    return clause && now !== undefined ? [{ text, digest: now, words: clause }] : []
  })
  if (candidates.length === 0) return refuse('not-found')
  return candidates.find((candidate) => candidate.digest === digest) ?? refuse('words-changed')
}

/** Kept once for every digest. */
function keepWords({ storage: { read } }: CommandContext, { text, digest, words }: Seen): Statement {
  const query = read
    .insertInto('wording')
    .values({ text_id: text.id, digest, content: JSON.stringify(words) })
    .onConflict((conflict) => conflict.doNothing())
    .compile()
  return { query }
}

interface PositionFacts extends NewPosition {
  readonly id: string
  readonly at: string
  readonly held: HeldDeclaration
  readonly holderId: string | null
  readonly text: HeldText
  readonly isOpinion: boolean
}

function positionRow({ storage: { read } }: CommandContext, actor: Actor, facts: PositionFacts): Statement {
  const row = {
    id: facts.id,
    declaration_id: facts.declarationId,
    text_id: facts.text.id,
    city_id: facts.cityId,
    clause_id: facts.clauseId ?? '',
    act: facts.act,
    digest: facts.digest,
    form: CANONICAL_FORM,
    note: facts.note ?? null,
    person_id: personOf(actor),
    holder_id: facts.holderId,
    is_opinion: facts.isOpinion ? 1 : 0,
    at: facts.at,
    seq: facts.text.at.sequence,
  }
  const acting = {
    plenaryId: facts.held.plenaryId,
    principalId: facts.cityId,
    holderId: facts.holderId,
    scope: 'decide' as const,
  }
  const query = read
    .insertInto('position')
    .columns(Object.keys(row) as (keyof typeof row)[])
    .expression(
      read
        .selectNoFrom(Object.values(row).map((value, index) => sql`${value}`.as(`c${index}`)))
        .where(actsNow(read, acting)),
    )
    .compile()
  return { query, expectRows: 1 }
}
