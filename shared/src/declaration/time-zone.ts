// The time zone of a plenary, by its IANA name: officials read local time, and law hangs on it.

/** Where no zone is known. */
export const UTC = 'UTC'

/** Whether this machine knows the zone. A mere offset is none: it does not say when clocks are put forward. */
export function isTimeZone(name: string): boolean {
  if (!/^[a-z]/i.test(name)) return false
  try {
    return Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

/** The zone as far as it is said and this machine knows it. */
export function knownZone(name: string | null): string {
  return name !== null && isTimeZone(name) ? name : UTC
}

/** How far the clocks of a zone are from UTC at a moment: `UTC+9`, `UTC−3:30`, `UTC`. */
export function offsetAt(zone: string, moment: Date): string {
  const format = new Intl.DateTimeFormat('en-GB', { timeZone: zone, timeZoneName: 'shortOffset' })
  const offset = format.formatToParts(moment).find(({ type }) => type === 'timeZoneName')?.value ?? ''
  return offset.replace('GMT', 'UTC').replace('-', '−').replace(/\+0$/, '')
}
