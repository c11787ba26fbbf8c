// Asks for the reason for which a city does not sign.
import { useTranslation } from 'react-i18next'
import { problemSentence } from '../api/problem-error.ts'
import { useSigningAct } from '../api/signing.ts'
import { ActDialog } from '../ui/act-dialog.tsx'
import { useEndedMeanwhile } from './use-ended-meanwhile.ts'

export interface CityDialogProps {
  declarationId: string
  cityId: string
  /** Its name. */
  city: string
  onClose: () => void
}

export function DeclineDialog({ declarationId, cityId, city, onClose }: CityDialogProps) {
  const { t } = useTranslation(['signing', 'shell'])
  const act = useSigningAct(declarationId)
  const meanwhile = useEndedMeanwhile(declarationId)
  const ended = act.isPending || act.isSuccess ? undefined : meanwhile
  return (
    <ActDialog
      question={t('declineQuestion', { city })}
      act={t('declineAct', { city })}
      isBusy={act.isPending}
      isWaiting={ended !== undefined}
      notice={ended}
      failure={act.error ? problemSentence(act.error, t('shell:offlineBody')) : undefined}
      reasonHint={t('reasonForAll')}
      onAct={(reason) => act.mutate({ act: 'decline', city: cityId, reason }, { onSuccess: onClose })}
      onCancel={onClose}
    >
      <p>{t('declineConsequence', { city })}</p>
    </ActDialog>
  )
}
