// How the plain text of a mail is laid out.

/** Its parts, each after a blank line. */
export function letter(...parts: readonly string[]): string {
  return `${parts.join('\n\n')}\n`
}

/** How moments are written in a mail: whose reader's time zone is not known, hence in UTC. */
export function momentIn(locale: string, joined: (day: string, time: string) => string) {
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' })
  const format = (time: Intl.DateTimeFormat) => (at: Date) => joined(day.format(at), time.format(at))
  const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: 'UTC' } as const
  return {
    toTheMinute: format(new Intl.DateTimeFormat(locale, clock)),
    toTheSecond: format(new Intl.DateTimeFormat(locale, { ...clock, second: '2-digit' })),
  }
}

/** How a day of the calendar is written in a mail. */
export function dayIn(locale: string): (day: string) => string {
  const format = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' })
  return (day) => format.format(new Date(day))
}

/** Controls, ends of lines, and what would turn the reading direction of the words around it. */
const NOT_ON_A_LINE = /[\p{Cc}\p{Zl}\p{Zp}\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu

/** What a person typed, as part of one line of a mail: it can neither begin a line nor a header of its own. */
export function onOneLine(typed: string): string {
  return typed.replace(NOT_ON_A_LINE, ' ').trim()
}
