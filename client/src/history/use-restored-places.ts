// How the parts are called that a restoration is about: by the numbers that they have now, of what comes back by the new one.
import type { Restoration } from '@plenary/shared/api/restoration-routes'
import type { ComparedPart } from '@plenary/shared/compare/comparison'
import { useTranslation } from 'react-i18next'
import { clauseWords } from '../i18n/clause-words.ts'

export interface RestoredPlaces {
  placeOf: (part: ComparedPart) => string
  /** The same afterwards, inside a sentence. */
  newPlaceOf: (part: ComparedPart) => string
  placeOfClause: (clauseId: string) => string
}

export function useRestoredPlaces({ comparison }: Restoration): RestoredPlaces {
  const { t } = useTranslation('desk')
  const { parts, numberStyle } = comparison
  const placeOf = ({ container, before, now }: ComparedPart) =>
    container === 'clauses' ? clauseWords((before ?? now)?.path ?? [], numberStyle, false, t) : t(container)
  return {
    placeOf,
    newPlaceOf: ({ now }) => clauseWords(now?.path ?? [], numberStyle, true, t),
    placeOfClause: (id) => {
      const part = parts.find(({ clauseId }) => clauseId === id)
      return part ? placeOf(part) : ''
    },
  }
}
