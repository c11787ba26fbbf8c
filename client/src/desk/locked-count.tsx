// How many clauses are locked, at the foot of the outline; nothing while none is, or while all are because the text is closed.
import { useTranslation } from 'react-i18next'
import { IconLock } from '../ui/icons.ts'
import styles from './locked-count.module.css'
import type { OutlineRow } from './outline-rows.ts'

export interface LockedCountProps {
  rows: readonly OutlineRow[]
  /** Whether the words may change. */
  isOpen: boolean
}

export function LockedCount({ rows, isOpen }: LockedCountProps) {
  const { t } = useTranslation('desk')
  const clauses = rows.filter(({ clauseId }) => clauseId !== null)
  const locked = clauses.filter(({ lock }) => lock !== undefined).length
  if (locked === 0 || !isOpen) return null
  return (
    <p className={styles.count}>
      <IconLock size={16} stroke={1.5} aria-hidden />
      {t('lockedCount', { locked, count: clauses.length })}
    </p>
  )
}
