// Mends undo in yjs 13.6.33 (yjs#794): what it brings back may name neighbours that are not next to each other, even a
// right one that stands before the left one. Each copy then finds another place for it, and people read different texts.
import * as Y from 'yjs'

let isMended = false

/**
 * From now on an item that this copy makes names as neighbours those it really has. Editing code calls this once before
 * the first undo; the gate refuses (`malformed`) what unmended undo sends.
 */
export function mendUndo(): void {
  if (isMended) return
  isMended = true
  const { integrate } = Y.Item.prototype
  Y.Item.prototype.integrate = function integrateBesideNeighbours(transaction, offset) {
    const isOwn = transaction.local && this.id.client === transaction.doc.clientID
    if (isOwn && this.parentSub === null) takeNeighbours(this)
    integrate.call(this, transaction, offset)
  }
}

function takeNeighbours(item: Y.Item): void {
  const { left, right } = item
  if (left !== null && left.right !== right) {
    item.right = left.right
    item.rightOrigin = left.right?.id ?? null
  } else if (left === null && right !== null && right.left !== null) {
    item.left = right.left
    item.origin = right.left.lastId
  }
}
