// Moments as they stand in a file: whoever reads it is somewhere else, hence with how far the clocks there were from UTC.
import { knownZone, offsetAt } from '@plenary/shared/declaration/time-zone'
import type { InterfaceLanguage } from '@plenary/shared/words/refusal-sentences'

const FORMS: Record<InterfaceLanguage, { locale: string; written: (...parts: string[]) => string }> = {
  en: { locale: 'en-GB', written: (day, time, offset) => `${day}, ${time} (${offset})` },
  ja: { locale: 'ja-JP', written: (day, time, offset) => `${day} ${time}（${offset}）` },
}

/**
 * `9 November 2010, 11:14 (UTC+9)`, `2010年11月9日 11:14（UTC+9）`.
 *
 * @param timeZone in UTC where it is null, or none that this machine knows
 * @param timeStyle `medium` has seconds, for that on which law may hang
 */
export function localMoment(
  language: InterfaceLanguage,
  timeZone: string | null,
  timeStyle: 'short' | 'medium' = 'short',
): (moment: string) => string {
  const { locale, written } = FORMS[language]
  const zone = knownZone(timeZone)
  const day = new Intl.DateTimeFormat(locale, { timeZone: zone, dateStyle: 'long' })
  const time = new Intl.DateTimeFormat(locale, {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    ...(timeStyle === 'medium' ? { second: '2-digit' } : {}),
  })
  return (moment) => {
    const date = new Date(moment)
    return written(day.format(date), time.format(date), offsetAt(zone, date))
  }
}

/** The calendar day that it is there, such as `2010-11-09`. */
export function localDay(timeZone: string | null, moment: string): string {
  // The locale whose own form of a day is that of ISO 8601.
  return new Intl.DateTimeFormat('sv-SE', { timeZone: knownZone(timeZone) }).format(new Date(moment))
}
