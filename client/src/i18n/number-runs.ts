// Runs of numbers that follow each other: `1 and 3 to 5`.

/** Each run as its first and last. */
export function numberRuns(numbers: readonly number[]): [number, number][] {
  const runs: [number, number][] = []
  for (const number of numbers) {
    const last = runs.at(-1)
    if (last && last[1] === number - 1) last[1] = number
    else runs.push([number, number])
  }
  return runs
}
