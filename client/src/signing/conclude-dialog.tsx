// Asks before the signing ends: who signed, who declined, and which cities are recorded as absent.
import { nameIn } from '@plenary/shared/declaration/name-in'
import { useTranslation } from 'react-i18next'
import { problemSentence } from '../api/problem-error.ts'
import { useSigningAct } from '../api/signing.ts'
import { useFormats } from '../i18n/format.ts'
import { interfaceLanguage } from '../i18n/i18n.ts'
import { ActDialog } from '../ui/act-dialog.tsx'
import { byOutcome, type Signer } from './signers.ts'

export interface EndDialogProps {
  declarationId: string
  signers: readonly Signer[]
  onClose: () => void
}

export function ConcludeDialog({ declarationId, signers, onClose }: EndDialogProps) {
  const { t } = useTranslation(['signing', 'shell'])
  const { list } = useFormats()
  const act = useSigningAct(declarationId)
  const { signed, declined, open } = byOutcome(signers)
  const cities = (some: readonly Signer[]) => ({
    count: some.length,
    cities: list(some.map(({ names }) => nameIn(names, interfaceLanguage()))),
  })
  return (
    <ActDialog
      question={t('concludeQuestion')}
      act={t('concludeAct')}
      isWaiting={signed.length === 0}
      isBusy={act.isPending}
      failure={act.error ? problemSentence(act.error, t('shell:offlineBody')) : undefined}
      onAct={() => act.mutate({ act: 'conclude' }, { onSuccess: onClose })}
      onCancel={onClose}
    >
      <ul>
        <li>{signed.length > 0 ? t('concludeSigned', cities(signed)) : t('concludeNobody')}</li>
        {declined.length > 0 && <li>{t('concludeDeclined', cities(declined))}</li>}
        {open.length > 0 && <li>{t('concludeAbsent', cities(open))}</li>}
        <li>{t('concludeFinal')}</li>
      </ul>
    </ActDialog>
  )
}
