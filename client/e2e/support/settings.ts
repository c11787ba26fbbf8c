// The languages, colours and widths in which screens are looked at.

/** The first so many every day; all combinations in the long run. */
export function everyday<const Setting>(count: number, settings: readonly Setting[]): readonly Setting[] {
  return process.env.PLENARY_TEST_LONG ? settings : settings.slice(0, count)
}
