// A text as it stood at a moment, with the Yjs item of every character: what is compared, and by whom it was written.
import type * as z from 'zod'
import type { ClauseJson, ContentJson, markSchema, TextJson } from '../schema/content.ts'
import { CONTAINERS, type Container } from '../schema/nodes.ts'
import type { StructId } from '../update/read-update.ts'
import { PARAGRAPH_END, SUBCLAUSES_HERE } from './signs.ts'

export type Mark = z.infer<typeof markSchema>

/** Characters of one item, or of content that nobody has written yet: then without an id. */
export interface TracedRun {
  readonly text: string
  /** Of the first UTF-16 unit; those of the others run on. */
  readonly id: StructId | undefined
  readonly marks: readonly Mark[]
  /** The item that last set or took away a mark here, by the mark's name. */
  readonly formats: ReadonlyMap<string, StructId>
  /** What it stands in, innermost first: whoever deletes one of these deletes the characters. */
  readonly within: readonly StructId[]
}

/** Title, preamble or closing, or one clause without its sub-clauses. */
export interface TracedPart {
  readonly container: Container
  readonly clauseId: string | null
  /** The same in both moments for the same part. */
  readonly key: string
  /** Places from the outermost clause inwards, each from 1; empty for a container. */
  readonly path: readonly number[]
  /** The key of the clause around it; null for a part that is in none. */
  readonly parent: string | null
  readonly id: StructId | undefined
  /** The item that gave the clause its id. */
  readonly naming: StructId | undefined
  /** Words, and `PARAGRAPH_END` and `SUBCLAUSES_HERE` as runs of their own. */
  readonly runs: readonly TracedRun[]
}

/** In the order of the text, a clause before its sub-clauses. */
export type TracedText = readonly TracedPart[]

const NO_FORMATS: ReadonlyMap<string, StructId> = new Map()

/** One of the two characters that are no words. */
export function signRun(text: string, id: StructId | undefined, within: readonly StructId[]): TracedRun {
  return { text, id, marks: [], formats: NO_FORMATS, within }
}

/** A clause without an id, or with one that an earlier clause has, waits for the server: its item tells it apart. */
export class ClauseKeys {
  readonly #taken = new Set<string>()

  take(clauseId: string, id: StructId | undefined): { key: string; clauseId: string | null } {
    const isOwn = clauseId !== '' && !this.#taken.has(clauseId)
    const key = isOwn ? clauseId : id ? `item ${id.client} ${id.clock}` : `unnamed ${this.#taken.size}`
    this.#taken.add(key)
    return { key, clauseId: isOwn ? clauseId : null }
  }
}

/** Content that nobody has written, in the same shape. */
export function untracedText({ content }: ContentJson): TracedText {
  const keys = new ClauseKeys()
  return content.flatMap((part, index): TracedPart[] => {
    const container = CONTAINERS[index] as Container
    if (part.type === 'clauses') return untracedClauses(part.content ?? [], [], 0, null, keys)
    const runs = (part.content ?? []).flatMap((block) => untracedParagraph(block.content))
    const naming = { id: undefined, naming: undefined }
    return [{ container, clauseId: null, key: container, path: [], parent: null, ...naming, runs }]
  })
}

function untracedClauses(
  clauses: readonly ClauseJson[],
  above: readonly number[],
  before: number,
  parent: string | null,
  keys: ClauseKeys,
): TracedPart[] {
  return clauses.flatMap(({ attrs, content = [] }, index) => {
    const path = [...above, before + index + 1]
    const named = keys.take(attrs.id, undefined)
    const below: TracedPart[] = []
    let counted = 0
    const runs = content.flatMap((block) => {
      if (block.type === 'paragraph') return untracedParagraph(block.content)
      const list = block.content ?? []
      below.push(...untracedClauses(list, path, counted, named.key, keys))
      counted += list.length
      return [signRun(SUBCLAUSES_HERE, undefined, [])]
    })
    const part = { container: 'clauses', path, parent, id: undefined, naming: undefined, runs } as const
    return [{ ...part, ...named }, ...below]
  })
}

function untracedParagraph(content: readonly TextJson[] = []): TracedRun[] {
  const runs = content.map(({ text, marks = [] }) => ({ ...signRun(text, undefined, []), marks }))
  return [...runs, signRun(PARAGRAPH_END, undefined, [])]
}
