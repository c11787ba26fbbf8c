// How many clauses are locked, at the foot of the outline; nothing while none is.
import { useTranslation } from 'react-i18next'
import { IconLock } from '../ui/icons.ts'
import styles from './locked-count.module.css'
import type { OutlineRow } from './outline-rows.ts'

export function LockedCount({ rows }: { rows: readonly OutlineRow[] }) {
  const { t } = useTranslation('desk')
  const clauses = rows.filter(({ clauseId }) => clauseId !== null)
  const locked = clauses.filter(({ lock }) => lock !== undefined).length
  if (locked === 0) return null
  return (
    <p className={styles.count}>
      <IconLock size={16} stroke={1.5} aria-hidden />
      {t('lockedCount', { locked, count: clauses.length })}
    </p>
  )
}
