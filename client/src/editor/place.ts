// Where a position stands in a declaration: in which container, and in which clause.
import type { PlacedClause } from '@plenary/shared/declaration/outline'
import { CONTAINERS, type Container } from '@plenary/shared/schema/nodes'
import type { Node, ResolvedPos } from '@tiptap/pm/model'

/** A place as the desk hears of it. */
export interface Place {
  readonly container: Container
  /** The innermost clause around the caret; null outside the clauses. */
  readonly clause: { readonly id: string | null; readonly path: readonly number[] } | null
}

/** The container around a position; undefined between containers. */
export function containerOf($pos: ResolvedPos): Container | undefined {
  return $pos.depth === 0 ? undefined : CONTAINERS.find((name) => name === $pos.node(1).type.name)
}

/** The depth of the innermost clause around a position; 0 when there is none. */
export function clauseDepth($pos: ResolvedPos): number {
  for (let depth = $pos.depth; depth > 1; depth--) {
    if ($pos.node(depth).type.name === 'clause') return depth
  }
  return 0
}

/** The clause at a depth around a position. */
export function clauseAround($pos: ResolvedPos, depth = clauseDepth($pos)): PlacedClause | undefined {
  if (depth === 0) return undefined
  return { node: $pos.node(depth), pos: $pos.before(depth), path: pathTo($pos, depth) }
}

export function placeOf($pos: ResolvedPos): Place | undefined {
  const container = containerOf($pos)
  if (!container) return undefined
  const clause = clauseAround($pos)
  if (!clause) return { container, clause: null }
  return { container, clause: { id: clauseId(clause.node), path: clause.path } }
}

export function clauseId(clause: Node): string | null {
  return typeof clause.attrs.id === 'string' ? clause.attrs.id : null
}

function pathTo($pos: ResolvedPos, depth: number): number[] {
  const path: number[] = []
  for (let level = 2; level <= depth; level++) {
    if ($pos.node(level).type.name !== 'clause') continue
    path.push(clausesInListsBefore($pos, level - 1) + $pos.index(level - 1) + 1)
  }
  return path
}

/** Sub-clauses in earlier lists of the same clause. */
function clausesInListsBefore($pos: ResolvedPos, listDepth: number): number {
  if ($pos.node(listDepth).type.name !== 'subclauses') return 0
  const parent = $pos.node(listDepth - 1)
  let count = 0
  for (let index = 0; index < $pos.index(listDepth - 1); index++) {
    const child = parent.child(index)
    if (child.type.name === 'subclauses') count += child.childCount
  }
  return count
}
