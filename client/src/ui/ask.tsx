// A dialog that asks before something is gone: the title is the question, the button repeats verb and object, the
// focus starts on Cancel.
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from './dialog.tsx'

export interface AskProps {
  question: string
  /** What follows from yes. */
  consequence: string
  /** What it is about. */
  children?: ReactNode
  /** The button: verb and object. */
  act: string
  onAct: () => void
  onCancel: () => void
}

export function Ask({ question, consequence, children, act, onAct, onCancel }: AskProps) {
  const { t } = useTranslation()
  return (
    <Dialog onClose={onCancel} title={question} withCloseButton={false} centered>
      <p>{consequence}</p>
      {children}
      <div className="dialog-acts">
        <button type="button" className="button" data-autofocus onClick={onCancel}>
          {t('cancel')}
        </button>
        <button type="button" className="button filled" onClick={onAct}>
          {act}
        </button>
      </div>
    </Dialog>
  )
}
