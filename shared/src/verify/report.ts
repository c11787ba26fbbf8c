// What verifying finds: of each thing whether it holds, is broken, or cannot be known here, with a reason. Nothing holds that was not
// checked.

import type { ChangedPart } from '../compare/changed-words.ts'
import type { SubjectNames } from '../signing/certificate.ts'
import type { ReasonCode } from './reasons-en.ts'

export type Status = 'holds' | 'broken' | 'unknown'

export interface Reason {
  readonly code: ReasonCode
  readonly values?: Readonly<Record<string, string | number | readonly Thing[]>>
}

/** Something in a PDF, as its readers would call it. */
export interface Thing {
  readonly kind: 'page' | 'field' | 'catalog' | 'object' | 'addition'
  readonly name: string
}

export interface Finding {
  readonly about: About
  readonly status: Status
  readonly reason: Reason
}

/** Things that are looked at, in the order in which they are told. */
export const ABOUT = [
  'file',
  'seal',
  'text',
  'signatures',
  'statements',
  'consents',
  'outcome',
  'record',
  'files',
] as const
export type About = (typeof ABOUT)[number]

export interface SignatureReport {
  /** `seal` is the certification by the secretariat; `paper` and `none` are of cities that the bundle names. */
  readonly kind: 'seal' | 'city' | 'paper' | 'none'
  /** The city for which was signed; of a PDF alone, what its field is called. */
  readonly city: string
  /** The city whose delegation signed in its place; empty where it signed itself. */
  readonly holder: string
  readonly signatory: SubjectNames | null
  /** A moment in UTC; empty where there is none. */
  readonly at: string
  /** SHA-256 of the certificate; empty where there is none. */
  readonly certificate: string
  readonly findings: readonly Finding[]
  readonly status: Status
}

/** The words that a file holds, and whether they are the signed ones. */
export interface TextReport {
  readonly language: string
  readonly title: string
  /** Of the text. */
  readonly digest: string
  /** Clause by clause, where they differ from the signed words. */
  readonly differences: readonly { readonly place: string; readonly parts: readonly ChangedPart[] }[]
}

export interface Report {
  readonly kind: 'pdf' | 'bundle' | 'other'
  readonly status: Status
  readonly findings: readonly Finding[]
  readonly signatures: readonly SignatureReport[]
  readonly texts: readonly TextReport[]
  /** SHA-256 of the root certificate that the file names: to be compared with what the network publishes. */
  readonly root: string
  readonly declaration: { readonly title: string; readonly digest: string } | null
}

export function holds(about: About, code: ReasonCode, values?: Reason['values']): Finding {
  return { about, status: 'holds', reason: { code, ...(values && { values }) } }
}

export function broken(about: About, code: ReasonCode, values?: Reason['values']): Finding {
  return { about, status: 'broken', reason: { code, ...(values && { values }) } }
}

export function unknown(about: About, code: ReasonCode, values?: Reason['values']): Finding {
  return { about, status: 'unknown', reason: { code, ...(values && { values }) } }
}

/** One that is broken breaks all; nothing at all is not known. */
export function worst(statuses: readonly Status[]): Status {
  if (statuses.includes('broken')) return 'broken'
  return statuses.includes('unknown') || statuses.length === 0 ? 'unknown' : 'holds'
}

/**
 * Of everything that was found; of cities that did not sign, only what is broken counts. A signature on paper whose scan is on the
 * record leaves nothing open that a file could say: its scan is to be looked at. Where nobody signed otherwise, all is on paper, and not
 * known.
 */
export function reportOf(
  kind: Report['kind'],
  findings: readonly Finding[],
  signatures: readonly SignatureReport[] = [],
  texts: readonly TextReport[] = [],
): Report {
  const isPaperAlone = signatures.every((each) => each.kind !== 'city')
  const counted = signatures.filter(
    (each) => each.kind !== 'none' && (isPaperAlone || !isOnRecordedPaper(each)),
  )
  const statuses = [...findings, ...counted].map(({ status }) => status)
  return { kind, status: worst(statuses), findings, signatures, texts, root: '', declaration: null }
}

export function isOnRecordedPaper({ findings }: SignatureReport): boolean {
  return findings.some(({ reason }) => reason.code === 'on-paper')
}

/** Right as far as it can be checked here, which is not who issued its certificate. */
export function isOutside({ findings, status }: SignatureReport): boolean {
  return status === 'unknown' && findings.every(({ reason }) => reason.code === 'written-otherwise')
}
