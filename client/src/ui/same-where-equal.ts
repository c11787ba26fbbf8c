// Lists that are computed anew, with the objects that they had where nothing changed: what is drawn from those is not drawn again.

/** @param keyOf tells one from another; both are plain data */
export function sameWhereEqual<Item>(
  before: readonly Item[],
  now: readonly Item[],
  keyOf: (item: Item) => string,
): readonly Item[] {
  const known = new Map(before.map((item) => [keyOf(item), item]))
  const items = now.map((item) => {
    const same = known.get(keyOf(item))
    return same !== undefined && JSON.stringify(same) === JSON.stringify(item) ? same : item
  })
  const isSame = items.length === before.length && items.every((item, index) => item === before[index])
  return isSame ? before : items
}
