// Holds the dialog of the act of signing, which is fetched when it is first wanted.
import { type ReactNode, useState } from 'react'
import { withWords } from '../i18n/i18n.ts'
import { useLate } from '../ui/use-late.ts'
import { type SignQuestion, Signs } from './sign-context.ts'

const loadDialog = () =>
  withWords(import('./sign-dialog.tsx'), 'ceremony', 'signing').then(({ SignDialog }) => SignDialog)

export function SignRoom({ children }: { children: ReactNode }) {
  const [question, setQuestion] = useState<SignQuestion>()
  const [justSigned, setJustSigned] = useState<string>()
  const [SignDialog, want] = useLate(loadDialog)
  const ask = (asked: SignQuestion) => {
    want()
    setQuestion(asked)
  }
  const close = () => setQuestion(undefined)
  return (
    <Signs value={{ ask, justSigned }}>
      {children}
      {question && SignDialog && (
        <SignDialog
          key={question.cityId}
          question={question}
          onSigned={() => {
            setJustSigned(question.cityId)
            close()
          }}
          onClose={close}
        />
      )}
    </Signs>
  )
}
