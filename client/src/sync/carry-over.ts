// Where a position in a refused document is in the one that took its place.
import * as Y from 'yjs'
import { keyOfId, visibleCharacters } from './visible-text.ts'

/** Undefined where nothing of its text is left. */
export type CarryOver = (position: Y.RelativePosition) => Y.RelativePosition | undefined

/** The new ids of what was made anew, by `keyOfId` of the old ones. */
export type NewIds = ReadonlyMap<string, Y.ID>

/**
 * `old` must go on to be readable; `now` is read when a position is asked for.
 * A position beside a character that is gone is beside the nearest one before it that is not.
 */
export function carryOverOf(old: Y.Doc, now: Y.Doc, newIds: NewIds): CarryOver {
  const idIn = (id: Y.ID): Y.ID | undefined => {
    const moved = newIds.get(keyOfId(id)) ?? id
    if (moved.clock >= Y.getState(now.store, moved.client)) return undefined
    const item = Y.getItem(now.store, moved)
    return item instanceof Y.Item && !item.deleted ? moved : undefined
  }
  return (position) => {
    const place = Y.createAbsolutePositionFromRelativePosition(position, old)
    if (place === null) return undefined
    const { type, index } = place
    if (!(type instanceof Y.XmlText)) return inside(type, position.assoc, idIn)
    const characters = visibleCharacters(type)
    const [after, before] = [characters[index], characters.slice(0, index).reverse()]
    const isAfter = position.assoc >= 0
    const next = isAfter && after ? idIn(Y.createID(after.client, after.clock)) : undefined
    if (next) return new Y.RelativePosition(null, null, next, 0)
    for (const { client, clock } of before) {
      const id = idIn(Y.createID(client, clock))
      if (id) return new Y.RelativePosition(null, null, id, -1)
    }
    return inside(type, -1, idIn)
  }
}

/** Its start, or with an `assoc` from 0 on its end. */
function inside(
  type: Pick<Y.XmlText, '_item'>,
  assoc: number,
  idIn: (id: Y.ID) => Y.ID | undefined,
): Y.RelativePosition | undefined {
  const id = type._item ? idIn(type._item.id) : undefined
  return id && new Y.RelativePosition(id, null, null, assoc)
}
