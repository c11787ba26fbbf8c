// The signed attributes of CMS (RFC 5652 §5.4): what a PDF's signature is over. The browser makes them itself, from the document that it
// has and from its certificate, and refuses to sign others.
import { derOctets, derOid, derSequence, derSetOf } from './der.ts'
import { type Bytes, type Subtle, sha256 } from './subtle.ts'

export const OID = {
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingTime: '1.2.840.113549.1.9.5',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  sha256: '2.16.840.1.101.3.4.2.1',
  ecdsaWithSha256: '1.2.840.10045.4.3.2',
} as const

/**
 * Three and no more, as ETSI EN 319 142-1 has it for its baseline: what is signed, its digest, and which certificate (RFC 5035, whose
 * default is SHA-256). The time stands in the PDF itself.
 */
export async function signedAttributes(
  subtle: Subtle,
  documentDigest: Bytes,
  certificate: Bytes,
): Promise<Bytes> {
  const certificateId = derSequence(derOctets(await sha256(subtle, certificate)))
  return derSetOf(
    attribute(OID.contentType, derOid(OID.data)),
    attribute(OID.messageDigest, derOctets(documentDigest)),
    attribute(OID.signingCertificateV2, derSequence(derSequence(certificateId))),
  )
}

function attribute(type: string, value: Bytes): Bytes {
  return derSequence(derOid(type), derSetOf(value))
}
