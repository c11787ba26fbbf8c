// Two orders of a tree as one: that of now, with what is gone put behind what it stood behind.

export interface Placed<Value> {
  readonly key: string
  /** The key of what it stands in. */
  readonly parent: string | null
  readonly value: Value
}

export interface PlacedBefore<Value> extends Placed<Value> {
  /** `elsewhere` now: nothing is found by it any more. */
  readonly fate: 'stayed' | 'elsewhere' | 'gone'
}

/** @param before in its order, what something stands in before it; what is gone is in it only */
export function mergedOrders<Value>(
  now: readonly Placed<Value>[],
  before: readonly PlacedBefore<Value>[],
): Value[] {
  const children = new Map<string | null, string[]>()
  const values = new Map<string, Value>()
  const listIn = (parent: string | null) => {
    const list = children.get(parent) ?? []
    children.set(parent, list)
    return list
  }
  for (const { key, parent, value } of now) {
    listIn(parent).push(key)
    values.set(key, value)
  }
  const lastThere = new Map<string | null, string>()
  for (const { key, parent, value, fate } of before) {
    if (fate === 'elsewhere') continue
    if (fate === 'gone') {
      const list = listIn(parent)
      const behind = lastThere.get(parent)
      list.splice(behind === undefined ? 0 : list.indexOf(behind) + 1, 0, key)
      values.set(key, value)
    }
    lastThere.set(parent, key)
  }
  const below = (parent: string | null): Value[] =>
    (children.get(parent) ?? []).flatMap((key) => {
      const value = values.get(key)
      return value === undefined ? below(key) : [value, ...below(key)]
    })
  return below(null)
}
