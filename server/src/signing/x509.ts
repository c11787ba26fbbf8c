// Writes certificates and revocation lists. The library asks for `reflect-metadata` before it is loaded.
import 'reflect-metadata'
import { webcrypto } from 'node:crypto'
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  cryptoProvider,
  type Extension,
  type JsonNameParams,
  KeyUsageFlags,
  KeyUsagesExtension,
  Name,
  PublicKey,
  SubjectKeyIdentifierExtension,
  X509Certificate,
  X509CertificateGenerator,
  X509CrlGenerator,
  X509CrlReason,
} from '@peculiar/x509'
import { type SubjectNames, USER_ID } from '@plenary/shared/signing/certificate'
import type { Bytes } from '@plenary/shared/signing/subtle'
import type { RevocationReason } from '../ports/signing-tables.ts'

cryptoProvider.set(webcrypto)

export type PrivateKey = webcrypto.CryptoKey

export interface Validity {
  readonly notBefore: Date
  readonly notAfter: Date
}

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }

/** A key for an authority, which can be taken out to be sealed. */
export async function makeAuthorityKey(): Promise<{ spki: Bytes; pkcs8: Bytes; key: PrivateKey }> {
  const pair = await webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify'])
  return {
    spki: new Uint8Array(await webcrypto.subtle.exportKey('spki', pair.publicKey)),
    pkcs8: new Uint8Array(await webcrypto.subtle.exportKey('pkcs8', pair.privateKey)),
    key: pair.privateKey,
  }
}

export function importAuthorityKey(pkcs8: Bytes): Promise<PrivateKey> {
  return webcrypto.subtle.importKey('pkcs8', pkcs8, ALGORITHM, false, ['sign'])
}

interface Certified extends Validity {
  readonly serial: string
  readonly names: SubjectNames
  readonly spki: Bytes
}

interface CertifiedLeaf extends Certified {
  /** For which one signature. */
  readonly use: string
}

export async function writeRoot(
  { serial, names, spki, ...validity }: Certified,
  key: PrivateKey,
): Promise<Bytes> {
  const name = nameOf(names, '')
  const extensions = [
    new BasicConstraintsExtension(true, 0, true),
    new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
  ]
  return write({ serial, subject: name, issuer: name, spki, ...validity }, key, extensions)
}

/** Of a key that signs documents. */
export async function writeLeaf(
  { serial, names, use, spki, ...validity }: CertifiedLeaf,
  root: Bytes,
  key: PrivateKey,
): Promise<Bytes> {
  const issuer = new X509Certificate(root)
  const extensions = [
    new BasicConstraintsExtension(false, undefined, true),
    new KeyUsagesExtension(KeyUsageFlags.digitalSignature | KeyUsageFlags.nonRepudiation, true),
    await AuthorityKeyIdentifierExtension.create(issuer.publicKey),
  ]
  return write(
    { serial, subject: nameOf(names, use), issuer: issuer.subjectName, spki, ...validity },
    key,
    extensions,
  )
}

interface Written extends Validity {
  readonly serial: string
  readonly subject: Name
  readonly issuer: Name
  readonly spki: Bytes
}

async function write(
  { serial, subject, issuer, spki, ...validity }: Written,
  signingKey: PrivateKey,
  extensions: Extension[],
): Promise<Bytes> {
  const publicKey = new PublicKey(spki)
  const certificate = await X509CertificateGenerator.create({
    serialNumber: serial,
    subject,
    issuer,
    ...validity,
    publicKey,
    signingKey,
    signingAlgorithm: ALGORITHM,
    extensions: [...extensions, await SubjectKeyIdentifierExtension.create(publicKey)],
  })
  return new Uint8Array(certificate.rawData)
}

export interface Revocation {
  /** In hexadecimal. */
  readonly serial: string
  readonly at: string
  readonly reason: RevocationReason | null
}

/** As X.509 has them: no key was stolen, and nobody lost an office. */
const REASONS: Readonly<Record<RevocationReason, X509CrlReason>> = {
  aborted: X509CrlReason.cessationOfOperation,
  unused: X509CrlReason.cessationOfOperation,
  superseded: X509CrlReason.superseded,
}

export async function writeRevocationList(
  revocations: readonly Revocation[],
  { root, madeAt, until, key }: { root: Bytes; madeAt: Date; until: Date; key: PrivateKey },
): Promise<Bytes> {
  const issuer = new X509Certificate(root)
  const list = await X509CrlGenerator.create({
    issuer: issuer.subjectName,
    thisUpdate: madeAt,
    nextUpdate: until,
    signingKey: key,
    signingAlgorithm: ALGORITHM,
    extensions: [await AuthorityKeyIdentifierExtension.create(issuer.publicKey)],
    entries: revocations.map(({ serial, at, reason }) => ({
      serialNumber: serial,
      revocationDate: new Date(at),
      ...(reason && { reason: REASONS[reason] }),
    })),
  })
  return new Uint8Array(list.rawData)
}

/** As UTF-8 whatever is in it: the library takes some beginnings of a name for something else. */
function nameOf({ commonName, title, organization, unit }: SubjectNames, use: string): Name {
  const parts = [
    ['CN', commonName],
    ['2.5.4.12', title],
    ['O', organization],
    ['OU', unit],
    [USER_ID, use],
  ] as const
  const json: JsonNameParams = parts
    .filter(([, name]) => name !== '')
    .map(([type, name]) => ({ [type]: [{ utf8String: name }] }))
  return new Name(json)
}
