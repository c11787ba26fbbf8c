// Keeps the bundle of a signing as it was made: whoever asks later is given the same bytes, until a scan or an opinion comes to it.
import type { Refusal } from '@plenary/shared/refusal'
import type { Insertable } from 'kysely'
import type { BundleTable } from '../ports/signing-tables.ts'
import type { CommandContext } from './command-context.ts'
import { writeUnit } from './write-unit.ts'

/** In place of the one before. */
export function keepBundle(
  context: Pick<CommandContext, 'storage'>,
  bundle: Insertable<BundleTable>,
): Promise<Refusal | undefined> {
  const { facts, bytes, made_at } = bundle
  const query = context.storage.read
    .insertInto('bundle')
    .values(bundle)
    .onConflict((conflict) => conflict.column('signing_id').doUpdateSet({ facts, bytes, made_at }))
    .compile()
  return writeUnit(context, { statements: [{ query, expectRows: 1 }] })
}
