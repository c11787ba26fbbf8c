// The order of cities at a plenary: a rule of the plenary, the same on every screen and in every text.

/** Alphabetical with the host in its place, with the host last, or with the host first. */
export const ORDER_RULES = ['alphabetical', 'host-last', 'host-first'] as const
export type OrderRule = (typeof ORDER_RULES)[number]

interface OrderedCity {
  readonly id: string
  /** By which the city is ordered in the English alphabet. */
  readonly sortName: string
}

/** The cities in order. Does not change its input. */
export function orderCities<City extends OrderedCity>(
  cities: readonly City[],
  rule: OrderRule,
  hostCityId: string | null,
): City[] {
  const hostPlace = rule === 'host-last' ? 1 : rule === 'host-first' ? -1 : 0
  const placeOf = ({ id }: OrderedCity) => (id === hostCityId ? hostPlace : 0)
  return cities.toSorted((a, b) => placeOf(a) - placeOf(b) || compareSortNames(a, b))
}

/**
 * Letters first, without case and accents; then the sort name as it is; then the id, so that the order is total. No
 * locale is asked: servers and browsers of every kind agree.
 */
export function compareSortNames(a: OrderedCity, b: OrderedCity): number {
  return (
    compare(foldName(a.sortName), foldName(b.sortName)) ||
    compare(a.sortName, b.sortName) ||
    compare(a.id, b.id)
  )
}

function foldName(name: string): string {
  return name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
