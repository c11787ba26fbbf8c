// Asks a signatory to sign: what is signed and by whom, how it looks on the page, and the confirmation; then how far it is.
import type { Stamp } from '@plenary/shared/signing/statement'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { passkeyHindrance } from '../api/passkey-device.ts'
import { usePlenaryTimes } from '../i18n/plenary-times.ts'
import { Dialog } from '../ui/dialog.tsx'
import { Facts } from '../ui/facts.tsx'
import { useWrongField } from '../ui/wrong-field.ts'
import { ConfirmationField } from './confirmation-field.tsx'
import type { Strokes } from './drawn-stroke.ts'
import { SignAlert } from './sign-alert.tsx'
import type { SignQuestion } from './sign-context.ts'
import styles from './sign-dialog.module.css'
import { SignSteps } from './sign-steps.tsx'
import { StampField, type StampKind } from './stamp-field.tsx'
import { type ActOfSigning, useActOfSigning } from './use-act-of-signing.ts'
import { useMeanwhile } from './use-meanwhile.ts'
import { useSignFailure } from './use-sign-failure.ts'

export interface SignDialogProps {
  question: SignQuestion
  onSigned: () => void
  onClose: () => void
}

export function SignDialog({ question, onSigned, onClose }: SignDialogProps) {
  const { t } = useTranslation('ceremony')
  const act = useActOfSigning(question, onSigned)
  const meanwhile = useMeanwhile(question)
  const { city } = question
  const ended = act.isBusy || act.isSigned ? undefined : meanwhile
  const isOver = act.lie !== undefined || ended !== undefined
  return (
    <Dialog
      onClose={onClose}
      title={t(isOver ? 'notSigned' : 'question', { city })}
      withCloseButton={false}
      closeOnClickOutside={false}
      centered
      size={560}
    >
      {isOver ? (
        <SignAlert lie={act.lie} ended={ended} onClose={onClose} />
      ) : (
        <SignForm question={question} act={act} onClose={onClose} />
      )}
    </Dialog>
  )
}

interface SignFormProps {
  question: SignQuestion
  act: ActOfSigning
  onClose: () => void
}

function SignForm({ question, act, onClose }: SignFormProps) {
  const { t } = useTranslation(['ceremony', 'shell'])
  const failure = useSignFailure(act)
  const { fields, tried } = useWrongField<HTMLFormElement>(act.isBusy)
  const stamp = useStamp()
  const [code, setCode] = useState('')
  const [prefersCode, setPrefersCode] = useState(false)
  const [wasTried, setTried] = useState(false)
  const hasPasskey = (act.offer?.passkeys.length ?? 0) > 0 && passkeyHindrance() === undefined
  const way = hasPasskey && !prefersCode ? 'passkey' : 'code'
  const isMissing = way === 'code' && code.trim() === ''
  const submit = () => {
    if (act.isBusy) return
    setTried(true)
    tried()
    if (!act.offer) act.begin()
    else if (!isMissing && stamp.value) act.sign(way === 'code' ? { way, code } : { way }, stamp.value)
  }
  const missing = wasTried && isMissing ? t('shell:fieldMissing') : undefined
  return (
    <form
      {...fields}
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <What question={question} act={act} />
      <StampField
        name={nameOf(question, act)}
        {...stamp}
        error={wasTried && !stamp.value ? t('stampMissing') : undefined}
      />
      {act.offer && (
        <ConfirmationField
          way={way}
          code={code}
          isBusy={act.isBusy}
          error={failure.ofCode ?? missing}
          onCode={setCode}
          onOther={hasPasskey ? () => setPrefersCode(!prefersCode) : undefined}
        />
      )}
      <SignSteps act={act} />
      <p role="alert" className={styles.failure}>
        {failure.sentence}
      </p>
      <p className={styles.fine}>{t('fine')}</p>
      <div className="dialog-acts">
        <button type="button" className="button" data-autofocus onClick={onClose}>
          {t('shell:cancel')}
        </button>
        <button type="submit" className={`button filled ${styles.act}`} aria-disabled={act.isBusy}>
          {t(act.offer || act.isBusy ? 'act' : 'again', { city: question.city })}
        </button>
      </div>
    </form>
  )
}

/** The sentence, and who signs it as the consent has it. */
function What({ question, act }: Pick<SignFormProps, 'question' | 'act'>) {
  const { t } = useTranslation(['ceremony', 'signing'])
  const { there } = usePlenaryTimes()
  const { city, title, signing } = question
  const signatory = act.offer?.consent.signatory
  const holder = act.offer?.consent.holder
  const name = [signatory?.name, signatory?.title].filter(Boolean).join(', ')
  return (
    <>
      <p className={styles.consent}>
        {t('signing:consent', { city, title, day: there.day(signing.adoptedAt) })}
      </p>
      {act.offer && (
        <Facts
          rows={[
            [t('signer'), name || t('unnamed', { city })],
            ...(holder ? [[t('holder'), holder.name] as const] : []),
          ]}
        />
      )}
    </>
  )
}

function nameOf({ city }: SignQuestion, { offer }: ActOfSigning): string {
  return offer?.consent.signatory.name || city
}

function useStamp() {
  const [kind, onKind] = useState<StampKind>('typed')
  const [strokes, onStrokes] = useState<Strokes>([])
  const drawn: Stamp | undefined = strokes.length > 0 ? { kind: 'drawn', strokes } : undefined
  const value: Stamp | undefined = kind === 'typed' ? { kind } : drawn
  return { kind, strokes, value, onKind, onStrokes }
}
