// A comparison as it is chosen to be shown.
import type { DeclarationFacts } from '@plenary/shared/api/declaration-routes'
import type { Comparison } from '@plenary/shared/api/past-routes'
import { authorKey } from '@plenary/shared/compare/author-key'
import { changesOf } from '@plenary/shared/compare/changes-of'
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
  acts: Pick<Comparing, 'select' | 'bringBack'>,
): Comparing {
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
  const author = city === undefined ? undefined : authors.find((one) => authorKey(one) === city)
  return {
    ...faces,
    ...places,
    language,
    numberStyle,
    parts,
    changes,
    current: changes.find(({ key }) => key === change),
    ...acts,
    changeWords,
    whoWords: ({ by }) =>
      by.flatMap((stroke) => {
        const person = authors[stroke.author]
        return person ? [t('personAt', { person: faces.personOf(person), time: minute(stroke.at) })] : []
      }),
    onlyBy: author && faces.faceOf(author),
  }
}
