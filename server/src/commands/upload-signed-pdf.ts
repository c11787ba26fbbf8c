// Takes a PDF that a city signed outside, with a certificate of its own, in its empty field.
import { createHash } from 'node:crypto'
import { nameIn } from '@plenary/shared/declaration/name-in'
import { namesSchema } from '@plenary/shared/declaration/names'
import { isRefusal, type Refusal, refuse } from '@plenary/shared/refusal'
import { equalBytes } from '@plenary/shared/signing/bytes'
import { fieldOfCity } from '@plenary/shared/signing/signature-fields'
import { nameOfSubject } from '@plenary/shared/signing/subject-names'
import type { Bytes } from '@plenary/shared/signing/subtle'
import type { Actor } from '../ports/actor.ts'
import { moment } from '../ports/surroundings.ts'
import type { OutsideSignature } from '../signing/outside-signature.ts'
import type { OutsideThread } from '../signing/outside-thread.ts'
import { personOf } from './change-state.ts'
import type { CommandContext } from './command-context.ts'
import { newestRevision, type SignedPdfNow, signedPdfNow } from './signed-pdf-now.ts'
import { capacityToUpload } from './signing-capacity.ts'
import {
  type CityInSigning,
  cityInSigning,
  refuseSecondOutcome,
  type SigningPlace,
  writeOutcome,
} from './signing-under-way.ts'

export interface OutsideContext extends CommandContext {
  readonly outside: OutsideThread
  /** Roots of others that the operator trusts, DER. */
  readonly trustedRoots: readonly Bytes[]
}

export async function uploadSignedPdf(
  context: OutsideContext,
  actor: Actor,
  { file, ...asked }: SigningPlace & { readonly file: Bytes },
): Promise<Refusal | undefined> {
  const { read } = context.storage
  const place = await cityInSigning(read, asked)
  if (isRefusal(place)) return place
  const capacity = await capacityToUpload(context, actor, place)
  if (isRefusal(capacity)) return capacity
  const second = refuseSecondOutcome(place)
  if (second) return second
  const now = await signedPdfNow(read, place.signingId)
  if (!beginsWith(file, now.bytes)) return refuseOther(context, place, file)
  const given = await context.outside.check({
    base: now.bytes,
    uploaded: file,
    field: fieldOfCity(place.city.city_id),
    roots: await networkRoots(context),
    trusted: context.trustedRoots,
    now: moment(context.surroundings),
  })
  if (typeof given === 'string') return refuse(given)
  const at = await signedAt(context, place, given)
  if (at < given.notBefore || at > given.notAfter) return refuse('pdf-certificate-time')
  const certificate = createHash('sha256').update(given.der).digest('hex')
  const name = nameOfSubject(given.subject)
  const issuer = nameOfSubject(given.issuer)
  const trustedRoot = trustedAt(given, at)
  const refusal = await writeOutcome(context, actor, place, {
    action: 'signature-uploaded',
    outcome: {
      ...{ outcome: 'signed', way: 'outside', at, signed_name: name, issuer, certificate },
      trusted_root: trustedRoot,
      person_id: personOf(actor),
    },
    data: { name, issuer, certificate, trustedRoot, signedAt: at, ...capacity.named },
    conditions: [...capacity.conditions, nextRevision(context, place, now, file)],
  })
  const isStale = refusal?.refused === 'precondition-failed' && (await isOlder(context, place, now))
  return isStale ? refuseOther(context, place, file) : refusal
}

/** The root by which it was trusted when it was given; null where its issuer is not known here. */
function trustedAt({ path }: OutsideSignature, at: string): string | null {
  return path && path.notBefore <= at && at <= path.notAfter ? path.root : null
}

function beginsWith(file: Bytes, base: Bytes): boolean {
  return equalBytes(file.subarray(0, base.length), base)
}

async function isOlder({ storage }: CommandContext, { signingId }: CityInSigning, now: SignedPdfNow) {
  return (await newestRevision(storage.read, signingId)) !== now.revision
}

/** Of a file that begins as the sealed text, which cities had signed when it was downloaded, and which had not. */
async function refuseOther(
  { storage: { read } }: CommandContext,
  { signingId }: CityInSigning,
  file: Bytes,
): Promise<Refusal> {
  const revisions = await read
    .selectFrom('signing_revision')
    .leftJoin('signing_city', (join) =>
      join
        .onRef('signing_city.signing_id', '=', 'signing_revision.signing_id')
        .onRef('signing_city.city_id', '=', 'signing_revision.city_id'),
    )
    .where('signing_revision.signing_id', '=', signingId)
    .orderBy('number')
    .select(['kind', 'bytes', 'names'])
    .execute()
  let at = 0
  const differing = revisions.findIndex(({ bytes }) => {
    const isThere = equalBytes(file.subarray(at, at + bytes.length), bytes)
    at += bytes.length
    return !isThere
  })
  const missing = revisions.slice(differing === -1 ? revisions.length : differing)
  if (missing.some(({ kind }) => kind !== 'city')) return refuse('pdf-other')
  const names = missing.map(({ names }) => nameIn(namesSchema.parse(JSON.parse(names ?? '{}')), 'en'))
  return refuse('pdf-older', names.join(', '))
}

async function networkRoots({ storage: { read } }: CommandContext): Promise<Bytes[]> {
  const rows = await read.selectFrom('authority').select('certificate').execute()
  return rows.map(({ certificate }) => new Uint8Array(certificate))
}

/** As the signature says, if that lies within the signing; else when it arrived. */
async function signedAt(
  { storage: { read }, surroundings }: CommandContext,
  { signingId }: CityInSigning,
  { at }: OutsideSignature,
): Promise<string> {
  const { opened_at } = await read
    .selectFrom('signing')
    .where('id', '=', signingId)
    .select('opened_at')
    .executeTakeFirstOrThrow()
  const now = moment(surroundings)
  // A PDF says whole seconds.
  const opened = `${opened_at.slice(0, 19)}.000Z`
  return opened <= at && at <= now ? at : now
}

/** Of two that were made of one copy, the number of the next increment lets one be written. */
function nextRevision(
  { storage: { read }, surroundings }: CommandContext,
  { signingId, city }: CityInSigning,
  now: SignedPdfNow,
  file: Bytes,
) {
  const query = read
    .insertInto('signing_revision')
    .values({
      signing_id: signingId,
      number: now.revision + 1,
      kind: 'city',
      city_id: city.city_id,
      bytes: file.slice(now.bytes.length),
      at: moment(surroundings),
    })
    .compile()
  return { query, expectRows: 1 }
}
