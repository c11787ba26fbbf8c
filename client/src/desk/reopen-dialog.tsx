// Asks before the text is opened again: what becomes of version, locks, positions and adoption, and for a reason.
import { useTranslation } from 'react-i18next'
import { useLifeAct } from '../api/life.ts'
import { problemSentence } from '../api/problem-error.ts'
import { ActDialog } from '../ui/act-dialog.tsx'
import { useDesk } from './desk-context.ts'

export function ReopenDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(['acts', 'shell'])
  const { declaration } = useDesk()
  const act = useLifeAct(declaration.id)
  return (
    <ActDialog
      question={t('reopenQuestion')}
      act={t('reopenAct')}
      isBusy={act.isPending}
      failure={act.error ? problemSentence(act.error, t('shell:offlineBody')) : undefined}
      reasonHint={t('reasonForAll')}
      onAct={(reason) => act.mutate({ event: 'reopen', reason }, { onSuccess: onClose })}
      onCancel={onClose}
    >
      <ul>
        <li>{t('reopenWords')}</li>
        {declaration.state === 'adopted' && <li>{t('reopenAdoption')}</li>}
        <li>{t('reopenLocks')}</li>
        <li>{t('reopenPositions')}</li>
      </ul>
    </ActDialog>
  )
}
