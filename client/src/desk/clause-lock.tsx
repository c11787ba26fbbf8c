// Whether the selected clause is locked, in words, and for the secretariat the act that changes it.
import { isAllowed } from '@plenary/shared/access/access-table'
import { CLAUSE_LIFE, IS_OPEN } from '@plenary/shared/declaration/life'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../i18n/format.ts'
import { withWords } from '../i18n/i18n.ts'
import { Digest } from '../ui/digest.tsx'
import { IconLock, IconLockOpen } from '../ui/icons.ts'
import styles from './clause-lock.module.css'
import { ClauseUnlocked } from './clause-unlocked.tsx'
import { useDesk } from './desk-context.ts'
import { lateDialog } from './late-dialog.tsx'
import type { OutlineRow, RowLock } from './outline-rows.ts'

const LockDialog = lateDialog(() =>
  withWords(import('./lock-dialog.tsx'), 'acts').then((file) => file.LockDialog),
)

export function ClauseLock({ row }: { row: OutlineRow }) {
  const { t } = useTranslation('desk')
  const { second } = useFormats()
  const { declaration } = useDesk()
  const { role, cityId, state } = declaration
  const [asked, setAsked] = useState<{ lock: RowLock | undefined }>()
  const { lock } = row
  // In a closed text every clause is locked: who unlocked one before is no news of it.
  if (row.clauseId === null || (!lock && !IS_OPEN[state])) return null
  const mayLock = isAllowed({ role, ownCity: cityId, action: 'lock-clause', state, city: null })
  const canAct = mayLock && CLAUSE_LIFE[lock ? 'locked' : 'open'][lock ? 'unlock' : 'lock'] !== null
  const Icon = lock ? IconLockOpen : IconLock
  return (
    <section className={styles.lock}>
      {lock ? (
        <p>
          <IconLock size={16} stroke={1.5} aria-hidden />
          <span>
            {t(lock.isOwn ? 'lockedAt' : 'lockedWith', { time: second(lock.at), clause: lock.label })}
            <span className={styles.digest}>
              {t('digest')} <Digest key={lock.digest} digest={lock.digest} />
            </span>
          </span>
        </p>
      ) : (
        <ClauseUnlocked clauseId={row.clauseId} />
      )}
      {canAct && (lock === undefined || lock.isOwn) && (
        <button type="button" className="button small" onClick={() => setAsked({ lock })}>
          <Icon size={16} stroke={1.5} aria-hidden />
          {t(lock ? 'unlockClauseAsk' : 'lockClause', { clause: row.named })}
        </button>
      )}
      {asked && (
        <LockDialog
          onMissing={() => setAsked(undefined)}
          row={row}
          lock={asked.lock}
          onClose={() => setAsked(undefined)}
        />
      )}
    </section>
  )
}
