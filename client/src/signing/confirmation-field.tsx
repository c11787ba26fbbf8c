// How the signatory confirms: a passkey, or a code of the secretariat.
import { TextInput } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './sign-dialog.module.css'

export interface ConfirmationFieldProps {
  way: 'passkey' | 'code'
  code: string
  isBusy: boolean
  /** What is wrong with the code. */
  error: string | undefined
  onCode: (code: string) => void
  /** To the other way, for those who have both. */
  onOther: (() => void) | undefined
}

export function ConfirmationField({ way, code, isBusy, error, onCode, onOther }: ConfirmationFieldProps) {
  const { t } = useTranslation('ceremony')
  const field = useRef<HTMLInputElement>(null)
  // It comes after the dialog, and is what is to be filled.
  useEffect(() => {
    if (way === 'code') field.current?.focus()
  }, [way])
  return (
    <div className={styles.confirmation}>
      {way === 'passkey' ? (
        <p>{t('passkey')}</p>
      ) : (
        <TextInput
          ref={field}
          name="code"
          label={t('code')}
          description={t('codeHint')}
          value={code}
          error={error}
          readOnly={isBusy}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={40}
          classNames={{ input: styles.code ?? '' }}
          onChange={(event) => onCode(event.currentTarget.value)}
        />
      )}
      {onOther && (
        <button type="button" className="button small quiet" aria-disabled={isBusy} onClick={onOther}>
          {t(way === 'passkey' ? 'codeInstead' : 'passkeyInstead')}
        </button>
      )}
    </div>
  )
}
