// Asks for the reason of an act on one city: that it does not sign, or that its signature on paper was recorded by mistake.
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

const ACTS = {
  decline: {
    act: 'decline',
    words: ['declineQuestion', 'declineAct', 'declineConsequence'],
  },
  'take-back': {
    act: 'take-back-paper',
    words: ['takeBackQuestion', 'takeBackAct', 'takeBackConsequence'],
  },
} as const

export interface CityReasonDialogProps extends CityDialogProps {
  kind: keyof typeof ACTS
}

export function CityReasonDialog({ kind, declarationId, cityId, city, onClose }: CityReasonDialogProps) {
  const { t } = useTranslation(['signing', 'shell'])
  const asked = useSigningAct(declarationId)
  const meanwhile = useEndedMeanwhile(declarationId)
  const ended = asked.isPending || asked.isSuccess ? undefined : meanwhile
  const { act, words } = ACTS[kind]
  const [question, answer, consequence] = words
  return (
    <ActDialog
      question={t(question, { city })}
      act={t(answer, { city })}
      isBusy={asked.isPending}
      isWaiting={ended !== undefined}
      notice={ended}
      failure={asked.error ? problemSentence(asked.error, t('shell:offlineBody')) : undefined}
      reasonHint={t('reasonForAll')}
      onAct={(reason) => asked.mutate({ act, city: cityId, reason }, { onSuccess: onClose })}
      onCancel={onClose}
    >
      <p>{t(consequence, { city })}</p>
    </ActDialog>
  )
}
