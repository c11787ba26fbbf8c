// A comparison as it is chosen to be shown.
import type { DeclarationFacts } from '@plenary/shared/api/declaration-routes'
import type { Comparison } from '@plenary/shared/api/past-routes'
import { authorKey } from '@plenary/shared/compare/author-key'
import { changesOf, type PlacedChange } from '@plenary/shared/compare/changes-of'
import { partsByCity } from '@plenary/shared/compare/parts-by-city'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../i18n/format.ts'
import { useAuthorFaces } from './author-faces.ts'
import { useChangeWords } from './change-words.ts'
import type { CompareAddress } from './compare-address.ts'
import { type Comparing, hasWords } from './comparing.ts'
import { usePlaceWords } from './place-words.ts'

export function useNewComparing(
  { roster }: DeclarationFacts,
  comparison: Comparison,
  { city, clause, change }: CompareAddress,
  { select, bringBack }: Pick<Comparing, 'select' | 'bringBack'>,
): { comparing: Comparing; current: PlacedChange | undefined } {
  const { authors, language, numberStyle } = comparison
  const { t } = useTranslation('compare')
  const { minute } = useFormats()
  const faces = useAuthorFaces(authors, roster)
  const places = usePlaceWords(numberStyle)
  const parts = useMemo(() => {
    const chosen =
      city === undefined ? comparison.parts : partsByCity(comparison.parts, comparison.authors, city)
    return clause === undefined ? chosen : chosen.filter(({ clauseId }) => clauseId === clause)
  }, [comparison, city, clause])
  const changes = useMemo(() => changesOf(parts).filter((change) => hasWords(parts, change)), [parts])
  const changeWords = useChangeWords(parts, language)
  const comparing = useMemo((): Comparing => {
    const author = authors.find((one) => authorKey(one) === city)
    return {
      ...faces,
      ...places,
      language,
      numberStyle,
      parts,
      changes,
      select,
      bringBack,
      changeWords,
      whoWords: ({ by }) =>
        by.flatMap(({ author: place, at }) => {
          const person = authors[place] && faces.personOf(authors[place])
          return person === undefined ? [] : [t('personAt', { person, time: minute(at) })]
        }),
      onlyBy: author && faces.faceOf(author),
    }
  }, [
    authors,
    language,
    numberStyle,
    faces,
    places,
    parts,
    changes,
    changeWords,
    select,
    bringBack,
    city,
    t,
    minute,
  ])
  return { comparing, current: changes.find(({ key }) => key === change) }
}
