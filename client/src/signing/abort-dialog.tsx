// Asks before the signing is aborted: what becomes void, what comes next, and for a reason.
import { useTranslation } from 'react-i18next'
import { problemSentence } from '../api/problem-error.ts'
import { useSigningAct } from '../api/signing.ts'
import { ActDialog } from '../ui/act-dialog.tsx'
import type { EndDialogProps } from './conclude-dialog.tsx'
import { byOutcome } from './signers.ts'
import { useEndedMeanwhile } from './use-ended-meanwhile.ts'

export function AbortDialog({ declarationId, signers, onClose }: EndDialogProps) {
  const { t } = useTranslation(['signing', 'shell'])
  const act = useSigningAct(declarationId)
  const meanwhile = useEndedMeanwhile(declarationId)
  const ended = act.isPending || act.isSuccess ? undefined : meanwhile
  return (
    <ActDialog
      question={t('abortQuestion')}
      act={t('abortAct')}
      isBusy={act.isPending}
      isWaiting={ended !== undefined}
      notice={ended}
      failure={act.error ? problemSentence(act.error, t('shell:offlineBody')) : undefined}
      reasonHint={t('reasonForAll')}
      onAct={(reason) => act.mutate({ act: 'abort', reason }, { onSuccess: onClose })}
      onCancel={onClose}
    >
      <ul>
        <li>{t('abortVoid', { count: byOutcome(signers).signed.length })}</li>
        <li>{t('abortBack')}</li>
      </ul>
    </ActDialog>
  )
}
