// The way from a certificate of others to a root that the operator trusts (RFC 5280, 6.1): names, signatures, time, and what each may
// certify. Who sets conditions that are not followed here, on names or policies, is trusted by nobody.

import { hexOf } from '@plenary/shared/signing/bytes'
import {
  type Certificate,
  type Extension,
  extensionsOf,
  isCertifiedBy,
} from '@plenary/shared/signing/certificate'
import { readDer, readOrUndefined, TAG } from '@plenary/shared/signing/der'
import { type Subtle, sha256 } from '@plenary/shared/signing/subtle'

export interface TrustedPath {
  /** SHA-256 of the root. */
  readonly root: string
  /** As long as everything on the way is valid. */
  readonly notBefore: string
  readonly notAfter: string
}

export interface Candidates {
  /** Certificates that came with it, which nobody believes for that. */
  readonly named: readonly Certificate[]
  readonly trusted: readonly Certificate[]
  /** When it was used. */
  readonly at: string
}

/** The shortest; null where none leads to a trusted root. */
export async function trustedPath(
  subtle: Subtle,
  certificate: Certificate,
  { named, trusted, at }: Candidates,
): Promise<TrustedPath | null> {
  if (!maySign(certificate) || !isValidAt(certificate, at)) return null
  const known = new Set(trusted.filter((root) => isValidAt(root, at)))
  const left = new Set(named.filter((each) => isValidAt(each, at)))
  let ways: Certificate[][] = [[certificate]]
  while (ways.length > 0) {
    for (const way of ways)
      for (const root of known) if (await certifies(subtle, root, way)) return pathOf(subtle, [...way, root])
    const longer: Certificate[][] = []
    for (const way of ways) {
      for (const issuer of left) {
        if (!(await certifies(subtle, issuer, way))) continue
        left.delete(issuer)
        longer.push([...way, issuer])
      }
    }
    ways = longer
  }
  return null
}

async function pathOf(subtle: Subtle, way: readonly Certificate[]): Promise<TrustedPath | null> {
  const root = way.at(-1)
  if (!root) return null
  const starts = way.map(({ notBefore }) => notBefore).sort()
  const ends = way.map(({ notAfter }) => notAfter).sort()
  return {
    root: hexOf(await sha256(subtle, root.der)),
    notBefore: starts.at(-1) ?? '',
    notAfter: ends[0] ?? '',
  }
}

function isValidAt({ notBefore, notAfter }: Certificate, at: string): boolean {
  return notBefore <= at && at <= notAfter
}

/** @param way from the certificate that signed up to the one that is certified */
async function certifies(subtle: Subtle, issuer: Certificate, way: readonly Certificate[]): Promise<boolean> {
  const last = way.at(-1)
  return (
    last !== undefined && mayCertify(issuer, way.length - 1) && (await isCertifiedBy(subtle, last, issuer))
  )
}

const ID = {
  keyUsage: '2.5.29.15',
  basicConstraints: '2.5.29.19',
  nameConstraints: '2.5.29.30',
  policies: '2.5.29.32',
  policyMappings: '2.5.29.33',
  policyConstraints: '2.5.29.36',
  extendedKeyUsage: '2.5.29.37',
  inhibitAnyPolicy: '2.5.29.54',
} as const

/** Followed, or about what nobody asks here. */
const FOLLOWED: readonly string[] = [ID.keyUsage, ID.basicConstraints, ID.policies, ID.extendedKeyUsage]
const CONDITIONS = [ID.nameConstraints, ID.policyMappings, ID.policyConstraints, ID.inhibitAnyPolicy]

type Extensions = ReadonlyMap<string, Extension>

/** Undefined where it sets a condition that is not followed. */
function followed(certificate: Certificate): Extensions | undefined {
  const extensions = extensionsOf(certificate)
  if (!extensions || CONDITIONS.some((id) => extensions.has(id))) return undefined
  const isStrange = [...extensions].some(([id, { isCritical }]) => isCritical && !FOLLOWED.includes(id))
  return isStrange ? undefined : extensions
}

/** In the first byte of keyUsage. */
const [SIGNS, STANDS_FOR, CERTIFIES] = [0x80, 0x40, 0x04]

function hasUsage(extensions: Extensions, bits: number): boolean {
  const usage = extensions.get(ID.keyUsage)
  if (!usage) return true
  const content = readOrUndefined(() => readDer(usage.value).is(TAG.bitString).content)
  return ((content?.[1] ?? 0) & bits) !== 0
}

/** For documents, mail or whatever; a key of a web server or a program signs no declaration. */
const PURPOSES: readonly string[] = [
  '2.5.29.37.0',
  '1.3.6.1.5.5.7.3.2',
  '1.3.6.1.5.5.7.3.4',
  '1.3.6.1.5.5.7.3.36',
  '1.2.840.113583.1.1.5',
  '1.3.6.1.4.1.311.10.3.12',
]

function maySign(certificate: Certificate): boolean {
  const extensions = followed(certificate)
  if (!extensions || !hasUsage(extensions, SIGNS | STANDS_FOR)) return false
  const purposes = extensions.get(ID.extendedKeyUsage)
  if (!purposes) return true
  const named = readOrUndefined(() =>
    readDer(purposes.value)
      .children()
      .map((each) => each.oid()),
  )
  return named?.some((purpose) => PURPOSES.includes(purpose)) ?? false
}

/** @param below how many authorities stand between it and the certificate that signed */
function mayCertify(certificate: Certificate, below: number): boolean {
  const extensions = followed(certificate)
  if (!extensions || !hasUsage(extensions, CERTIFIES)) return false
  const most = longestBelow(extensions)
  return most !== undefined && below <= most
}

/** Undefined where it cannot be read. */
function longestBelow(extensions: Extensions): number | undefined {
  const constraints = extensions.get(ID.basicConstraints)
  if (!constraints) return undefined
  return readOrUndefined(() => {
    const length = readDer(constraints.value)
      .children()
      .find(({ tag }) => tag === TAG.integer)
    if (!length) return Number.POSITIVE_INFINITY
    const digits = length.unsigned()
    return digits.length > 1 ? Number.POSITIVE_INFINITY : (digits[0] ?? 0)
  })
}
