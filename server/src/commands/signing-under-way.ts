// The signing that is under way, one of its cities, and what comes of it: what the commands of the signing share.
import { type Refusal, refuse } from '@plenary/shared/refusal'
import type { AuditAction } from '@plenary/shared/words/audit-sentences'
import type { Kysely, Selectable } from 'kysely'
import type { Actor } from '../ports/actor.ts'
import type { SigningCityTable } from '../ports/signing-tables.ts'
import type { Statement } from '../ports/storage.ts'
import type { Tables } from '../ports/tables.ts'
import type { CommandContext } from './command-context.ts'
import { revokeUnused } from './revoke-unused.ts'
import { stillInOffice } from './still-in-office.ts'
import { auditEntry, writeUnit } from './write-unit.ts'

export interface CityInSigning {
  readonly declarationId: string
  readonly plenaryId: string
  readonly signingId: string
  readonly city: Selectable<SigningCityTable>
}

export interface SigningPlace {
  readonly declarationId: string
  readonly cityId: string
}

/** Undefined where none is under way. */
export function readSigningUnderWay(read: Kysely<Tables>, declarationId: string) {
  return read
    .selectFrom('signing')
    .innerJoin('declaration', 'declaration.id', 'signing.declaration_id')
    .innerJoin('version', 'version.id', 'version_id')
    .where('signing.declaration_id', '=', declarationId)
    .where('outcome', 'is', null)
    .select([
      'signing.id',
      'plenary_id as plenaryId',
      'authority_id as authorityId',
      'version_id as versionId',
      'number',
    ])
    .executeTakeFirst()
}

export async function cityInSigning(
  read: Kysely<Tables>,
  { declarationId, cityId }: SigningPlace,
): Promise<CityInSigning | Refusal> {
  const signing = await readSigningUnderWay(read, declarationId)
  if (!signing) return refuse('wrong-state')
  const city = await read
    .selectFrom('signing_city')
    .where('signing_id', '=', signing.id)
    .where('city_id', '=', cityId)
    .selectAll()
    .executeTakeFirst()
  if (!city) return refuse('not-a-signatory')
  return { declarationId, plenaryId: signing.plenaryId, signingId: signing.id, city }
}

/** Why nothing else can come of the city; undefined while nothing has. */
export function refuseSecondOutcome({ city }: CityInSigning): Refusal | undefined {
  if (city.outcome === null) return undefined
  return refuse(city.outcome === 'declined' ? 'declined' : 'already-signed')
}

type Outcome = Pick<
  Selectable<SigningCityTable>,
  | 'outcome'
  | 'way'
  | 'at'
  | 'signed_name'
  | 'certificate'
  | 'confirmation'
  | 'issuer'
  | 'trusted_root'
  | 'reason'
  | 'person_id'
>

export const NO_OUTCOME: Outcome = {
  outcome: null,
  way: null,
  at: null,
  signed_name: null,
  certificate: null,
  confirmation: null,
  issuer: null,
  trusted_root: null,
  reason: null,
  person_id: null,
}

/**
 * Sets what came of a city. Holds only if the signing is still under way, nothing else came of the city meanwhile, and the actor
 * still has the capacity in which the command was given.
 */
export function setOutcome(
  { storage: { read } }: Pick<CommandContext, 'storage'>,
  actor: Actor,
  { plenaryId, signingId, city }: CityInSigning,
  outcome: Partial<Outcome>,
): Statement {
  const underWay = read
    .selectFrom('signing')
    .where('id', '=', signingId)
    .where('signing.outcome', 'is', null)
    .select('id')
  const query = read
    .updateTable('signing_city')
    .set({ ...NO_OUTCOME, ...outcome })
    .where('signing_id', '=', signingId)
    .where('city_id', '=', city.city_id)
    .where('outcome', city.outcome === null ? 'is' : '=', city.outcome)
    .where('way', city.way === null ? 'is' : '=', city.way)
    .where(({ exists }) => exists(underWay))
    .where(stillInOffice(read, actor, plenaryId))
    .compile()
  return { query, expectRows: 1 }
}

/** Writes what came of a city, or that it is taken back, with its entry on the record, and tells every screen. No other key signs for it. */
export async function writeOutcome(
  context: CommandContext,
  actor: Actor,
  place: CityInSigning,
  act: {
    readonly action: AuditAction
    readonly outcome: Partial<Outcome>
    readonly data?: Record<string, unknown>
    /** What else must hold when it is written. */
    readonly conditions?: readonly Statement[]
  },
): Promise<Refusal | undefined> {
  const { declarationId, plenaryId, signingId, city } = place
  const refusal = await writeUnit(context, {
    statements: [
      ...(act.conditions ?? []),
      setOutcome(context, actor, place, act.outcome),
      revokeUnused(context, { signingId, cityId: city.city_id }, 'unused'),
    ],
    audit: [
      auditEntry(context, actor, {
        action: act.action,
        subject: `declaration:${declarationId}`,
        data: { signing: signingId, cityId: city.city_id, ...act.data },
        plenaryId,
      }),
    ],
  })
  if (!refusal) announceSigning(context, declarationId)
  return refusal
}

/** To be called once the unit is durable. */
export function announceSigning(
  { announcements }: Pick<CommandContext, 'announcements'>,
  declarationId: string,
): void {
  announcements.announce({ type: 'fact-changed', fact: 'signing', scope: { declarationId } })
}
