// What was changed in a clause, the newest first: one line a change, with its cities, its words and its time.
import type { ClauseHistory as Reply } from '@plenary/shared/api/authorship-routes'
import type { DeclarationFacts, TextFacts } from '@plenary/shared/api/declaration-routes'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useClauseHistory } from '../api/authorship.ts'
import { useClauseChanges } from '../api/declarations.ts'
import { Loaded } from '../api/loaded.tsx'
import { ClauseChangeRow } from './clause-change-row.tsx'
import styles from './clause-history.module.css'

export interface ClauseHistoryProps {
  declaration: DeclarationFacts
  text: TextFacts
  clauseId: string
}

/** Whoever goes through the clauses asks only where they stay. */
const STAYS_AFTER = 300

export function ClauseHistory(props: ClauseHistoryProps) {
  const { t } = useTranslation('authorship')
  const [isStaying, setStaying] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setStaying(true), STAYS_AFTER)
    return () => clearTimeout(timer)
  }, [])
  return (
    <section className={styles.section}>
      <h3 className={styles.heading}>{t('history')}</h3>
      {isStaying && <AskedHistory {...props} />}
    </section>
  )
}

function AskedHistory({ declaration, text, clauseId }: ClauseHistoryProps) {
  const { t } = useTranslation('authorship')
  const changes = useClauseChanges(text.id).data
  const changedAt = changes?.find((change) => change.clauseId === clauseId)?.at ?? null
  const query = useClauseHistory(text.id, clauseId, changedAt)
  return (
    <Loaded query={query}>
      {({ pages }) => (
        <>
          <Changes pages={pages} {...{ declaration, text, clauseId }} />
          {query.hasNextPage && (
            <button
              type="button"
              className={`button small ${styles.earlier}`}
              aria-disabled={query.isFetchingNextPage}
              onClick={() => void query.fetchNextPage()}
            >
              {query.isFetchingNextPage ? t('loadingEarlier') : t('earlier')}
            </button>
          )}
        </>
      )}
    </Loaded>
  )
}

function Changes({ pages, ...place }: ClauseHistoryProps & { pages: readonly Reply[] }) {
  const { t } = useTranslation('authorship')
  const entries = pages.flatMap(({ authors, entries }) => entries.map((entry) => ({ authors, entry })))
  if (entries.length === 0) return <p className={styles.none}>{t('noHistory')}</p>
  return (
    <ul>
      {entries.map(({ authors, entry }) => (
        <ClauseChangeRow
          key={`${entry.from?.sequence} ${entry.to.sequence}`}
          {...place}
          authors={authors}
          entry={entry}
        />
      ))}
    </ul>
  )
}
