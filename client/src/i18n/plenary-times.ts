// Moments of a plenary as officials read them: its local time with its place, and the reader's own where the clocks differ.
import { knownZone, offsetAt, UTC } from '@plenary/shared/declaration/time-zone'
import type { InterfaceLanguage } from '@plenary/shared/words/refusal-sentences'
import type { TFunction } from 'i18next'
import { createContext, useContext } from 'react'
import { useTranslation } from 'react-i18next'
import { type Formats, formatsIn } from './format.ts'
import { interfaceLanguage } from './i18n.ts'

/** A plenary, as far as its clocks go. */
export interface Meeting {
  readonly place: string
  /** An IANA name; UTC where it is null, or none that this browser knows. */
  readonly timeZone: string | null
}

type Style = 'second' | 'dayAndMinute'

export interface PlenaryTimes {
  /** What this browser takes for the plenary's zone. */
  readonly zone: string
  /** As it is there, where whose time it is stands beside it. */
  readonly there: Formats
  /** `11:14:05 in Tokyo (09:14:05 where you are)`. */
  readonly said: (moment: string, style?: Style) => string
  /**
   * `11:14:05`, and `11:14:05 in Tokyo` where the reader's clock says another: for a line that has little room.
   * A long place gives way to `UTC+9`.
   */
  readonly brief: (moment: string) => string
  /** To the minute, and with no place, which may be long: `11:14 UTC+9`; of another day the day alone. */
  readonly briefest: (moment: string) => string
  /** In lines: `9 November 2010, 11:14 in Tokyo`, `09:14 where you are (Vietnam Time)`. */
  readonly lines: (moment: string, style?: Style) => string[]
  /** Whose times stand on a page where they are many. */
  readonly note: (moment: string) => string
  /** `Tokyo (UTC+9)`. */
  readonly placeAt: (moment: string) => string
}

/** Of a place that a line with little room names. */
const LONGEST_PLACE = 12

/** @param own the reader's zone */
export function plenaryTimes(
  { place, timeZone }: Meeting,
  t: TFunction<'shell'>,
  language: InterfaceLanguage,
  own: string,
): PlenaryTimes {
  const zone = knownZone(timeZone)
  const [there, here] = [formatsAt(language, zone), formatsAt(language, own)]
  const isElsewhere = (moment: string) => there.dayAndSecond(moment) !== here.dayAndSecond(moment)
  const ownTime = (moment: string, style: Style) => {
    if (there.day(moment) !== here.day(moment))
      return here[style === 'second' ? 'dayAndSecond' : style](moment)
    return style === 'second' ? here.clock(moment) : here.time(moment)
  }
  const timeThere = (moment: string, style: Style) => {
    const time = there[style](moment)
    return zone === UTC ? t('timeInUtc', { time }) : t('timeThere', { time, place })
  }
  const placeAt = (moment: string) =>
    zone === UTC ? UTC : t('placeWithOffset', { place, offset: offsetAt(zone, new Date(moment)) })
  const ownZone = (moment: string) => zoneName(own, moment, language)
  const withOffset = (time: string, moment: string) =>
    `${time} ${zone === UTC ? UTC : offsetAt(zone, new Date(moment))}`
  const isNamed = (moment: string) => zone === UTC || isElsewhere(moment)
  return {
    zone,
    there,
    brief: (moment) => {
      if (!isNamed(moment)) return there.second(moment)
      const isShort = place.length <= LONGEST_PLACE
      return isShort ? timeThere(moment, 'second') : withOffset(there.second(moment), moment)
    },
    briefest: (moment) => {
      if (there.day(moment) !== there.day(Date.now())) return there.day(moment)
      const time = there.minute(moment)
      return isNamed(moment) ? withOffset(time, moment) : time
    },
    said: (moment, style = 'second') => {
      if (!isElsewhere(moment)) return timeThere(moment, style)
      const times = { time: there[style](moment), own: ownTime(moment, style) }
      return zone === UTC ? t('timeInUtcAndHere', times) : t('timeThereAndHere', { ...times, place })
    },
    lines: (moment, style = 'dayAndMinute') => {
      const first = timeThere(moment, style)
      if (!isElsewhere(moment)) return [first]
      return [first, t('timeHere', { time: ownTime(moment, style), zone: ownZone(moment) })]
    },
    note: (moment) => {
      const known = { place: placeAt(moment), zone: ownZone(moment), offset: offsetAt(own, new Date(moment)) }
      return t(isElsewhere(moment) ? 'timesThereNotHere' : 'timesThere', known)
    },
    placeAt,
  }
}

const known = new Map<string, Formats>()

function formatsAt(language: InterfaceLanguage, zone: string): Formats {
  const key = `${language} ${zone}`
  const formats = known.get(key) ?? formatsIn(language, Date.now, zone)
  known.set(key, formats)
  return formats
}

/** `Vietnam Time`, `インドシナ時間`; its offset where it has no name. */
export function zoneName(zone: string, moment: string, language: InterfaceLanguage): string {
  const format = new Intl.DateTimeFormat(language === 'ja' ? 'ja-JP' : 'en-GB', {
    timeZone: zone,
    // The short names of the Japanese locale are those of English.
    timeZoneName: language === 'ja' ? 'longGeneric' : 'shortGeneric',
  })
  const name = format.formatToParts(new Date(moment)).find(({ type }) => type === 'timeZoneName')?.value
  return name === undefined || name.startsWith('GMT') ? offsetAt(zone, new Date(moment)) : name
}

/** Of the device. */
export function ownZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone
}

/** Around what is all about one plenary. */
export const MeetingContext = createContext<Meeting>({ place: '', timeZone: null })

/** The times of a plenary: of `meeting`, else of the one around. */
export function usePlenaryTimes(meeting?: Meeting): PlenaryTimes {
  const { t } = useTranslation('shell')
  const around = useContext(MeetingContext)
  return plenaryTimes(meeting ?? around, t, interfaceLanguage(), ownZone())
}
