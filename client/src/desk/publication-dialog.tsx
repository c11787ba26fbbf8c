// Asks before the declaration is published, or its publication is withdrawn.
import { useTranslation } from 'react-i18next'
import { problemSentence } from '../api/problem-error.ts'
import { type PublicationAct, usePublicationAct } from '../api/publication.ts'
import { ActDialog } from '../ui/act-dialog.tsx'
import { useDesk } from './desk-context.ts'

const WORDS = {
  publish: { question: 'publishQuestion', act: 'publishAct', consequences: ['publishWho', 'publishUntil'] },
  withdraw: { question: 'withdrawQuestion', act: 'withdrawAct', consequences: ['withdrawConsequence'] },
} as const satisfies Record<PublicationAct, object>

export interface PublicationDialogProps {
  asked: PublicationAct
  onDone: () => void
  onClose: () => void
}

export function PublicationDialog({ asked, onDone, onClose }: PublicationDialogProps) {
  const { t } = useTranslation(['acts', 'shell'])
  const { declaration } = useDesk()
  const act = usePublicationAct(declaration.id)
  const words = WORDS[asked]
  return (
    <ActDialog
      question={t(words.question)}
      act={t(words.act)}
      isBusy={act.isPending}
      failure={act.error ? problemSentence(act.error, t('shell:offlineBody')) : undefined}
      onAct={() => act.mutate(asked, { onSuccess: onDone })}
      onCancel={onClose}
    >
      {words.consequences.map((consequence) => (
        <p key={consequence}>{t(consequence)}</p>
      ))}
    </ActDialog>
  )
}
