// Opens the dialog in which a PDF that was signed outside is uploaded.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { OutsideDialog } from './outside-dialog.tsx'
import type { Signer } from './signers.ts'

export interface OutsideActProps {
  declarationId: string
  /** Of which nothing has come yet. */
  signers: readonly Signer[]
  /** Whether the reader signs, and does not upload for others. */
  isOwn?: boolean
}

export function OutsideAct({ declarationId, signers, isOwn = false }: OutsideActProps) {
  const { t } = useTranslation('signing')
  const [isAsking, setAsking] = useState(false)
  return (
    <>
      {signers.length > 0 && (
        <button
          type="button"
          className={isOwn ? 'button quiet' : 'button'}
          aria-haspopup="dialog"
          onClick={() => setAsking(true)}
        >
          {t(isOwn ? 'outsideAskOwn' : 'outsideAsk')}
        </button>
      )}
      {isAsking && (
        <OutsideDialog declarationId={declarationId} signers={signers} onClose={() => setAsking(false)} />
      )}
    </>
  )
}
