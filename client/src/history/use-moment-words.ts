// What a moment of the past is called: by its time, by the version that it is, by whose work came before it.

import type { RosterEntry } from '@plenary/shared/api/plenary-routes'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../i18n/format.ts'
import { useAuthorFaces } from './author-faces.ts'
import { NO_AUTHORS } from './no-authors.ts'
import { type ShownMoment, shownAt, shownVersion } from './shown-moment.ts'
import type { PlaceEntry } from './time-line.ts'
import { useVersionWords } from './use-version-words.ts'
import { facesWithChanges } from './worked-by.ts'

/** `As it was on 9 November 2010 at 10:42, after changes by Hanoi`. */
export function useMomentWords(
  roster: readonly RosterEntry[],
  past: ShownMoment,
  places: readonly PlaceEntry[],
): string {
  const { t } = useTranslation('versions')
  const { day, time, list } = useFormats()
  const words = useVersionWords()
  const { faceOf } = useAuthorFaces(NO_AUTHORS, roster)
  const version = shownVersion(past, places)
  const at = shownAt(past, places)
  if (at === null) return t('nothingThen')
  const moment = { day: day(at), time: time(at) }
  if (version) return t('asItWasVersion', { version: words.title(version), moment: t('asItWas', moment) })
  const period = places.find(
    (place) =>
      place.kind === 'period' &&
      place.period.fromSequence <= past.sequence &&
      past.sequence <= place.sequence,
  )
  if (period?.kind !== 'period' || 'at' in past.asked) return t('asItWas', moment)
  const cities = list(facesWithChanges(period.period.authors, faceOf).map(({ face }) => face.name))
  if (cities === '') return t('asItWas', moment)
  return t(period.sequence === past.sequence ? 'asItWasAfter' : 'asItWasWhile', { ...moment, cities })
}
