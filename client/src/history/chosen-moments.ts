// Which moments are chosen to be compared: two at most.
import type { PlaceEntry } from './time-line.ts'

/** Choosing a third one gives up the one that was chosen first; choosing one again gives that up. */
export function choose(chosen: readonly string[], moment: string): string[] {
  return chosen.includes(moment)
    ? chosen.filter((each) => each !== moment)
    : [...chosen.slice(chosen.length > 1 ? 1 : 0), moment]
}

const NOW = { moment: 'now', sequence: Number.POSITIVE_INFINITY }

/**
 * What is compared with what, the earlier one first; one alone with now. Undefined while there is nothing to compare.
 * @param places the newest first: so stand those between which nothing was written
 */
export function comparedMoments(
  chosen: readonly string[],
  places: readonly Pick<PlaceEntry, 'moment' | 'sequence'>[],
): { from: string; to: string } | undefined {
  const all = chosen.length === 1 ? [...chosen, 'now'] : chosen
  const [from, to] = [NOW, ...places]
    .filter(({ moment }) => all.includes(moment))
    .reverse()
    .sort((a, b) => a.sequence - b.sequence)
  return from && to && { from: from.moment, to: to.moment }
}
