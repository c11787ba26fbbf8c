// Paragraphs in canonical form: runs of words with their marks. How an editor cut the words into nodes does not count.
import type { CanonicalValue } from './canonical-json.ts'

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

/** A mark's identity, such as `bracket`, is not part of the words; alternatives are told apart by their order. */
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
      const key = JSON.stringify(canonical)
      const last = runs.at(-1)
      if (last?.key === key) last.text += text
      else runs.push({ marks: canonical, key, text })
    }
    return runs.map((run) => ({ marks: run.marks, text: run.text.normalize('NFC') }))
  })
}

function canonicalMarks(marks: readonly CountedMark[], groups: Map<string, number>): CanonicalMark[] {
  return marks
    .map(({ type, attrs = {} }): [string, CanonicalMark] => {
      const counted: Record<string, string | number> = { mark: type }
      for (const name of Object.keys(attrs).sort()) {
        const value = attrs[name]
        if (name === UNCOUNTED || value === null || value === undefined) continue
        counted[name] = name === ORDINAL ? ordinal(value, groups) : value
      }
      return [
        JSON.stringify(Object.entries(counted).sort(([one], [other]) => (one < other ? -1 : 1))),
        counted,
      ]
    })
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([, mark]) => mark)
}

function ordinal(group: string, groups: Map<string, number>): number {
  const known = groups.get(group) ?? groups.size + 1
  groups.set(group, known)
  return known
}
