// A form: fields one below the other, what went wrong above the button, one filled button. What is wrong gets the focus.
import { type FormEvent, type ReactNode, useId } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './form.module.css'
import { useWrongField } from './wrong-field.ts'

export interface FormProps {
  children: ReactNode
  /** The button: verb and object. */
  act: string
  isBusy: boolean
  /** Why the last attempt was refused. */
  failure?: string | undefined
  /** That the last attempt was recorded. */
  done?: string | undefined
  onSubmit: () => void
  /** For a form that was opened by a button: closes it again, nothing is changed. Its buttons stand as in every dialog. */
  onCancel?: () => void
  /** Not filled, where a screen has several forms. */
  isQuiet?: boolean
}

export function Form({
  children,
  act,
  isBusy,
  failure,
  done,
  onSubmit,
  onCancel,
  isQuiet = false,
}: FormProps) {
  const { t } = useTranslation()
  const id = useId()
  const { fields, tried } = useWrongField<HTMLFormElement>(isBusy)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (isBusy) return
    onSubmit()
    tried()
  }
  return (
    <form
      {...fields}
      className={styles.form}
      noValidate
      onSubmit={submit}
      aria-describedby={failure ? id : undefined}
    >
      {children}
      {failure !== undefined && (
        <p className={styles.failure} id={id} role="alert">
          {failure}
        </p>
      )}
      <div className={onCancel ? 'dialog-acts' : styles.foot}>
        {onCancel && (
          <button type="button" className="button" onClick={onCancel}>
            {t('cancel')}
          </button>
        )}
        <button type="submit" className={isQuiet ? 'button' : 'button filled'} aria-disabled={isBusy}>
          {act}
        </button>
        <span role="status" className={styles.done}>
          {done}
        </span>
      </div>
    </form>
  )
}
