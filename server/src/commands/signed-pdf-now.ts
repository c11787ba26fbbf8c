// The PDF of a signing as it is by now: every increment, one behind the other.
import { concatBytes } from '@plenary/shared/signing/bytes'
import type { Bytes } from '@plenary/shared/signing/subtle'
import type { Kysely } from 'kysely'
import type { Tables } from '../ports/tables.ts'

export interface SignedPdfNow {
  readonly bytes: Bytes
  /** The number of its newest increment. */
  readonly revision: number
}

export async function signedPdfNow(read: Kysely<Tables>, signingId: string): Promise<SignedPdfNow> {
  const rows = await read
    .selectFrom('signing_revision')
    .where('signing_id', '=', signingId)
    .orderBy('number')
    .select(['number', 'bytes'])
    .execute()
  return { bytes: concatBytes(...rows.map(({ bytes }) => bytes)), revision: rows.at(-1)?.number ?? -1 }
}

export async function newestRevision(read: Kysely<Tables>, signingId: string): Promise<number> {
  const newest = await read
    .selectFrom('signing_revision')
    .where('signing_id', '=', signingId)
    .select(({ fn }) => fn.max('number').as('number'))
    .executeTakeFirst()
  return newest?.number ?? -1
}
