// The list of a bundle, `manifest.json`, as docs/SIGNED-TEXT.md specifies it: what is in it, and what came of each city.
import { canonicalJson } from '../canon/canonical-json.ts'
import {
  attempt,
  type JsonObject,
  listOf,
  objectOf,
  orNull,
  parseObject,
  textOf,
  wholeOf,
} from './json-reader.ts'

export const BUNDLE_TYPE = 'plenary-bundle/1'

/** Where things lie in a bundle. */
export const PATHS = {
  manifest: 'manifest.json',
  pdf: 'signed.pdf',
  canonical: 'canonical.json',
  root: 'root.pem',
  revocation: 'revoked.crl',
  /** The secretariat's signature over the list. */
  listSignature: 'manifest.jws',
  record: 'record.jsonl',
  positions: 'positions.json',
  roster: 'roster.json',
  readme: 'README.txt',
  verifier: 'verify.html',
} as const

export interface Manifest {
  readonly type: typeof BUNDLE_TYPE
  readonly madeAt: string
  readonly declaration: ManifestDeclaration
  /** The signing's id. */
  readonly signing: string
  readonly sealed: { readonly length: number; readonly digest: string }
  /** SHA-256 of the root certificate. */
  readonly root: string
  readonly cities: readonly ManifestCity[]
  readonly scans: readonly { readonly path: string; readonly name: string; readonly at: string }[]
  /** The head of the record when the bundle was made. */
  readonly record: { readonly seq: number; readonly hash: string }
  /** Every file but the list itself and its signature, by path. */
  readonly files: readonly ManifestFile[]
}

export interface ManifestDeclaration {
  readonly id: string
  readonly title: string
  readonly version: number
  readonly form: string
  readonly digest: string
}

export interface ManifestFile {
  readonly path: string
  readonly size: number
  readonly digest: string
}

/** A city that was to sign, in the plenary's order. */
export interface ManifestCity {
  readonly id: string
  readonly name: string
  readonly holder: { readonly id: string; readonly name: string } | null
  readonly outcome: 'signed' | 'declined' | 'absent'
  /** Null unless it signed. */
  readonly way: 'electronic' | 'paper' | 'outside' | null
  readonly at: string
  /** Who signed; empty unless it signed. */
  readonly signatory: string
  /** SHA-256 of the certificate; null unless it signed in the PDF. */
  readonly certificate: string | null
}

/** What lies in a bundle for a city that signed in the browser. The assertion is there where a passkey confirmed. */
export const pathsOfCity = (id: string) => ({
  statement: `statements/${id}.jws`,
  consent: `consents/${id}.json`,
  assertion: `assertions/${id}.json`,
  certificate: `certificates/${id}.pem`,
})

/** Undefined where it is no such list, or not written as canonical JSON of it, one line end, and nothing else. */
export function readManifest(json: string): Manifest | undefined {
  const manifest = attempt(() => manifestIn(parseObject(json)))
  return manifest && `${canonicalJson(manifest)}\n` === json ? manifest : undefined
}

function manifestIn(whole: JsonObject): Manifest | undefined {
  if (whole.type !== BUNDLE_TYPE) return undefined
  const [sealed, record] = [objectOf(whole.sealed), objectOf(whole.record)]
  return {
    type: BUNDLE_TYPE,
    madeAt: textOf(whole.madeAt),
    declaration: readDeclaration(whole.declaration),
    signing: textOf(whole.signing),
    sealed: { length: wholeOf(sealed.length), digest: textOf(sealed.digest) },
    root: textOf(whole.root),
    cities: listOf(whole.cities, readCity),
    scans: listOf(whole.scans, (item) => {
      const scan = objectOf(item)
      return { path: textOf(scan.path), name: textOf(scan.name), at: textOf(scan.at) }
    }),
    record: { seq: wholeOf(record.seq), hash: textOf(record.hash) },
    files: listOf(whole.files, readFile),
  }
}

function readDeclaration(value: unknown): ManifestDeclaration {
  const { id, title, version, form, digest } = objectOf(value)
  return {
    id: textOf(id),
    title: textOf(title),
    version: wholeOf(version),
    form: textOf(form),
    digest: textOf(digest),
  }
}

function readCity(value: unknown): ManifestCity {
  const city = objectOf(value)
  return {
    id: textOf(city.id),
    name: textOf(city.name),
    holder: orNull(city.holder, (holder) => ({
      id: textOf(objectOf(holder).id),
      name: textOf(objectOf(holder).name),
    })),
    outcome: oneOf(city.outcome, ['signed', 'declined', 'absent']),
    way: orNull(city.way, (way) => oneOf(way, ['electronic', 'paper', 'outside'])),
    at: textOf(city.at),
    signatory: textOf(city.signatory),
    certificate: orNull(city.certificate, textOf),
  }
}

function readFile(value: unknown): ManifestFile {
  const { path, size, digest } = objectOf(value)
  return { path: textOf(path), size: wholeOf(size), digest: textOf(digest) }
}

function oneOf<Word extends string>(value: unknown, words: readonly Word[]): Word {
  const word = words.find((each) => each === value)
  return word ?? (textOf(null) as Word)
}
