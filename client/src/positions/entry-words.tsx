// The words that an entry was about, asked for when somebody wants them, and what has changed in them since.
import type { LedgerEntry } from '@plenary/shared/positions/position'
import type { ContentJson } from '@plenary/shared/schema/content'
import { useTranslation } from 'react-i18next'
import { usePositionWords } from '../api/positions.ts'
import { problemSentence } from '../api/problem-error.ts'
import { Skeleton } from '../ui/skeleton.tsx'
import type { BoardColumn } from './board.ts'
import { ChangedSince } from './changed-since.tsx'
import styles from './entry-words.module.css'
import { partOf, partWords } from './part-words.ts'

export interface EntryWordsProps {
  entry: LedgerEntry
  /** The part as it is now; undefined when it is no longer in the text. */
  column: BoardColumn | undefined
  content: ContentJson
  /** Of the text. */
  language: string
  declarationId: string
}

export function EntryWords({ entry, column, content, language, declarationId }: EntryWordsProps) {
  const { t } = useTranslation(['positions', 'shell'])
  const { data, error, refetch } = usePositionWords(declarationId, entry.id)
  if (error && !data)
    return (
      <p role="alert" className={styles.words}>
        {problemSentence(error, t('shell:offlineBody'))}{' '}
        <button type="button" className="button small" onClick={() => void refetch()}>
          {t('shell:tryAgain')}
        </button>
      </p>
    )
  const kept = data?.clause ?? data?.content
  if (!kept) return <Skeleton label={t('shell:loading')} blocks={1} />
  const then = partWords(kept)
  const part = column && partOf(content, column.clauseId)
  return (
    <div className={styles.words}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: long words scroll, and the keyboard must reach them */}
      <blockquote lang={language} tabIndex={0} aria-label={t('wordsThen')}>
        {then}
      </blockquote>
      <p>
        {!part && t('wordsGone')}
        {part && column.digest === entry.digest && t('wordsSame')}
        {part && column.digest !== entry.digest && (
          <>
            {t('sinceThen')} <ChangedSince before={then} now={partWords(part)} language={language} />
          </>
        )}
      </p>
    </div>
  )
}
