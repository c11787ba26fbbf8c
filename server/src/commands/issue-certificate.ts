// Certifies the key of an attempt. That it did is on record before anybody has the certificate: what is not used becomes void.
import { webcrypto } from 'node:crypto'
import { isRefusal, type Refusal, refuse } from '@plenary/shared/refusal'
import { hexOf } from '@plenary/shared/signing/bytes'
import { useOfField } from '@plenary/shared/signing/certificate-use'
import { fieldOfCity } from '@plenary/shared/signing/signature-fields'
import { subjectNamesOf } from '@plenary/shared/signing/subject-names'
import { type Bytes, sha256 } from '@plenary/shared/signing/subtle'
import type { Actor } from '../ports/actor.ts'
import { moment } from '../ports/surroundings.ts'
import type { Authority } from '../signing/authority.ts'
import type { AttemptUnderWay } from './attempt-under-way.ts'
import type { CeremonyContext } from './ceremony-context.ts'
import { revokeUnused } from './revoke-unused.ts'
import { setOutcome } from './signing-under-way.ts'
import { isVoid, serialOf } from './use-certificate.ts'
import { auditEntry, writeUnit } from './write-unit.ts'

/** DER: one for an attempt, however often it is prepared. One of the city's that waits for its signature becomes void. */
export async function issueCertificate(
  context: CeremonyContext,
  actor: Actor,
  underWay: AttemptUnderWay,
  authority: Authority,
): Promise<Bytes | Refusal> {
  const { attempt } = underWay
  attempt.certificate ??= issue(context, actor, underWay, authority)
  const certificate = await attempt.certificate
  if (isRefusal(certificate)) return certificate
  return (await isVoid(context, certificate)) ? refuse('attempt-ended') : certificate
}

async function issue(
  context: CeremonyContext,
  actor: Actor,
  underWay: AttemptUnderWay,
  authority: Authority,
): Promise<Bytes | Refusal> {
  const { attempt } = underWay
  const use = useOfField(attempt.signingId, fieldOfCity(attempt.cityId))
  const certificate = await authority.certify(attempt.spki, subjectNamesOf(attempt.consent), use)
  const refusal = await note(context, actor, underWay, { authority, certificate })
  if (refusal) attempt.certificate = undefined
  return refusal ?? certificate
}

/** Holds only while the signing is under way and nothing came of the city: what is issued later would not become void with the others. */
async function note(
  context: CeremonyContext,
  actor: Actor,
  { attempt, place, capacity }: AttemptUnderWay,
  { authority, certificate }: { authority: Authority; certificate: Bytes },
): Promise<Refusal | undefined> {
  const { read } = context.storage
  const { signingId, cityId, personId, expiresAt } = attempt
  const query = read
    .insertInto('signing_certificate')
    .values({
      serial: serialOf(certificate),
      authority_id: authority.id,
      signing_id: signingId,
      city_id: cityId,
      person_id: personId,
      issued_at: moment(context.surroundings),
      expires_at: expiresAt,
      used_at: null,
    })
    .compile()
  return writeUnit(context, {
    statements: [
      ...capacity.conditions,
      setOutcome(context, actor, place, {}),
      revokeUnused(context, { signingId, cityId }, 'superseded'),
      { query, expectRows: 1 },
    ],
    audit: [
      auditEntry(context, actor, {
        action: 'certificate-issued',
        subject: `declaration:${place.declarationId}`,
        data: {
          signing: signingId,
          cityId,
          certificate: hexOf(await sha256(webcrypto.subtle, certificate)),
          serial: serialOf(certificate),
          ...capacity.named,
        },
        plenaryId: place.plenaryId,
      }),
    ],
  })
}
