// Which moments are chosen to be compared: two at most.

/** Choosing a third one gives up the one that was chosen first; choosing one again gives that up. */
export function choose(chosen: readonly string[], moment: string): string[] {
  return chosen.includes(moment)
    ? chosen.filter((each) => each !== moment)
    : [...chosen.slice(chosen.length > 1 ? 1 : 0), moment]
}

/** What is compared with what, the earlier one first; one alone with now. Undefined while there is nothing to compare. */
export function comparedMoments(
  chosen: readonly string[],
  sequenceOf: (moment: string) => number | undefined,
): { from: string; to: string } | undefined {
  const all = chosen.length === 1 && !chosen.includes('now') ? [...chosen, 'now'] : chosen
  const placed = all.flatMap((moment) => {
    const sequence = moment === 'now' ? Number.POSITIVE_INFINITY : sequenceOf(moment)
    return sequence === undefined ? [] : [{ moment, sequence }]
  })
  const [from, to] = placed.sort((a, b) => a.sequence - b.sequence)
  return from && to && { from: from.moment, to: to.moment }
}
