// What a change of the document carries to another place, as it is found here before the server says so: the words that
// somebody splits or moves keep their author's colour on every screen at once.
import { type CarriedText, carriedBetween } from '@plenary/shared/update/carried-text'
import { type ItemRun, OpenRun } from '@plenary/shared/update/changed-runs'
import * as Y from 'yjs'

/** Asked before the transaction's observers are called: what it deletes is still there then. */
export function carriedBy(transaction: Y.Transaction): CarriedText[] {
  const inserted = insertedItems(transaction)
  if (inserted.length === 0) return []
  if (transaction.deleteSet.clients.size === 0) return takenBack(inserted, transaction)
  const deleted = deletedItems(transaction)
  return carriedBetween(
    runsOf(inserted, isNew(transaction)),
    runsOf(deleted, (item) => item.deleted),
  )
}

/** Who takes a deletion back puts the same letters before those that are gone. */
function takenBack(inserted: readonly Y.Item[], { doc }: Y.Transaction): CarriedText[] {
  // A single letter is typed.
  if (inserted.reduce((sum, { length }) => sum + length, 0) < 2) return []
  const all = inserted.map((item) => sourceOf(item, doc))
  return all.every((piece) => piece !== undefined) ? all : []
}

function sourceOf(item: Y.Item, doc: Y.Doc): CarriedText | undefined {
  const { id, length, rightOrigin, content } = item
  const gone = goneAt(rightOrigin, doc)
  if (rightOrigin === null || !(gone?.content instanceof Y.ContentString)) return undefined
  const letters = gone.content.str.slice(rightOrigin.clock - gone.id.clock)
  if (!letters.startsWith((content as Y.ContentString).str)) return undefined
  const { client, clock } = rightOrigin
  return { clientId: id.client, clock: id.clock, length, sourceClientId: client, sourceClock: clock }
}

/** Whether somebody elsewhere may have taken a deletion back: its letters are not kept here, but the server has them. */
export function mayBringBack(transaction: Y.Transaction): boolean {
  if (transaction.local) return false
  return insertedItems(transaction).some(
    ({ length, rightOrigin }) => length > 1 && goneAt(rightOrigin, transaction.doc) !== undefined,
  )
}

function goneAt(id: Y.ID | null, { store }: Y.Doc): Y.Item | undefined {
  const item = id && Y.getItem(store, id)
  return item instanceof Y.Item && item.deleted ? item : undefined
}

function insertedItems({ beforeState, afterState, doc }: Y.Transaction): Y.Item[] {
  const items: Y.Item[] = []
  for (const [client, end] of afterState) {
    const from = beforeState.get(client) ?? 0
    if (end === from) continue
    const structs = doc.store.clients.get(client) ?? []
    for (let index = Y.findIndexSS(structs, from); index < structs.length; index++) {
      const item = structs[index]
      if (item instanceof Y.Item && !item.deleted && item.content instanceof Y.ContentString) items.push(item)
    }
  }
  return items
}

function deletedItems(transaction: Y.Transaction): Y.Item[] {
  const items: Y.Item[] = []
  Y.iterateDeletedStructs(transaction, transaction.deleteSet, (item) => {
    const wasThere = item.id.clock < (transaction.beforeState.get(item.id.client) ?? 0)
    if (wasThere && item instanceof Y.Item && item.content instanceof Y.ContentString) items.push(item)
  })
  return items
}

const isNew =
  ({ beforeState }: Y.Transaction) =>
  ({ id }: Y.Item) =>
    id.clock >= (beforeState.get(id.client) ?? 0)

/** Items that have nothing living between them stand together. */
function runsOf(items: readonly Y.Item[], isOfPart: (paragraph: Y.Item) => boolean): ItemRun[] {
  const all = new Set(items)
  const following = new Map(items.map((item) => [item, nextOf(item, all)]))
  const behindOthers = new Set(following.values())
  return items
    .filter((item) => !behindOthers.has(item))
    .map((first) => {
      const holder = (first.parent as Y.AbstractType<unknown>)._item
      const run = new OpenRun(holder !== null && isOfPart(holder))
      for (let item: Y.Item | undefined = first; item; item = following.get(item))
        run.add(item.id, (item.content as Y.ContentString).str)
      return run
    })
}

function nextOf(item: Y.Item, all: ReadonlySet<Y.Item>): Y.Item | undefined {
  let next = item.right
  while (next !== null && !all.has(next) && (next.deleted || !next.countable)) next = next.right
  return next !== null && all.has(next) ? next : undefined
}
