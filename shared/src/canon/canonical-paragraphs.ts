// Paragraphs in canonical form: runs of words with their marks. How an editor cut the words into nodes does not count.
import { type CanonicalValue, canonicalJson } from './canonical-json.ts'

/** A mark as content has it: those in use, and those reserved for the negotiation tools. */
export interface CountedMark {
  readonly type: string
  readonly attrs?: Readonly<Record<string, string | null>> | undefined
}

export interface BlockWithRuns {
  readonly content?:
    | readonly { readonly text: string; readonly marks?: readonly CountedMark[] | undefined }[]
    | undefined
}

/** A mark's own id is no part of the words; a group of alternatives counts as the how manieth it is. */
const UNCOUNTED = 'id'
const ORDINAL = 'group'

type CanonicalMark = { readonly [name: string]: string | number }
type Run = { readonly marks: readonly CanonicalMark[]; readonly text: string }

/**
 * Each paragraph's runs, none for a paragraph without words: neighbours with equal marks joined, each then in NFC. Groups of
 * alternatives are numbered from 1 by their first appearance in these paragraphs together.
 */
export function canonicalParagraphs(blocks: readonly BlockWithRuns[]): (readonly Run[] & CanonicalValue)[] {
  const groups = new Map<string, number>()
  return blocks.map(({ content = [] }) => {
    const runs: { marks: CanonicalMark[]; key: string; text: string }[] = []
    for (const { text, marks = [] } of content) {
      if (text === '') continue
      const canonical = canonicalMarks(marks, groups)
      const key = canonicalJson(canonical)
      const last = runs.at(-1)
      if (last?.key === key) last.text += text
      else runs.push({ marks: canonical, key, text })
    }
    return runs.map((run) => ({ marks: run.marks, text: run.text.normalize('NFC') }))
  })
}

/** Sorted twice: without groups, which says in which order new groups are numbered, and then with their numbers. */
function canonicalMarks(marks: readonly CountedMark[], groups: Map<string, number>): CanonicalMark[] {
  const byAttributes = marks
    .map((mark) => ({ group: mark.attrs?.[ORDINAL], attributes: attributesOf(mark) }))
    .sort((one, other) => compare(canonicalJson(one.attributes), canonicalJson(other.attributes)))
  return byAttributes
    .map(
      ({ group, attributes }): CanonicalMark =>
        typeof group === 'string' ? { ...attributes, [ORDINAL]: ordinal(group, groups) } : attributes,
    )
    .sort((one, other) => compare(canonicalJson(one), canonicalJson(other)))
}

function attributesOf({ type, attrs = {} }: CountedMark): CanonicalMark {
  const counted = Object.entries(attrs).filter(
    (entry): entry is [string, string] => entry[0] !== UNCOUNTED && entry[0] !== ORDINAL && entry[1] !== null,
  )
  return { ...Object.fromEntries(counted), mark: type }
}

function ordinal(group: string, groups: Map<string, number>): number {
  const known = groups.get(group) ?? groups.size + 1
  groups.set(group, known)
  return known
}

function compare(one: string, other: string): number {
  if (one === other) return 0
  return one < other ? -1 : 1
}
