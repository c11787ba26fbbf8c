// Asks for the reason for which a signature on paper was recorded by mistake.
import { useTranslation } from 'react-i18next'
import { problemSentence } from '../api/problem-error.ts'
import { useSigningAct } from '../api/signing.ts'
import { ActDialog } from '../ui/act-dialog.tsx'
import type { CityDialogProps } from './decline-dialog.tsx'
import { useEndedMeanwhile } from './use-ended-meanwhile.ts'

export function TakeBackDialog({ declarationId, cityId, city, onClose }: CityDialogProps) {
  const { t } = useTranslation(['signing', 'shell'])
  const act = useSigningAct(declarationId)
  const meanwhile = useEndedMeanwhile(declarationId)
  const ended = act.isPending || act.isSuccess ? undefined : meanwhile
  return (
    <ActDialog
      question={t('takeBackQuestion', { city })}
      act={t('takeBackAct', { city })}
      isBusy={act.isPending}
      isWaiting={ended !== undefined}
      notice={ended}
      failure={act.error ? problemSentence(act.error, t('shell:offlineBody')) : undefined}
      reasonHint={t('reasonForAll')}
      onAct={(reason) => act.mutate({ act: 'take-back-paper', city: cityId, reason }, { onSuccess: onClose })}
      onCancel={onClose}
    >
      <p>{t('takeBackConsequence', { city })}</p>
    </ActDialog>
  )
}
