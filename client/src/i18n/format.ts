// Dates, times and lists in the reader's language and time zone.
import type { InterfaceLanguage } from '@plenary/shared/words/refusal-sentences'
import { useTranslation } from 'react-i18next'

export interface Formats {
  /** `10:46:07`, with the day in front when it is not today's, and its year when it is not this one: where the second matters. */
  second: (moment: Moment) => string
  /** `8 Nov 2010 10:46:07`, whatever day it is: for what is printed and kept. */
  dayAndSecond: (moment: Moment) => string
  /** `10:46`, with the day in front in the same way. */
  minute: (moment: Moment) => string
  /** `10:46:07`, whatever the day: where that stands beside it. */
  clock: (moment: Moment) => string
  /** `10:46`, whatever the day: where that stands above. */
  time: (moment: Moment) => string
  /** `8 November 2010`. */
  day: (moment: Moment) => string
  /** `8 November 2010, 10:46`, `2010年11月8日 10:46`. */
  dayAndMinute: (moment: Moment) => string
  /** `8–9 November 2010`, `2010年11月8日～9日`, from calendar days without a time zone. */
  days: (first: string, last: string) => string
  /** `Hanoi, Seoul and Tokyo`. */
  list: (items: readonly string[]) => string
  /** The name of a language: `Japanese`, `日本語`. */
  languageName: (tag: string) => string
}

/** Unix milliseconds or an ISO moment. */
type Moment = number | string

/**
 * @param now to tell today's moments from earlier ones
 * @param timeZone the reader's own unless a test fixes it
 */
export function formatsIn(
  language: InterfaceLanguage,
  now: () => number = Date.now,
  timeZone?: string,
): Formats {
  const locale = language === 'ja' ? 'ja-JP' : 'en-GB'
  const zone = timeZone === undefined ? {} : { timeZone }
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { ...zone, ...options })
  const time = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const
  const second = format({ ...time, second: '2-digit' })
  const minute = format(time)
  const day = format({ day: 'numeric', month: 'short' })
  const dayOfYear = format({ day: 'numeric', month: 'short', year: 'numeric' })
  const year = format({ year: 'numeric' })
  const fullDay = format({ day: 'numeric', month: 'long', year: 'numeric' })
  const calendarDay = new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  })
  const list = new Intl.ListFormat(locale, { type: 'conjunction' })
  const languageNames = new Intl.DisplayNames(locale, { type: 'language' })
  const isToday = (date: Date) => fullDay.format(date) === fullDay.format(now())
  const withDay = (date: Date, time: Intl.DateTimeFormat) => {
    if (isToday(date)) return time.format(date)
    const known = year.format(date) === year.format(now()) ? day : dayOfYear
    return `${known.format(date)} ${time.format(date)}`
  }
  return {
    second: (moment) => withDay(new Date(moment), second),
    dayAndSecond: (moment) => {
      const date = new Date(moment)
      return `${dayOfYear.format(date)} ${second.format(date)}`
    },
    minute: (moment) => withDay(new Date(moment), minute),
    clock: (moment) => second.format(new Date(moment)),
    time: (moment) => minute.format(new Date(moment)),
    day: (moment) => fullDay.format(new Date(moment)),
    dayAndMinute: (moment) => {
      const date = new Date(moment)
      return `${fullDay.format(date)}${language === 'ja' ? '' : ','} ${minute.format(date)}`
    },
    days: (first, last) =>
      language === 'ja'
        ? japaneseDays(calendarDay, first, last)
        : calendarDay.formatRange(new Date(first), new Date(last)),
    list: (items) => list.format(items),
    languageName: (tag) => languageNames.of(tag) ?? tag,
  }
}

/** `2010年11月8日～9日`: the locale's own ranges fall back to digits and slashes. */
function japaneseDays(format: Intl.DateTimeFormat, first: string, last: string): string {
  const begin = format.format(new Date(first))
  if (first === last) return begin
  const isShared = (length: number) => first.slice(0, length) === last.slice(0, length)
  const from = isShared('2010-11'.length) ? 'day' : isShared('2010'.length) ? 'month' : 'year'
  const parts = format.formatToParts(new Date(last))
  const said = parts.slice(parts.findIndex(({ type }) => type === from))
  return `${begin}～${said.map(({ value }) => value).join('')}`
}

const formats: Record<InterfaceLanguage, Formats> = { en: formatsIn('en'), ja: formatsIn('ja') }

/** The formats of the language that the interface is in. */
export function useFormats(): Formats {
  const { i18n } = useTranslation()
  return formats[i18n.language === 'ja' ? 'ja' : 'en']
}
