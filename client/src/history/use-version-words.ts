// How versions and moments of a text are called.
import type { Version, VersionKind } from '@plenary/shared/api/version-routes'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../i18n/format.ts'
import type { versions as words } from '../i18n/words/en/versions.ts'
import { isNamed, type PlaceEntry } from './time-line.ts'

const KIND_WORDS = {
  named: 'kindNamed',
  closed: 'kindClosed',
  imported: 'kindImported',
  worked: 'kindWorked',
  reopened: 'kindReopened',
  restored: 'kindRestored',
} as const satisfies Record<VersionKind, keyof typeof words>

export interface VersionWords {
  /** `Rev. 2, Chair’s text`; of one without number and name why it was made. */
  title: (version: Version) => string
  /** Why it was made. */
  reason: (version: Version) => string
  /** The same as the title, with the time of one that is called by its reason only. */
  whole: (version: Version) => string
  /** In few words: `Rev. 2`, else its name, else its reason and time. */
  short: (version: Version) => string
  /** The same behind "since": the time where it is called nothing. */
  since: (version: Version) => string
  /** `09:50–10:31`. */
  period: (from: string, to: string) => string
  entry: (place: PlaceEntry) => string
}

/** The same object until the language changes. */
export function useVersionWords(): VersionWords {
  const { t } = useTranslation('versions')
  const formats = useFormats()
  return useMemo(() => {
    const { minute, time, day } = formats
    const reason = ({ kind }: Version) => t(KIND_WORDS[kind])
    const title = (version: Version) => {
      const { number, name } = version
      if (number === null) return name ?? reason(version)
      const revision = t('revision', { number })
      return name === null ? revision : t('named', { revision, name })
    }
    const whole = (version: Version) =>
      isNamed(version) ? title(version) : t('withTime', { name: title(version), time: minute(version.at) })
    const called = ({ number, name }: Version) => (number === null ? name : t('revision', { number }))
    const period = (from: string, to: string) => {
      const isOneDay = day(from) === day(to)
      const [first, last] = isOneDay ? [time(from), time(to)] : [minute(from), minute(to)]
      return first === last ? first : t('from', { from: first, to: last })
    }
    return {
      title,
      reason,
      whole,
      short: (version) => called(version) ?? whole(version),
      since: (version) => called(version) ?? minute(version.at),
      period,
      entry: (place) =>
        place.kind === 'version'
          ? whole(place.version)
          : t('withTime', { name: t('work'), time: period(place.period.from, place.period.to) }),
    }
  }, [t, formats])
}
