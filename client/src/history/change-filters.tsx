// Narrows a comparison to the changes of one city, or to one clause.

import type { Comparison } from '@plenary/shared/api/past-routes'
import { authorKey } from '@plenary/shared/compare/author-key'
import type { PlacedChange } from '@plenary/shared/compare/changes-of'
import { useTranslation } from 'react-i18next'
import { ChoiceMenu } from '../ui/choice-menu.tsx'
import { useComparing } from './comparing.ts'
import { whoChanged } from './who-changed.ts'

const EVERYTHING = ''

export interface ChangeFiltersProps {
  /** Whatever is chosen. */
  all: readonly PlacedChange[]
  comparison: Comparison
  city: string | undefined
  clause: string | undefined
  onChoose: (chosen: { city?: string | undefined; clause?: string | undefined }) => void
}

export function ChangeFilters({ all, comparison, city, clause, onChoose }: ChangeFiltersProps) {
  const { t } = useTranslation('compare')
  const { faceOf, placeOf } = useComparing()
  const { authors, parts } = comparison
  const cities = [...whoChanged(all, authors)].flatMap(([key, count]) => {
    const author = authors.find((one) => authorKey(one) === key)
    return author ? [{ value: key, label: t('choice', { name: faceOf(author).name, count }) }] : []
  })
  const clauses = parts.flatMap((part, index) => {
    const count = all.filter((change) => change.part === index).length
    if (part.clauseId === null || (count === 0 && part.clauseId !== clause)) return []
    return [{ value: part.clauseId, label: t('choice', { name: placeOf(part), count }) }]
  })
  const nameOf = (choices: readonly { value: string; label: string }[], value: string | undefined) =>
    choices.find((choice) => choice.value === value)?.label
  return (
    <>
      <ChoiceMenu
        label={t('filterCity')}
        shown={nameOf(cities, city) ?? t('allCities')}
        value={city ?? EVERYTHING}
        choices={[{ value: EVERYTHING, label: t('allCities') }, ...cities]}
        onChoose={(chosen) => onChoose({ city: chosen === EVERYTHING ? undefined : chosen })}
      />
      <ChoiceMenu
        label={t('filterClause')}
        shown={nameOf(clauses, clause) ?? t('allClauses')}
        value={clause ?? EVERYTHING}
        choices={[{ value: EVERYTHING, label: t('allClauses') }, ...clauses]}
        onChoose={(chosen) => onChoose({ clause: chosen === EVERYTHING ? undefined : chosen })}
      />
    </>
  )
}
