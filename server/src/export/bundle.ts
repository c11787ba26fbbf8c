// The bundle of a signed declaration: everything that somebody needs who wants to check it without us. docs/SIGNED-TEXT.md says what
// lies where; `shared/src/verify` reads it.
import { createHash } from 'node:crypto'
import { canonicalJson } from '@plenary/shared/canon/canonical-json'
import { toBase64 } from '@plenary/shared/signing/base64'
import { pemOf } from '@plenary/shared/signing/pem'
import {
  BUNDLE_TYPE,
  type Manifest,
  type ManifestCity,
  type ManifestFile,
  PATHS,
  pathsOfCity,
} from '@plenary/shared/verify/bundle-manifest'
import { type Zippable, zipSync } from 'fflate'
import { bundleReadme } from './bundle-readme.ts'

export interface BundleData {
  readonly madeAt: string
  readonly declaration: Manifest['declaration']
  /** The signing's id. */
  readonly signing: string
  readonly sealed: Manifest['sealed']
  /** DER. */
  readonly root: Uint8Array
  /** DER; null where the authority's key is not open. */
  readonly revocationList: Uint8Array | null
  readonly pdf: Uint8Array
  /** As it is attached to the page. */
  readonly canonical: Uint8Array
  /** In the plenary's order. */
  readonly cities: readonly BundleCity[]
  readonly scans: readonly BundleScan[]
  readonly record: readonly BundleEntry[]
  readonly positions: unknown
  readonly roster: unknown
  /** The declaration in other formats, by what each file is called. */
  readonly formats: ReadonlyMap<string, Uint8Array>
  /** The page that verifies offline; null where it was not built. */
  readonly verifier: Uint8Array | null
}

export interface BundleCity extends ManifestCity {
  /** Null unless it signed in the browser. */
  readonly given: {
    readonly statement: string
    readonly consent: string
    /** DER. */
    readonly certificate: Uint8Array
    readonly assertion: BundleAssertion | null
  } | null
}

/** A passkey's answer, with what is needed to check it. */
export interface BundleAssertion {
  readonly rpId: string
  readonly origin: string
  /** COSE, such as −7. */
  readonly algorithm: number
  /** SubjectPublicKeyInfo, DER. */
  readonly publicKey: Uint8Array
  /** AuthenticationResponseJSON. */
  readonly credential: unknown
}

export interface BundleScan {
  /** As it was uploaded. */
  readonly name: string
  /** What it is called in the bundle. */
  readonly file: string
  readonly at: string
  readonly bytes: Uint8Array
}

/** An entry of the record; of one about other matters no more than digest and hashes. */
export type BundleEntry =
  | {
      readonly seq: number
      readonly at: string
      readonly actor: string
      readonly cityId: string | null
      readonly action: string
      readonly subject: string
      readonly data: unknown
      readonly salt: string | null
      readonly digest: string | null
      readonly previousHash: string
      readonly hash: string
    }
  | WithheldEntry

interface WithheldEntry {
  readonly seq: number
  readonly digest: string | null
  readonly previousHash: string
  readonly hash: string
}

/**
 * The same bytes for the same data and signature.
 *
 * @param sign gives the secretariat's signature over the list, a JWS; null where it cannot sign
 */
export async function writeBundle(
  data: BundleData,
  sign: ((manifest: Manifest) => Promise<string>) | null,
): Promise<Uint8Array<ArrayBuffer>> {
  const files = filesOf(data)
  const manifest = manifestOf(data, files)
  files.set(PATHS.manifest, text(`${canonicalJson(manifest)}\n`))
  if (sign) files.set(PATHS.listSignature, text(`${await sign(manifest)}\n`))
  const at = new Date(data.madeAt)
  const sorted = [...files].sort(([one], [other]) => (one < other ? -1 : 1))
  const zippable: Zippable = Object.fromEntries(
    sorted.map(([path, bytes]) => [path, [bytes, { mtime: at, level: isPacked(path) ? 0 : 9 }]]),
  )
  return zipSync(zippable)
}

function filesOf(data: BundleData): Map<string, Uint8Array> {
  const files = new Map([
    [PATHS.pdf as string, data.pdf],
    [PATHS.positions, asJson(data.positions)],
    [PATHS.roster, asJson(data.roster)],
    [PATHS.canonical, data.canonical],
  ])
  for (const [place, scan] of data.scans.entries()) files.set(scanPath(scan, place), scan.bytes)
  files.set(PATHS.root, text(pemOf(data.root)))
  if (data.revocationList) files.set(PATHS.revocation, data.revocationList)
  files.set(PATHS.record, text(data.record.map((entry) => `${canonicalJson(entry)}\n`).join('')))
  files.set(PATHS.readme, text(bundleReadme(data)))
  if (data.verifier) files.set(PATHS.verifier, data.verifier)
  for (const [name, bytes] of data.formats) files.set(`formats/${name}`, bytes)
  for (const city of data.cities) for (const [path, bytes] of givenFiles(city)) files.set(path, bytes)
  return files
}

function givenFiles({ id, given }: BundleCity): [string, Uint8Array][] {
  if (!given) return []
  const paths = pathsOfCity(id)
  const { statement, consent, certificate, assertion } = given
  const files: [string, Uint8Array][] = [
    [paths.statement, text(`${statement}\n`)],
    [paths.consent, text(consent)],
    [paths.certificate, text(pemOf(certificate))],
  ]
  if (assertion)
    files.push([paths.assertion, asJson({ ...assertion, publicKey: toBase64(assertion.publicKey) })])
  return files
}

function manifestOf(data: BundleData, files: ReadonlyMap<string, Uint8Array>): Manifest {
  const { madeAt, declaration, signing, sealed, root, cities, scans, record } = data
  const head = record.at(-1)
  return {
    type: BUNDLE_TYPE,
    madeAt,
    declaration,
    signing,
    sealed,
    root: sha256(root),
    cities: cities.map(({ given: _given, ...city }) => city),
    scans: scans.map((scan, place) => ({ path: scanPath(scan, place), name: scan.name, at: scan.at })),
    record: { seq: head?.seq ?? 0, hash: head?.hash ?? '' },
    files: [...files]
      .map(([path, bytes]) => listed(path, bytes))
      .sort((one, other) => (one.path < other.path ? -1 : 1)),
  }
}

function listed(path: string, bytes: Uint8Array): ManifestFile {
  return { path, size: bytes.length, digest: sha256(bytes) }
}

/** Numbered, since two may have one name; without letters that some system does not take in a file's name. */
function scanPath({ file }: BundleScan, place: number): string {
  return `scans/${place + 1}-${file}`
}

/** What a scanner made is pictures, whatever it is called: to pack it again takes a minute and gains nothing. */
function isPacked(path: string): boolean {
  return path.startsWith('scans/') || path.endsWith('.docx')
}

function asJson(value: unknown): Uint8Array {
  return text(`${JSON.stringify(value, null, 2)}\n`)
}

function text(words: string): Uint8Array {
  return Buffer.from(words, 'utf8')
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
