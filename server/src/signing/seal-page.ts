// Makes the sealed text of a page: its fields, and the secretariat's certification over everything. From then on only signatures are added.
import { hexOf } from '@plenary/shared/signing/bytes'
import { parseCertificate } from '@plenary/shared/signing/certificate'
import { useOfSeal } from '@plenary/shared/signing/certificate-use'
import { SEAL_FIELD } from '@plenary/shared/signing/signature-fields'
import { withRoom } from '@plenary/shared/signing/subject-names'
import { type Bytes, makeSigningKey, type Subtle, sha256, signBytes } from '@plenary/shared/signing/subtle'
import type { SealedPage } from '../ports/signed-page.ts'
import type { Authority } from './authority.ts'
import { embedSignature } from './pdf-embed.ts'
import { addSignatureFields, type FieldBox } from './pdf-fields.ts'
import { prepareSignature } from './pdf-prepare.ts'

export interface PageWithBoxes {
  /** PDF/A, tagged. */
  readonly page: Bytes
  readonly boxes: readonly FieldBox[]
  /** The signing's id. */
  readonly signing: string
  /** The name of the network, and of the declaration. */
  readonly network: string
  readonly title: string
  /** Where the plenary takes place. */
  readonly place: string
}

/** The key of the seal is made for it and forgotten, as a city's is. The seal's time is the second from which its certificate is valid. */
export async function sealPage(
  subtle: Subtle,
  authority: Authority,
  wanted: PageWithBoxes,
): Promise<SealedPage> {
  const { page, boxes, signing, network, title, place } = wanted
  const withFields = await addSignatureFields(page, boxes, network)
  const key = await makeSigningKey(subtle)
  const names = {
    commonName: withRoom(network),
    title: '',
    organization: withRoom(network),
    unit: withRoom(title),
  }
  const certificate = await authority.certify(key.spki, names, useOfSeal(signing))
  const prepared = await prepareSignature(subtle, withFields, {
    field: SEAL_FIELD,
    certificate,
    signedAt: parseCertificate(certificate)?.notBefore ?? '',
    name: network,
    reason: title,
    location: place,
    stamp: null,
    certifies: true,
  })
  const signature = await signBytes(subtle, key.privateKey, prepared.attributes)
  const sealed = embedSignature(prepared, { certificate, root: authority.root, signature })
  return {
    page,
    fields: withFields.slice(page.length),
    seal: sealed.slice(withFields.length),
    sealedLength: sealed.length,
    sealedDigest: hexOf(await sha256(subtle, sealed)),
    authorityId: authority.id,
  }
}
