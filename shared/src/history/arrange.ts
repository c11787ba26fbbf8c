// Makes the children of an element those that are wanted: some stay, the others go, new ones come between.
import type * as Y from 'yjs'
import { type ElementJson, toElement } from '../update/write-content.ts'

/**
 * @param pairs places of children that stay, with the places of what they are to be, ascending in both
 * @param stay is called for each of them
 */
export function arrange<Wanted extends ElementJson>(
  parent: Y.XmlElement,
  wanted: readonly Wanted[],
  pairs: readonly (readonly [place: number, other: number])[],
  stay: (element: Y.XmlElement, wanted: Wanted) => void,
): void {
  const partners = new Map(pairs)
  let [index, next] = [0, 0]
  const insertUntil = (end: number) => {
    const fresh = wanted.slice(next, end).map(toElement)
    if (fresh.length > 0) parent.insert(index, fresh)
    index += fresh.length
    next = end
  }
  for (const [place, child] of parent.toArray().entries()) {
    const other = partners.get(place)
    const partner = other === undefined ? undefined : wanted[other]
    if (other === undefined || partner === undefined) {
      parent.delete(index)
      continue
    }
    insertUntil(other)
    stay(child as Y.XmlElement, partner)
    index += 1
    next = other + 1
  }
  insertUntil(wanted.length)
}
