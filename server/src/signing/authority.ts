// The network's own certificate authority: a root whose key certifies one key for each signature, and says which certificates are void.
import { createHash } from 'node:crypto'
import { newId } from '@plenary/shared/ids'
import { hexOf } from '@plenary/shared/signing/bytes'
import { parseCertificate, type SubjectNames } from '@plenary/shared/signing/certificate'
import type { Bytes } from '@plenary/shared/signing/subtle'
import type { AuthorityTable } from '../ports/signing-tables.ts'
import { moment, type Surroundings } from '../ports/surroundings.ts'
import { openKey, sealKey } from './key-sealing.ts'
import {
  importAuthorityKey,
  makeAuthorityKey,
  type PrivateKey,
  type Revocation,
  type Validity,
  writeLeaf,
  writeRevocationList,
  writeRoot,
} from './x509.ts'

/** So long anybody can check a signature with today's tools: readers judge a certificate by the day on which they look. */
const YEARS = 30

/** An authority whose key is open. */
export class Authority {
  readonly id: string
  /** DER. */
  readonly root: Bytes
  /** SHA-256 of the root certificate. */
  readonly fingerprint: string
  readonly #key: PrivateKey
  readonly #surroundings: Clockwork
  readonly #notAfter: Date

  constructor(
    row: Pick<AuthorityTable, 'id' | 'certificate' | 'fingerprint'>,
    key: PrivateKey,
    surroundings: Clockwork,
  ) {
    this.id = row.id
    this.root = new Uint8Array(row.certificate)
    this.fingerprint = row.fingerprint
    this.#key = key
    this.#surroundings = surroundings
    this.#notAfter = new Date(parseCertificate(this.root)?.notAfter ?? Number.NaN)
  }

  /**
   * DER of a certificate for a key that signs once: valid from now, as long as the root is.
   *
   * @param use for what it signs (`certificate-use.ts`)
   */
  certify(spki: Bytes, names: SubjectNames, use: string): Promise<Bytes> {
    const serial = newSerial(this.#surroundings)
    const validity = { notBefore: wholeSecond(this.#surroundings), notAfter: this.#notAfter }
    return writeLeaf({ serial, names, use, spki, ...validity }, this.root, this.#key)
  }

  /**
   * DER.
   *
   * @param lifetime in milliseconds, after which programs of others ask for a newer one. Without it, it is good as long as the root:
   * whoever has only a bundle has no newer one
   */
  revocationList(
    revocations: readonly Revocation[],
    {
      madeAt = wholeSecond(this.#surroundings),
      lifetime = Number.POSITIVE_INFINITY,
    }: { readonly madeAt?: Date; readonly lifetime?: number } = {},
  ): Promise<Bytes> {
    const until = new Date(Math.min(madeAt.getTime() + lifetime, this.#notAfter.getTime()))
    const times = { madeAt, until }
    return writeRevocationList(revocations, { root: this.root, key: this.#key, ...times })
  }
}

type Clockwork = Pick<Surroundings, 'now' | 'randomBytes'>

/** A new root and its row. */
export async function makeAuthority(
  { number, network, secret }: { number: number; network: string; secret: string },
  surroundings: Clockwork,
): Promise<{ row: AuthorityTable; authority: Authority }> {
  const { spki, pkcs8, key } = await makeAuthorityKey()
  const names = { commonName: rootName(network, number), title: '', organization: '', unit: '' }
  const serial = newSerial(surroundings)
  const certificate = await writeRoot({ serial, names, spki, ...rootValidity(surroundings) }, key)
  const row: AuthorityTable = {
    id: newId(surroundings.randomBytes),
    number,
    certificate,
    fingerprint: fingerprintOf(certificate),
    sealed_key: await sealKey(pkcs8, secret, surroundings.randomBytes),
    created_at: moment(surroundings),
    retired_at: null,
  }
  return { row, authority: new Authority(row, key, surroundings) }
}

/** Undefined where the secret does not open its key: it is another one than that with which it was sealed. */
export async function openAuthority(
  row: Pick<AuthorityTable, 'id' | 'certificate' | 'fingerprint' | 'sealed_key'>,
  secret: string,
  surroundings: Clockwork,
): Promise<Authority | undefined> {
  const pkcs8 = await openKey(row.sealed_key, secret)
  return pkcs8 && new Authority(row, await importAuthorityKey(pkcs8), surroundings)
}

/** SHA-256 in lower-case hexadecimal. */
export function fingerprintOf(der: Uint8Array): string {
  return createHash('sha256').update(der).digest('hex')
}

/** A name has room for 64 characters; the number tells the roots of a network apart. */
function rootName(network: string, number: number): string {
  const end = ` – root ${number}`
  return `${Array.from(network)
    .slice(0, 64 - end.length)
    .join('')
    .trim()}${end}`
}

function rootValidity(surroundings: Clockwork): Validity {
  const notBefore = wholeSecond(surroundings)
  const notAfter = new Date(notBefore)
  notAfter.setUTCFullYear(notBefore.getUTCFullYear() + YEARS)
  return { notBefore, notAfter }
}

function wholeSecond(surroundings: Clockwork): Date {
  return new Date(Math.floor(surroundings.now() / 1000) * 1000)
}

/** 127 random bits: a first bit that is set would be a negative number, and a first byte of zero another spelling. */
function newSerial({ randomBytes }: Clockwork): string {
  const bytes = randomBytes(16)
  return hexOf(Uint8Array.from(bytes, (byte, index) => (index === 0 ? (byte & 0x7f) | 0x40 : byte)))
}
