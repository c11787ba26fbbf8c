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

/** A piece of text as an editor cut it. */
interface Piece {
  readonly text: string
  /** Sorted, the group still apart. */
  readonly marks: readonly {
    readonly attributes: CanonicalMark
    readonly json: string
    readonly group: string | undefined
  }[]
}

/**
 * Each paragraph's runs, none for a paragraph without words: neighbours with equal marks joined, each then in NFC. Groups of
 * alternatives are numbered from 1 by their first appearance in these paragraphs together.
 */
export function canonicalParagraphs(blocks: readonly BlockWithRuns[]): (readonly Run[] & CanonicalValue)[] {
  const paragraphs = blocks.map(({ content = [] }) =>
    content
      .filter(({ text }) => text !== '')
      .map(({ text, marks = [] }) => ({ text, marks: sortMarks(marks) })),
  )
  const ordinals = numberGroups(paragraphs.flat())
  return paragraphs.map((pieces) => joinRuns(pieces, ordinals))
}

function joinRuns(pieces: readonly Piece[], ordinals: ReadonlyMap<string, number>): Run[] {
  const runs: { marks: CanonicalMark[]; key: string; text: string }[] = []
  for (const { text, marks } of pieces) {
    const numbered = withOrdinals(marks, ordinals)
    const key = canonicalJson(numbered)
    const last = runs.at(-1)
    if (last?.key === key) last.text += text
    else runs.push({ marks: numbered, key, text })
  }
  return runs.map((run) => ({ marks: run.marks, text: run.text.normalize('NFC') }))
}

function sortMarks(marks: readonly CountedMark[]): Piece['marks'] {
  return marks
    .map((mark) => {
      const attributes = attributesOf(mark)
      return { attributes, json: canonicalJson(attributes), group: mark.attrs?.[ORDINAL] ?? undefined }
    })
    .sort((one, other) => compare(one.json, other.json))
}

function attributesOf({ type, attrs = {} }: CountedMark): CanonicalMark {
  const counted = Object.entries(attrs).filter(
    (entry): entry is [string, string] => entry[0] !== UNCOUNTED && entry[0] !== ORDINAL && entry[1] !== null,
  )
  return { ...Object.fromEntries(counted), mark: type }
}

/**
 * Groups in the order in which they appear. Where several appear at once under marks that look alike, what they have later on
 * decides; groups that look alike to the end may change places without a trace.
 */
function numberGroups(pieces: readonly Piece[]): ReadonlyMap<string, number> {
  const groups = new Set(pieces.flatMap(({ marks }) => marks.flatMap(({ group }) => group ?? [])))
  const traces = Array.from(groups, (group) => ({ group, trace: traceOf(group, pieces) }))
  traces.sort((one, other) => compare(one.trace, other.trace))
  return new Map(traces.map(({ group }, index) => [group, index + 1]))
}

/** Which marks a group has on each piece. The end of a piece sorts behind every mark, so that an earlier one comes first. */
function traceOf(group: string, pieces: readonly Piece[]): string {
  return pieces
    .map(({ marks }) => `${marks.map((mark) => (mark.group === group ? mark.json : '')).join('')}~`)
    .join('')
}

function withOrdinals(marks: Piece['marks'], ordinals: ReadonlyMap<string, number>): CanonicalMark[] {
  return marks
    .map(
      ({ attributes, group }): CanonicalMark =>
        group === undefined ? attributes : { ...attributes, [ORDINAL]: ordinals.get(group) ?? 0 },
    )
    .sort((one, other) => compare(canonicalJson(one), canonicalJson(other)))
}

function compare(one: string, other: string): number {
  if (one === other) return 0
  return one < other ? -1 : 1
}
