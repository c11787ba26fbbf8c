// What of the board is shown.
import { useTranslation } from 'react-i18next'
import type { positions } from '../i18n/words/en/positions.ts'
import { FILTERS, type Filter } from './board.ts'
import styles from './board-page.module.css'

const FILTER_WORDS = {
  everything: 'filterEverything',
  'not-agreed': 'filterNotAgreed',
  stale: 'filterStale',
  own: 'filterOwn',
} as const satisfies Record<Filter, keyof typeof positions>

export interface BoardFiltersProps {
  filter: Filter
  /** Whether the person belongs to a city on the board. */
  hasOwn: boolean
  onChange: (filter: Filter) => void
}

export function BoardFilters({ filter, hasOwn, onChange }: BoardFiltersProps) {
  const { t } = useTranslation('positions')
  return (
    <fieldset className={styles.filters} aria-label={t('show')}>
      {FILTERS.filter((each) => each !== 'own' || hasOwn).map((each) => (
        <button
          key={each}
          type="button"
          className="button small quiet"
          aria-pressed={each === filter}
          onClick={() => onChange(each)}
        >
          {t(FILTER_WORDS[each])}
        </button>
      ))}
    </fieldset>
  )
}
