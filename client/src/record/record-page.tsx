// The record of a declaration: its audit log as the delegations and the secretariat read it.
import { isAllowed } from '@plenary/shared/access/access-table'
import type { RecordedEntry } from '@plenary/shared/api/audit-routes'
import type { DeclarationFacts, TextFacts } from '@plenary/shared/api/declaration-routes'
import type { Fact } from '@plenary/shared/protocol/messages'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { auditFileAddress, auditKey, useAudit, useAuditPeople } from '../api/audit.ts'
import { Loaded } from '../api/loaded.tsx'
import { contentKey } from '../api/text-content.ts'
import { Statement } from '../ui/statement.tsx'
import { EVERYTHING, filtersOf, isEverything } from './record-choice.ts'
import { RecordFilters } from './record-filters.tsx'
import styles from './record-page.module.css'
import { RecordRow } from './record-row.tsx'
import table from './record-table.module.css'
import { useAuditNames } from './use-audit-names.ts'

export interface RecordPageProps {
  declaration: DeclarationFacts
  text: TextFacts
  /** Undefined in the first moment. */
  session: { onFactChanged(listener: (fact: Fact) => void): () => void } | undefined
}

/** Facts whose change is on the record. */
const RECORDED: readonly Fact[] = [
  'declaration',
  'locks',
  'roster',
  'people',
  'versions',
  'signing',
  'swallowed',
]

export function RecordPage(props: RecordPageProps) {
  const { t } = useTranslation('record')
  const { role, cityId, state } = props.declaration
  const mayRead = isAllowed({ role, ownCity: cityId, action: 'read-audit', state, city: null })
  return (
    <main id="main" className={styles.record} tabIndex={-1}>
      {mayRead ? <OpenRecord {...props} /> : <Statement title={t('forbidden')} body={t('forbiddenBody')} />}
    </main>
  )
}

function OpenRecord({ declaration, text, session }: RecordPageProps) {
  const { t, i18n } = useTranslation('record')
  const [choice, setChoice] = useState(EVERYTHING)
  const filters = filtersOf(choice)
  const query = useAudit(declaration.id, filters)
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = query
  const names = useAuditNames(declaration, text)
  useFreshRecord(session, declaration.id, text.id)
  const people = useAuditPeople(declaration.id).data ?? []
  return (
    <>
      <h2>{t('record')}</h2>
      <p className={styles.lead}>{t('lead')}</p>
      <RecordFilters
        choice={choice}
        onChange={setChoice}
        roster={declaration.roster}
        people={people.toSorted((a, b) => a.name.localeCompare(b.name, i18n.language))}
        fileAddress={auditFileAddress(declaration.id, filters)}
      />
      <Loaded query={query}>
        {(data) => {
          const entries = entriesIn(data)
          return (
            <>
              <p role="status" className={styles.count}>
                {entries.length > 0
                  ? t('shown', { count: entries.length })
                  : t(isEverything(choice) ? 'noneYet' : 'noneFits')}
              </p>
              {entries.length > 0 && (
                <table className={table.table}>
                  <thead>
                    <tr>
                      <th scope="col">{t('when')}</th>
                      <th scope="col">{t('who')}</th>
                      <th scope="col">{t('what')}</th>
                    </tr>
                  </thead>
                  <tbody>
                    {entries.map((entry) => (
                      <RecordRow key={entry.seq} entry={entry} names={names} textId={text.id} />
                    ))}
                  </tbody>
                </table>
              )}
              {hasNextPage && (
                <button
                  type="button"
                  className={`button ${styles.earlier}`}
                  aria-disabled={isFetchingNextPage}
                  onClick={() => isFetchingNextPage || void fetchNextPage()}
                >
                  {t('earlier')}
                </button>
              )}
            </>
          )
        }}
      </Loaded>
    </>
  )
}

/** Reads the record anew when the session says that something on it has changed. */
function useFreshRecord(session: RecordPageProps['session'], declaration: string, text: string): void {
  const client = useQueryClient()
  useEffect(
    () =>
      session?.onFactChanged((fact) => {
        if (RECORDED.includes(fact)) void client.invalidateQueries({ queryKey: auditKey(declaration) })
        if (fact === 'clauses') void client.invalidateQueries({ queryKey: contentKey(text) })
      }),
    [session, client, declaration, text],
  )
}

type Pages = { pages: readonly { entries: RecordedEntry[] }[] }

function entriesIn(data: Pages | undefined): RecordedEntry[] {
  return data?.pages.flatMap(({ entries }) => entries) ?? []
}
