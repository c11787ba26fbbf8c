// Asks before a clause is locked or unlocked: what follows, the words' digest, and for unlocking a reason.
import { useTranslation } from 'react-i18next'
import { useDigests, useLockClause } from '../api/locks.ts'
import { problemSentence } from '../api/problem-error.ts'
import { useFormats } from '../i18n/format.ts'
import { ActDialog } from '../ui/act-dialog.tsx'
import { Digest } from '../ui/digest.tsx'
import { useDesk } from './desk-context.ts'
import type { OutlineRow } from './outline-rows.ts'

export interface LockDialogProps {
  /** As it was when the question was asked: what it does is not swapped under the reader. */
  row: OutlineRow
  onClose: () => void
}

export function LockDialog({ row, onClose }: LockDialogProps) {
  const { t } = useTranslation(['desk', 'shell'])
  const { second } = useFormats()
  const { declaration, text } = useDesk()
  const act = useLockClause(declaration.id)
  const digests = useDigests(text.id).data
  const { clauseId, lock, named } = row
  const digest = lock?.digest ?? digests?.clauses.find((clause) => clause.clauseId === clauseId)?.digest
  const send = (reason: string) => {
    if (clauseId === null) return
    act.mutate({ clause: clauseId, reason: lock ? reason : undefined }, { onSuccess: onClose })
  }
  return (
    <ActDialog
      question={t(lock ? 'unlockQuestion' : 'lockQuestion', { clause: named })}
      act={t(lock ? 'unlockClause' : 'lockClause', { clause: named })}
      isBusy={act.isPending}
      failure={act.error ? problemSentence(act.error, t('shell:offlineBody')) : undefined}
      {...(lock ? { reasonHint: t('reasonForAll') } : {})}
      onAct={send}
      onCancel={onClose}
    >
      <p>{lock ? t('unlockConsequence', { time: second(lock.at) }) : t('lockConsequence')}</p>
      {digest !== undefined && (
        <p>
          {t(lock ? 'digestAtLock' : 'digestNow')} <Digest digest={digest} />
        </p>
      )}
    </ActDialog>
  )
}
