// Of a clause that was locked and is open again: who unlocked it last, when, and why.
import { useTranslation } from 'react-i18next'
import { useFormats } from '../i18n/format.ts'
import styles from './clause-lock.module.css'
import { useDesk } from './desk-context.ts'
import { latestUnlocking, useUnlockings } from './unlockings.ts'

/** Empty while nothing is known, or when it was never locked. */
export function ClauseUnlocked({ clauseId }: { clauseId: string }) {
  const { t } = useTranslation('desk')
  const { second } = useFormats()
  const { declaration } = useDesk()
  const unlocking = latestUnlocking(useUnlockings(declaration).data, clauseId)
  if (!unlocking) return null
  const { name, at, reason } = unlocking
  return <p className={styles.unlocked}>{t('unlockedBy', { name, time: second(at), reason })}</p>
}
