// A signature as it stands in a PDF: CMS SignedData (RFC 5652) with one signer, over content that is elsewhere.
import { concatBytes } from './bytes.ts'
import { readIssuerAndSerial } from './certificate.ts'
import {
  contextTag,
  type DerNode,
  der,
  derInteger,
  derOctets,
  derOid,
  derSequence,
  derSetOf,
  MalformedDer,
  readNode,
  readOrUndefined,
  TAG,
} from './der.ts'
import { rawToDer } from './ecdsa.ts'
import { OID } from './signed-attributes.ts'
import type { Bytes } from './subtle.ts'

export interface SignatureParts {
  /** DER, as `signedAttributes` makes them. */
  readonly attributes: Bytes
  /** r and s over the attributes. */
  readonly signature: Bytes
  /** DER: of the key, and the root that certified it. */
  readonly certificate: Bytes
  readonly root: Bytes
}

const one = derInteger(Uint8Array.of(1))
const digestAlgorithm = derSequence(derOid(OID.sha256))

export function writeSignedData({ attributes, signature, certificate, root }: SignatureParts): Bytes {
  const signer = derSequence(
    one,
    readIssuerAndSerial(certificate),
    digestAlgorithm,
    concatBytes(Uint8Array.of(contextTag(0)), attributes.subarray(1)),
    derSequence(derOid(OID.ecdsaWithSha256)),
    derOctets(rawToDer(signature)),
  )
  const signedData = derSequence(
    one,
    derSetOf(digestAlgorithm),
    derSequence(derOid(OID.data)),
    der(contextTag(0), certificate, root),
    derSetOf(signer),
  )
  return derSequence(derOid(OID.signedData), der(contextTag(0), signedData))
}

/** What anybody’s SignedData says, whatever the algorithms. */
export interface SignedData {
  /** DER, in the order in which they stand. */
  readonly certificates: readonly Bytes[]
  readonly signers: readonly SignerInfo[]
  /** What follows the value: the hole in a PDF is larger than what is in it. */
  readonly rest: Bytes
}

export interface SignerInfo {
  /** DER of the issuer’s name and the certificate’s number, as one sequence; null where the signer names its certificate otherwise. */
  readonly issuerAndSerial: Bytes | null
  readonly digestAlgorithm: string
  /** The signed attributes as the signature is over them (a SET OF); null where there are none. */
  readonly attributes: Bytes | null
  /** The values of each signed attribute, DER, by its object identifier. */
  readonly values: ReadonlyMap<string, readonly Bytes[]>
  /** AlgorithmIdentifier of the signature, DER. */
  readonly algorithm: Bytes
  /** As it stands: of ECDSA, DER. */
  readonly signature: Bytes
}

/** Undefined where it is no SignedData in DER. */
export function parseSignedData(bytes: Bytes): SignedData | undefined {
  return readOrUndefined(() => {
    const whole = readNode(bytes).is(TAG.sequence)
    if (whole.child(0).oid() !== OID.signedData) throw new MalformedDer('no SignedData')
    const members = whole.child(1).is(contextTag(0)).child(0).is(TAG.sequence).children()
    const signers = members.at(-1)?.is(TAG.set).children() ?? []
    const certificates = members.slice(3).find(({ tag }) => tag === contextTag(0))
    return {
      certificates: certificates?.children().map((certificate) => certificate.bytes) ?? [],
      signers: signers.map(readSigner),
      rest: bytes.subarray(whole.bytes.length),
    }
  })
}

function readSigner(node: DerNode): SignerInfo {
  const [, named, digest, ...rest] = node.is(TAG.sequence).children()
  const attributes = rest[0]?.tag === contextTag(0) ? rest[0] : undefined
  const [algorithm, signature] = attributes ? rest.slice(1) : rest
  if (!named || !digest || !algorithm || !signature) throw new MalformedDer('no signer')
  return {
    issuerAndSerial: named.tag === TAG.sequence ? named.bytes : null,
    digestAlgorithm: digest.child(0).oid(),
    attributes: attributes ? concatBytes(Uint8Array.of(TAG.set), attributes.bytes.subarray(1)) : null,
    values: readAttributes(attributes),
    algorithm: algorithm.bytes,
    signature: signature.is(TAG.octetString).content,
  }
}

function readAttributes(node: DerNode | undefined): ReadonlyMap<string, readonly Bytes[]> {
  const entries = (node?.children() ?? []).map((attribute) => {
    const values = attribute.child(1).is(TAG.set).children()
    return [attribute.child(0).oid(), values.map((value) => value.bytes)] as const
  })
  const values = new Map(entries)
  if (values.size !== entries.length) throw new MalformedDer('an attribute stands twice')
  return values
}

/** The digest in the attribute messageDigest; undefined where there is not one. */
export function messageDigestOf(signer: SignerInfo): Bytes | undefined {
  return readOrUndefined(() => onlyValue(signer, OID.messageDigest).is(TAG.octetString).content)
}

/** The digest of the signer’s certificate, in the attribute signingCertificateV2; undefined where it is not there. */
export function boundCertificateOf(
  signer: SignerInfo,
): { readonly digestAlgorithm: string; readonly digest: Bytes } | undefined {
  return readOrUndefined(() => {
    const [first, second] = onlyValue(signer, OID.signingCertificateV2).child(0).child(0).children()
    if (!first) throw new MalformedDer('no digest')
    const isDefault = first.tag === TAG.octetString
    const digest = isDefault ? first : second
    if (!digest) throw new MalformedDer('no digest')
    return {
      digestAlgorithm: isDefault ? OID.sha256 : first.child(0).oid(),
      digest: digest.is(TAG.octetString).content,
    }
  })
}

function onlyValue(signer: SignerInfo, type: string): DerNode {
  const [value, ...others] = signer.values.get(type) ?? []
  if (!value || others.length > 0) throw new MalformedDer('not one value')
  return readNode(value)
}
