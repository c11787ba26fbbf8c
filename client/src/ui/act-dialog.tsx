// A dialog before an act of weight: the title is the question, the body its consequences, and where the act needs one a
// reason. The focus starts in the field that must be filled, else on Cancel, and goes there again after a refusal, so that
// the key that was pressed does not act twice; what the server refused is said here, and nothing typed is lost.
import { Textarea } from '@mantine/core'
import { type FormEvent, type ReactNode, type RefObject, useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './act-dialog.module.css'
import { Dialog } from './dialog.tsx'
import { useWrongField } from './wrong-field.ts'

/** As long as the server takes. */
const LONGEST_REASON = 500

export interface ActDialogProps {
  question: string
  children: ReactNode
  /** The button: verb and object. */
  act: string
  /** Whether the act waits for something that is still being asked. */
  isWaiting?: boolean
  isBusy: boolean
  /** What is being done then, where it takes its time. */
  doing?: string
  /** Whether it shows words of the text. */
  isWide?: boolean
  /** What has changed since the question was asked. */
  notice?: string | undefined
  /** Why the last attempt was refused. */
  failure: string | undefined
  /** Set: a reason is asked for under this hint, which says who reads it. */
  reasonHint?: string
  /** With the reason, trimmed and in one line; empty where none is asked for. */
  onAct: (reason: string) => void
  onCancel: () => void
}

export function ActDialog(props: ActDialogProps) {
  return (
    <Dialog
      onClose={props.onCancel}
      title={props.question}
      withCloseButton={false}
      centered
      size={props.isWide ? 680 : 520}
    >
      <ActForm {...props} />
    </Dialog>
  )
}

function ActForm(props: ActDialogProps) {
  const {
    children,
    act,
    isWaiting = false,
    isBusy,
    doing,
    notice,
    failure,
    reasonHint,
    onAct,
    onCancel,
  } = props
  const { t } = useTranslation()
  const failureId = useId()
  const [reason, setReason] = useState('')
  const [wasTried, setTried] = useState(false)
  const { fields, tried } = useWrongField<HTMLFormElement>(isBusy)
  const sent = useFocusAfterFailure(fields.ref, isBusy, failure)
  const line = reason.replace(/\s+/g, ' ').trim()
  const isMissing = reasonHint !== undefined && line === ''
  const isTooLong = line.length > LONGEST_REASON
  const wrong = () => {
    if (isTooLong) return t('reasonTooLong', { length: line.length, longest: LONGEST_REASON })
    return wasTried && isMissing ? t('fieldMissing') : undefined
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (isBusy || isWaiting) return
    setTried(true)
    tried()
    if (isMissing || isTooLong) return
    sent()
    onAct(line)
  }
  return (
    <form {...fields} className={styles.form} noValidate onSubmit={submit} aria-describedby={failureId}>
      <p role="status" className={styles.notice}>
        {notice}
      </p>
      <div className={styles.body}>{children}</div>
      {reasonHint !== undefined && (
        <Textarea
          // Before Cancel: of several the first one has the focus.
          data-autofocus
          name="reason"
          label={t('reason')}
          description={reasonHint}
          value={reason}
          rows={3}
          error={wrong()}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      )}
      <p id={failureId} role="alert" className={styles.failure}>
        {failure}
      </p>
      <div className="dialog-acts">
        {doing !== undefined && (
          <span role="status" className={styles.doing}>
            {isBusy && doing}
          </span>
        )}
        <button type="button" className="button" data-autofocus onClick={onCancel}>
          {t('cancel')}
        </button>
        <button type="submit" className="button filled" aria-disabled={isBusy || isWaiting}>
          {act}
        </button>
      </div>
    </form>
  )
}

/** After an attempt that was refused, back to where the focus started. Answers what is to be called with every attempt. */
function useFocusAfterFailure(
  form: RefObject<HTMLFormElement | null>,
  isBusy: boolean,
  failure: string | undefined,
): () => void {
  const isWaiting = useRef(false)
  useEffect(() => {
    if (!isWaiting.current || isBusy || failure === undefined) return
    isWaiting.current = false
    form.current?.querySelector<HTMLElement>('textarea, [data-autofocus]')?.focus()
  }, [form, isBusy, failure])
  return () => {
    isWaiting.current = true
  }
}
