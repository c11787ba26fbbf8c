// The order of the parts of a text.
import { CONTAINERS, type Container } from '../schema/nodes.ts'

export interface PlaceOfPart {
  readonly container: Container
  readonly path: readonly number[]
}

/** A clause stands before its sub-clauses. */
export function byPlace(one: PlaceOfPart, other: PlaceOfPart): number {
  const containers = CONTAINERS.indexOf(one.container) - CONTAINERS.indexOf(other.container)
  if (containers !== 0) return containers
  const level = one.path.findIndex((place, at) => place !== other.path[at])
  return level < 0 ? one.path.length - other.path.length : (one.path[level] ?? 0) - (other.path[level] ?? 0)
}
