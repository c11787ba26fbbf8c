// What changed in the words, shortened to the changes with a little of what stands beside them.
import { changedWords, shortened } from '@plenary/shared/compare/changed-words'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './changed-since.module.css'

export interface ChangedSinceProps {
  before: string
  now: string
  /** Of the text. */
  language: string
}

export function ChangedSince({ before, now, language }: ChangedSinceProps) {
  const { t } = useTranslation('positions')
  const parts = useMemo(
    () => shortened(changedWords(before, now, language), language),
    [before, now, language],
  )
  if (before === now) return <span>{t('onlyFormatting')}</span>
  return (
    <q className={styles.words} lang={language}>
      {parts.map(({ kind, text }, index) => {
        const key = `${index} ${kind}`
        if (kind === 'deleted') return <del key={key}>{text}</del>
        if (kind === 'inserted') return <ins key={key}>{text}</ins>
        return <span key={key}>{text}</span>
      })}
    </q>
  )
}
