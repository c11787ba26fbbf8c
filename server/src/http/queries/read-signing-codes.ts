// The codes with which signatories confirm, as the secretariat follows them: the last one of each city, without the code.
import type { IssuedCode } from '@plenary/shared/api/signing-routes'
import type { Kysely } from 'kysely'
import { readStandingSigning } from '../../commands/standing-signing.ts'
import type { Tables } from '../../ports/tables.ts'

export async function readSigningCodes(read: Kysely<Tables>, declarationId: string): Promise<IssuedCode[]> {
  const signing = await readStandingSigning(read, declarationId)
  return read
    .selectFrom('signing_code')
    .where('signing_id', '=', signing?.id ?? '')
    .where('voided_at', 'is', null)
    .orderBy('issued_at')
    .select(['city_id as cityId', 'issued_at as issuedAt', 'expires_at as expiresAt'])
    .select(['used_at as usedAt', 'failures'])
    .execute()
}
