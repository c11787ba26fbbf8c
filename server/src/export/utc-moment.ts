// Moments as they stand in a file: the time zone of whoever reads it is not known, hence in UTC.

/** `9 November 2010 at 10:47 UTC`; `medium` has seconds, for that on which law may hang. */
export function utcMoment(
  locale: string,
  timeStyle: 'short' | 'medium' = 'short',
): (moment: string) => string {
  const format = new Intl.DateTimeFormat(locale, {
    dateStyle: 'long',
    timeStyle,
    timeZone: 'UTC',
    hourCycle: 'h23',
  })
  return (moment) => `${format.format(new Date(moment))} UTC`
}
