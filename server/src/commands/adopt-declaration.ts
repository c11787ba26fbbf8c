// Records that the plenary adopted the closed text, if its rule is met. With it are fixed: the version, the rule, who was a
// member, present, counted, named and signing at that moment, the positions in force and the proxies.
import { LIFE } from '@plenary/shared/declaration/life'
import { newId } from '@plenary/shared/ids'
import { hasEnded } from '@plenary/shared/positions/opinions'
import { type Refusal, refuse } from '@plenary/shared/refusal'
import type { Actor } from '../ports/actor.ts'
import type { Statement } from '../ports/storage.ts'
import { moment } from '../ports/surroundings.ts'
import { announceState, changeState, personOf } from './change-state.ts'
import type { CommandContext, TextCommandContext } from './command-context.ts'
import { type DecisionNow, decisionNow } from './decision-now.ts'
import { type HeldDeclaration, holdTexts } from './hold-texts.ts'
import { opinionDateEntry } from './set-opinion-date.ts'
import { auditEntry, writeUnit } from './write-unit.ts'

export interface AdoptionFacts {
  readonly declarationId: string
  /** With it, only the text of this digest is adopted: what the person saw. */
  readonly digest: string | undefined
  /** The last day for opinions of absent cities; null: there is none. */
  readonly opinionsUntil: string | null
}

export async function adoptDeclaration(
  context: TextCommandContext,
  actor: Actor,
  { declarationId, digest, opinionsUntil }: AdoptionFacts,
): Promise<Refusal | undefined> {
  if (opinionsUntil !== null && hasEnded(opinionsUntil, context.surroundings.now()))
    return refuse('invalid-input', 'opinionsUntil')
  return holdTexts(context, declarationId, async (held) => {
    const to = LIFE[held.state].adopt
    const version = await lastClosed(context, declarationId)
    if (to === null || !version) return refuse('wrong-state')
    if (digest !== undefined && digest !== version.digest) return refuse('precondition-failed')
    const decision = await decisionNow(context, held)
    if (decision.against.length > 0) return refuse('rule-not-met')
    const at = moment(context.surroundings)
    const adoption = { id: newId(context.surroundings.randomBytes), versionId: version.id, at, opinionsUntil }
    const refusal = await writeUnit(context, {
      statements: [
        ...changeState(context, actor, held, { to, at }),
        ...decision.conditions,
        ...adoptionRows(context, held, { ...adoption, person: personOf(actor) }),
        ...decisionRows(context, adoption.id, decision),
      ],
      audit: [
        auditEntry(context, actor, {
          action: 'declaration-adopted',
          subject: `declaration:${declarationId}`,
          data: { version: version.id, number: version.number, digest: version.digest, form: version.form },
          plenaryId: held.plenaryId,
        }),
        ...(opinionsUntil === null
          ? []
          : [
              opinionDateEntry(context, actor, {
                declarationId,
                plenaryId: held.plenaryId,
                until: opinionsUntil,
              }),
            ]),
      ],
    })
    if (refusal) return refusal
    announceState(context, declarationId)
    return undefined
  })
}

function lastClosed({ storage }: CommandContext, declarationId: string) {
  return storage.read
    .selectFrom('version')
    .where('declaration_id', '=', declarationId)
    .where('kind', '=', 'closed')
    .orderBy('serial', 'desc')
    .limit(1)
    .select(['id', 'number', 'digest', 'form'])
    .executeTakeFirst()
}

interface NewAdoption {
  readonly id: string
  readonly versionId: string
  readonly person: string
  readonly at: string
  readonly opinionsUntil: string | null
}

/** The rule and the roster are taken from the tables in the unit itself: nothing can come between. */
function adoptionRows(
  { storage: { read } }: CommandContext,
  { id: declarationId, plenaryId }: HeldDeclaration,
  { id, versionId, person, at, opinionsUntil }: NewAdoption,
): Statement[] {
  const adoption = read
    .insertInto('adoption')
    .columns(['id', 'declaration_id', 'version_id', 'person_id', 'at', 'opinions_until', 'rule'])
    .expression(
      read
        .selectFrom('plenary')
        .where('plenary.id', '=', plenaryId)
        .select(({ val }) => [
          val(id).as('id'),
          val(declarationId).as('declaration_id'),
          val(versionId).as('version_id'),
          val(person).as('person_id'),
          val(at).as('at'),
          val(opinionsUntil).as('opinions_until'),
          'decision_rule',
        ]),
    )
  const cities = read
    .insertInto('adoption_city')
    .columns(['adoption_id', 'city_id', 'names', 'member', 'present', 'counts', 'named', 'signs'])
    .expression(
      read
        .selectFrom('roster_entry')
        .innerJoin('city', 'city.id', 'roster_entry.city_id')
        .where('plenary_id', '=', plenaryId)
        .select(({ val }) => [
          val(id).as('adoption_id'),
          'city_id',
          'names',
          'member',
          'present',
          'counts',
          'named',
          'signs',
        ]),
    )
  return [{ query: adoption.compile(), expectRows: 1 }, { query: cities.compile() }]
}

/** The positions in force, stale ones marked, and the proxies. */
function decisionRows(
  { storage: { read } }: CommandContext,
  adoption: string,
  { standings, proxies }: DecisionNow,
): Statement[] {
  const inForce = [...standings.values()].flatMap(({ whole, clauses }) => [
    ...(whole ? [whole] : []),
    ...clauses.values(),
  ])
  const positions = inForce.map(({ entry, isStale }) =>
    read
      .insertInto('adoption_position')
      .values({ adoption_id: adoption, position_id: entry.id, is_stale: isStale ? 1 : 0 })
      .compile(),
  )
  const letters = proxies.map(({ principalId, holderId, letter, scopes }) =>
    read
      .insertInto('adoption_proxy')
      .values({
        adoption_id: adoption,
        principal_id: principalId,
        holder_id: holderId,
        letter,
        decide: scopes.includes('decide') ? 1 : 0,
      })
      .compile(),
  )
  return [...positions, ...letters].map((query) => ({ query, expectRows: 1 }))
}
