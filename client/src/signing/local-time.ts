// Moments as a field for date and time has them: to the second, in a time zone.

/** Such as `2010-11-09T11:26:12`. */
export type LocalTime = string

/** @param moment Unix milliseconds */
export function localTimeOf(moment: number, timeZone: string): LocalTime {
  // The locale whose own form is nearly that of ISO 8601.
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' })
  return format.format(moment).replace(' ', 'T')
}

/**
 * The moment in UTC; undefined while the field is not filled. Where clocks are put back an hour is there twice, and the first is
 * meant; where they are put forward one is missing, and the time is as late behind the gap.
 */
export function momentOf(time: LocalTime, timeZone: string): string | undefined {
  const asUtc = Date.parse(`${time}Z`)
  if (Number.isNaN(asUtc)) return undefined
  const offsetAt = (moment: number) => Date.parse(`${localTimeOf(moment, timeZone)}Z`) - moment
  const [dayBefore, dayAfter] = [offsetAt(asUtc - DAY), offsetAt(asUtc + DAY)]
  const [early, late] = [asUtc - dayBefore, asUtc - dayAfter]
  const isThere = (moment: number) => offsetAt(moment) === asUtc - moment
  return new Date(isThere(early) || !isThere(late) ? early : late).toISOString()
}

const DAY = 86_400_000
