// Whether whoever gave a command still has the capacity in which it was given, as a condition of its unit.
import type { ExpressionBuilder, Kysely } from 'kysely'
import { type Actor, membershipIn } from '../ports/actor.ts'
import type { Tables } from '../ports/tables.ts'

export function stillInOffice(read: Kysely<Tables>, actor: Actor, plenaryId: string | null) {
  const membership = typeof actor === 'string' ? undefined : membershipIn(actor, plenaryId)
  const office = read
    .selectFrom('membership')
    .where('id', '=', membership?.id ?? '')
    .where('role', '=', membership?.role ?? 'viewer')
    .select('id')
  return (eb: Pick<ExpressionBuilder<Tables, never>, 'exists' | 'lit'>) =>
    actor === 'system' ? eb.lit(true) : eb.exists(office)
}
