// The words that an entry was about, asked for when somebody wants them, and what has changed in them since.
import type { LedgerEntry } from '@plenary/shared/positions/position'
import type { ContentJson } from '@plenary/shared/schema/content'
import { createContext, useContext } from 'react'
import { useTranslation } from 'react-i18next'
import { usePositionWords } from '../api/positions.ts'
import { problemSentence } from '../api/problem-error.ts'
import { Skeleton } from '../ui/skeleton.tsx'
import { type BoardColumn, WHOLE } from './board.ts'
import { ChangedSince } from './changed-since.tsx'
import styles from './entry-words.module.css'
import { partOf, partWords } from './part-words.ts'

export interface TextNow {
  /** By their keys. */
  readonly columns: ReadonlyMap<string, BoardColumn>
  readonly content: ContentJson
  /** Of the text. */
  readonly language: string
}

/** What changes with every letter that somebody types: for the entries whose words are shown, not for all of them. */
export const TextNowContext = createContext<TextNow | undefined>(undefined)

export interface EntryWordsProps {
  entry: LedgerEntry
  declarationId: string
}

export function EntryWords({ entry, declarationId }: EntryWordsProps) {
  const { t } = useTranslation(['positions', 'shell'])
  const text = useContext(TextNowContext)
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
  if (!kept || !text) return <Skeleton label={t('shell:loading')} blocks={1} />
  const then = partWords(kept)
  const { content, language } = text
  const column = text.columns.get(entry.clauseId ?? WHOLE)
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
