// Which clauses an update changes: what the panel says about who wrote where last.
import { CONTAINERS, type Container } from '@plenary/shared/schema/nodes'
import type { NewStruct, Parent, ResolvedUpdate } from '@plenary/shared/update/resolve-update'
import * as Y from 'yjs'

/** A clause, or one of the other three containers with the empty id. */
export interface Place {
  readonly container: Container
  readonly clauseId: string
}

/** The places in which the update adds or deletes something that is seen. Asked before it is applied. */
export function touchedPlaces(update: ResolvedUpdate): Place[] {
  const ids = idsOfNewClauses(update.structs)
  const found = new Map<Parent, Place | undefined>()
  const parents = new Set<Parent>([
    ...update.structs.map(({ parent }) => parent),
    ...update.deletions.map(({ item }) => item.parent as Parent),
  ])
  const places = new Map<string, Place>()
  for (const parent of parents) {
    const place = placeOf(parent, ids, found)
    if (place) places.set(placeKey(place), place)
  }
  return [...places.values()]
}

export function placeKey({ container, clauseId }: Place): string {
  return `${container}/${clauseId}`
}

type Ids = ReadonlyMap<Parent, string>

function idsOfNewClauses(structs: readonly NewStruct[]): Ids {
  const ids = new Map<Parent, string>()
  for (const { content, parent, parentSub } of structs) {
    if (content.kind === 'attribute' && parentSub === 'id') ids.set(parent, content.values.at(-1) ?? '')
  }
  return ids
}

/** The nearest clause with an id, within its container; undefined where nobody sees it, or between the clauses. */
function placeOf(parent: Parent, ids: Ids, found: Map<Parent, Place | undefined>): Place | undefined {
  if (found.has(parent)) return found.get(parent)
  const place = findPlace(parent, ids)
  found.set(parent, place)
  return place
}

function findPlace(start: Parent, ids: Ids): Place | undefined {
  let clauseId: string | undefined
  let container: Container | undefined
  for (let parent = start; parent !== null; ) {
    if (!(parent instanceof Y.AbstractType)) {
      clauseId ??= ids.get(parent)
      parent = parent.parent
      continue
    }
    const item: Y.Item | null = parent._item
    if (item === null) break
    if (item.deleted) return undefined
    if (parent instanceof Y.XmlElement) {
      clauseId ??= ids.get(parent) ?? idOf(parent)
      container = CONTAINERS.find((name) => name === (parent as Y.XmlElement).nodeName) ?? container
    }
    parent = item.parent as Parent
  }
  if (container === undefined) return undefined
  if (container === 'clauses') return clauseId === undefined ? undefined : { container, clauseId }
  return { container, clauseId: '' }
}

function idOf(element: Y.XmlElement): string | undefined {
  if (element.nodeName !== 'clause') return undefined
  return element.getAttribute('id') || undefined
}
