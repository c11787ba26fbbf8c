// Which things of two rows belong together when none may cross: the longest common run, where some count more than others.

/**
 * Pairs of places in the two rows, ascending in both, whose weights together are the most. Without weight nothing is paired.
 * Of equally good ones, the pairs that begin first.
 */
export function heaviestPairs(
  length: number,
  otherLength: number,
  weight: (place: number, other: number) => number,
): [place: number, other: number][] {
  const width = otherLength + 1
  const best = new Float64Array((length + 1) * width)
  const weights = new Float64Array(length * otherLength)
  const at = (place: number, other: number) => best[place * width + other] ?? 0
  for (let place = length - 1; place >= 0; place -= 1) {
    for (let other = otherLength - 1; other >= 0; other -= 1) {
      const own = weight(place, other)
      weights[place * otherLength + other] = own
      const without = Math.max(at(place + 1, other), at(place, other + 1))
      best[place * width + other] = own > 0 ? Math.max(without, at(place + 1, other + 1) + own) : without
    }
  }
  const pairs: [number, number][] = []
  for (let [place, other] = [0, 0]; place < length && other < otherLength; ) {
    const own = weights[place * otherLength + other] ?? 0
    if (own > 0 && at(place, other) === at(place + 1, other + 1) + own) {
      pairs.push([place, other])
      place += 1
      other += 1
    } else if (at(place, other) === at(place + 1, other)) place += 1
    else other += 1
  }
  return pairs
}
