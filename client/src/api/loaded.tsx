// What a query answered; until then its skeleton, and when it failed the reason with one act.
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Skeleton } from '../ui/skeleton.tsx'
import styles from './loaded.module.css'
import { problemSentence } from './problem-error.ts'

export interface LoadedProps<Data> {
  query: {
    readonly data: Data | undefined
    readonly error: unknown
    readonly refetch: () => unknown
  }
  children: (data: Data) => ReactNode
}

export function Loaded<Data>({ query, children }: LoadedProps<Data>) {
  const { t } = useTranslation('shell')
  if (query.data !== undefined) return children(query.data)
  if (!query.error) {
    return (
      <div className={styles.waiting}>
        <Skeleton label={t('loading')} blocks={1} />
      </div>
    )
  }
  return (
    <div className={styles.failed} role="alert">
      <p>{problemSentence(query.error, t('offlineTitle'))}</p>
      <button type="button" className="button" onClick={() => void query.refetch()}>
        {t('tryAgain')}
      </button>
    </div>
  )
}
