// Puts a clause that has no place of its own any more where it belongs: behind what it stood behind.
import type { ClauseJson } from '../schema/content.ts'
import { type ClausePlace, clausePlaces } from './clause-places.ts'

/** Behind the nearest of `before` that is there, in the list of `parent`. */
export type Gap = Pick<ClausePlace, 'parent' | 'before'>

export interface PutOptions {
  /** Where everything stood. */
  readonly places: ReadonlyMap<string, ClausePlace>
  /** Whether nothing can be put into this clause. */
  isHeld(clauseId: string): boolean
  /** Without it, where the clause stood itself. */
  readonly gap?: Gap
}

/**
 * Into `clauses`; at the beginning of a list where nothing is there that it stood behind. Where the clause around it is not
 * there, or is held, it stands behind that one instead.
 */
export function putClause(
  clauses: ClauseJson[],
  clause: ClauseJson,
  { places, isHeld, gap }: PutOptions,
): void {
  const present = clausePlaces(clauses)
  let { parent, before }: Gap = gap ?? places.get(clause.attrs.id) ?? { parent: null, before: [] }
  while (parent !== null) {
    const around = present.get(parent)?.clause
    if (around && !isHeld(parent)) break
    const outer: ClausePlace | undefined = places.get(parent)
    before = [...(outer?.before ?? []), parent]
    parent = outer?.parent ?? null
  }
  const lists = parent === null ? [clauses] : listsOf(present.get(parent)?.clause)
  for (const id of before.toReversed()) {
    for (const list of lists) {
      const index = list.findIndex(({ attrs }) => attrs.id === id)
      if (index === -1) continue
      list.splice(index + 1, 0, clause)
      return
    }
  }
  lists[0]?.unshift(clause)
}

/** The lists of its sub-clauses, at least one. */
function listsOf(clause: ClauseJson | undefined): ClauseJson[][] {
  if (!clause) return []
  clause.content ??= []
  const lists = clause.content.flatMap((part) => {
    if (part.type !== 'subclauses') return []
    part.content ??= []
    return [part.content]
  })
  if (lists.length > 0) return lists
  const list: ClauseJson[] = []
  clause.content.push({ type: 'subclauses', content: list })
  return [list]
}
