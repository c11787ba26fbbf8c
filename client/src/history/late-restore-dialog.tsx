// The dialog that brings an earlier moment back, fetched with its words when it is first asked for. Without a connection it is
// not there: that is said where it would have been.
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { withWords } from '../i18n/i18n.ts'
import { ActDialog } from '../ui/act-dialog.tsx'
import { useLate } from '../ui/use-late.ts'
import type { RestoreDialogProps } from './restore-dialog.tsx'

const load = () =>
  withWords(import('./restore-dialog.tsx'), 'restore', 'compare', 'desk').then(
    ({ RestoreDialog }) => RestoreDialog,
  )

export function LateRestoreDialog(props: RestoreDialogProps) {
  const { t } = useTranslation()
  const [isMissing, setMissing] = useState(false)
  const [Dialog, want] = useLate(load, () => setMissing(true))
  useEffect(want, [want])
  const again = () => {
    // What opened this one has the focus again when the other takes it.
    setMissing(false)
    want()
  }
  if (Dialog) return <Dialog {...props} />
  if (!isMissing) return null
  return (
    <ActDialog
      question={t('offlineTitle')}
      act={t('tryAgain')}
      isBusy={false}
      failure={undefined}
      onAct={again}
      onCancel={props.onClose}
    >
      <p>{t('offlineBody')}</p>
    </ActDialog>
  )
}
