// Holds the dialog that asks for a reason, while panels come and go below it.
import { type ReactNode, useState } from 'react'
import { AbortDialog } from './abort-dialog.tsx'
import { CityReasonDialog } from './city-reason-dialog.tsx'
import { AsksReason, type ReasonQuestion } from './reason-context.ts'

export function ReasonRoom({ children }: { children: ReactNode }) {
  const [question, setQuestion] = useState<ReasonQuestion>()
  const close = () => setQuestion(undefined)
  return (
    <AsksReason value={setQuestion}>
      {children}
      {question?.kind === 'abort' && <AbortDialog {...question} onClose={close} />}
      {question && question.kind !== 'abort' && <CityReasonDialog {...question} onClose={close} />}
    </AsksReason>
  )
}
