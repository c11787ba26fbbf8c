// The signing that counts: the one under way, or the one that was concluded.
import type { ExpressionBuilder, Kysely } from 'kysely'
import type { Tables } from '../ports/tables.ts'

/** Undefined where there is none: before it is opened, and after it was aborted. */
export function readStandingSigning(read: Kysely<Tables>, declarationId: string) {
  return read
    .selectFrom('signing')
    .innerJoin('declaration', 'declaration.id', 'declaration_id')
    .where('declaration_id', '=', declarationId)
    .where(({ eb, or }) => or([eb('outcome', 'is', null), eb('outcome', '=', 'concluded')]))
    .select(['signing.id', 'plenary_id as plenaryId'])
    .executeTakeFirst()
}

/** The same of a signing as a condition of a unit. */
export function stillStanding(read: Kysely<Tables>, signingId: string) {
  const standing = read
    .selectFrom('signing')
    .where('signing.id', '=', signingId)
    .where(({ eb, or }) => or([eb('signing.outcome', 'is', null), eb('signing.outcome', '=', 'concluded')]))
    .select('signing.id')
  return (eb: Pick<ExpressionBuilder<Tables, never>, 'exists'>) => eb.exists(standing)
}
