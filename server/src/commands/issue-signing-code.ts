// Issues a code with which the signatory of a city confirms once. The secretariat hands it over in person; only its hash is stored.
import { createHash } from 'node:crypto'
import { newId, newToken } from '@plenary/shared/ids'
import { isRefusal, type Refusal } from '@plenary/shared/refusal'
import type { Actor } from '../ports/actor.ts'
import { moment } from '../ports/surroundings.ts'
import { personOf } from './change-state.ts'
import type { CommandContext } from './command-context.ts'
import {
  announceSigning,
  cityInSigning,
  refuseSecondOutcome,
  type SigningPlace,
} from './signing-under-way.ts'
import { auditEntry, writeUnit } from './write-unit.ts'

/** Handed over on the day of the signing. */
const LIFETIME = 12 * 60 * 60_000

/** One before it is void. */
export async function issueSigningCode(
  context: CommandContext,
  actor: Actor,
  place: SigningPlace,
): Promise<{ code: string; expiresAt: string } | Refusal> {
  const { storage, surroundings } = context
  const found = await cityInSigning(storage.read, place)
  if (isRefusal(found)) return found
  const second = refuseSecondOutcome(found)
  if (second) return second
  const code = newToken(surroundings.randomBytes).slice(0, 12)
  const expiresAt = new Date(surroundings.now() + LIFETIME).toISOString()
  const at = moment(surroundings)
  const { signingId, plenaryId } = found
  const voided = storage.read
    .updateTable('signing_code')
    .set({ voided_at: at })
    .where('signing_id', '=', signingId)
    .where('city_id', '=', place.cityId)
    .where('used_at', 'is', null)
    .where('voided_at', 'is', null)
  const issued = storage.read.insertInto('signing_code').values({
    id: newId(surroundings.randomBytes),
    signing_id: signingId,
    city_id: place.cityId,
    code_hash: hashSigningCode(signingId, code),
    issued_by: personOf(actor),
    issued_at: at,
    expires_at: expiresAt,
    failures: 0,
    used_at: null,
    voided_at: null,
  })
  const refusal = await writeUnit(context, {
    statements: [{ query: voided.compile() }, { query: issued.compile(), expectRows: 1 }],
    audit: [
      auditEntry(context, actor, {
        action: 'signing-code-issued',
        subject: `declaration:${place.declarationId}`,
        data: { signing: signingId, cityId: place.cityId },
        plenaryId,
      }),
    ],
  })
  if (refusal) return refusal
  announceSigning(context, place.declarationId)
  return { code: (code.match(/.{4}/g) ?? []).join('-'), expiresAt }
}

/** Of what was typed: case, hyphens and spaces don't matter, nor letters that are taken for digits. */
export function hashSigningCode(signingId: string, typed: string): string {
  const code = typed
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, '')
    .replaceAll('o', '0')
    .replaceAll(/[il]/g, '1')
  return createHash('sha256').update(`${signingId}/${code}`).digest('hex')
}
