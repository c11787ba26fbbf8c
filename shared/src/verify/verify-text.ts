// Whether the words in a file are the ones that were sealed and signed, and if not, where they differ.
import { changedWords } from '../compare/changed-words.ts'
import { textOfUtf8 } from '../signing/bytes.ts'
import type { Bytes } from '../signing/subtle.ts'
import { type CanonicalRecord, type CanonicalText, partsOf, readCanonicalRecord } from './canonical-record.ts'
import type { PdfDocument } from './pdf-document.ts'
import { broken, type Finding, holds, type TextReport, unknown } from './report.ts'
import type { VerifySurroundings } from './surroundings.ts'

export const ATTACHMENT = 'canonical.json'
const LONGEST_TEXT = 50_000_000

/** The data that are attached to the sealed page; undefined where there are none that can be read. */
export async function attachedRecord(
  { inflate }: VerifySurroundings,
  bytes: Bytes,
  document: PdfDocument,
): Promise<CanonicalRecord | undefined> {
  const file = document.attachedFile(ATTACHMENT)
  if (!file?.object.stream) return undefined
  const { start, end } = file.object.stream
  const packed = bytes.subarray(start, end)
  const unpacked = file.isPacked ? await inflate(packed, 'zlib', LONGEST_TEXT).catch(() => undefined) : packed
  const json = unpacked && textOfUtf8(unpacked)
  return json === undefined ? undefined : readCanonicalRecord(json)
}

/**
 * @param where the file in which the words lie
 * @param signed the digest that was signed; null where only the page is at hand
 */
export function judgeText(
  record: CanonicalRecord | undefined,
  where: string,
  signed: string | null,
): Finding {
  const values = { where }
  if (!record) return unknown('text', 'text-missing', values)
  const isItself =
    record.digest === record.namedDigest &&
    record.texts.every(({ digest, namedDigest }) => digest === namedDigest)
  if (!isItself) return broken('text', 'text-digest-wrong', values)
  if (signed === null) return holds('text', 'text-digest-right', values)
  return record.digest === signed
    ? holds('text', 'text-is-signed', values)
    : broken('text', 'text-not-signed', values)
}

/** @param signed the same text as it was sealed, where its words are at hand */
export function textReport(text: CanonicalText, signed: CanonicalText | undefined): TextReport {
  const [title] = partsOf(text.content)
  return {
    language: text.language,
    // The name of the body may stand above it.
    title: title?.words.split('\n').at(-1) ?? '',
    digest: text.digest,
    differences: signed ? differencesOf(signed, text) : [],
  }
}

function differencesOf(signed: CanonicalText, text: CanonicalText): TextReport['differences'] {
  if (signed.digest === text.digest) return []
  const [before, now] = [partsOf(signed.content), partsOf(text.content)].map(
    (parts) => new Map(parts.map(({ place, words }) => [place, words])),
  )
  const places = new Set([...(before?.keys() ?? []), ...(now?.keys() ?? [])])
  return [...places].flatMap((place) => {
    const [old, words] = [before?.get(place) ?? '', now?.get(place) ?? '']
    return old === words ? [] : { place, parts: changedWords(old, words, text.language) }
  })
}
