// The texts of a declaration as data, `canonical.json`: as it is attached to the signed page and lies in a bundle.
import { parseBoundedJson } from '../canon/bounded-json.ts'
import { CANONICAL_FORM } from '../canon/canonical-json.ts'
import { declarationDigest, textDigest } from '../canon/digests.ts'
import type { ClauseJson, ContentJson, TextJson } from '../schema/content.ts'
import { listOf, objectOf } from './json-reader.ts'

/** More than a declaration has in all its languages. */
const LONGEST = 25_000_000

export interface CanonicalRecord {
  /** As the data say, and as their words give. */
  readonly namedDigest: string
  readonly digest: string
  readonly version: number | null
  readonly texts: readonly CanonicalText[]
}

export interface CanonicalText {
  readonly language: string
  readonly status: string
  readonly namedDigest: string
  readonly digest: string
  readonly content: ContentJson
}

/** Undefined where it is no such data, or in another form than this verifier knows. */
export function readCanonicalRecord(json: string): CanonicalRecord | undefined {
  try {
    const record = objectOf(parseBoundedJson(json, LONGEST))
    if (record.form !== CANONICAL_FORM || typeof record.digest !== 'string') return undefined
    const texts: CanonicalText[] = listOf(record.texts, (text) => readText(objectOf(text)))
    return {
      namedDigest: record.digest,
      digest: declarationDigest(texts),
      version: typeof record.version === 'number' ? record.version : null,
      texts,
    }
  } catch {
    // What is not so built has no digest.
    return undefined
  }
}

function readText({ language, status, digest, content }: Record<string, unknown>): CanonicalText {
  if (typeof language !== 'string' || typeof status !== 'string' || typeof digest !== 'string')
    throw new TypeError('no text')
  const words = content as ContentJson
  return { language, status, namedDigest: digest, digest: textDigest(words), content: words }
}

/** The words of a text, part by part, without marks: to be shown, and compared. */
export function partsOf({ content: [title, preamble, clauses, closing] }: ContentJson): TextPart[] {
  const lines = (blocks: readonly { content?: readonly TextJson[] | undefined }[] = []) =>
    blocks.map(({ content = [] }) => content.map(({ text }) => text).join('')).filter((line) => line !== '')
  const numbered = (list: readonly ClauseJson[] = [], above = ''): TextPart[] =>
    list.flatMap((clause, index) => {
      const place = `${above}${index + 1}`
      const blocks = clause.content ?? []
      const own = blocks.flatMap((block) => (block.type === 'paragraph' ? block : []))
      const below = blocks.flatMap((block) => (block.type === 'subclauses' ? (block.content ?? []) : []))
      return [{ place, words: lines(own).join('\n') }, ...numbered(below, `${place}.`)]
    })
  return [
    { place: 'title', words: lines(title.content).join('\n') },
    { place: 'preamble', words: lines(preamble.content).join('\n') },
    ...numbered(clauses.content),
    { place: 'closing', words: lines(closing.content).join('\n') },
  ]
}

export interface TextPart {
  /** `title`, `preamble`, `closing`, or numbers from the outermost clause inwards, such as `3.1`. */
  readonly place: string
  readonly words: string
}
