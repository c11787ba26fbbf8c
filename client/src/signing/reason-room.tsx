// Holds the dialog that asks for a reason, while panels come and go below it.
import { type ReactNode, useState } from 'react'
import { AbortDialog } from './abort-dialog.tsx'
import { DeclineDialog } from './decline-dialog.tsx'
import { AsksReason, type ReasonQuestion } from './reason-context.ts'
import { TakeBackDialog } from './take-back-dialog.tsx'

export function ReasonRoom({ children }: { children: ReactNode }) {
  const [question, setQuestion] = useState<ReasonQuestion>()
  const close = () => setQuestion(undefined)
  return (
    <AsksReason value={setQuestion}>
      {children}
      {question?.kind === 'decline' && <DeclineDialog {...question} onClose={close} />}
      {question?.kind === 'take-back' && <TakeBackDialog {...question} onClose={close} />}
      {question?.kind === 'abort' && <AbortDialog {...question} onClose={close} />}
    </AsksReason>
  )
}
