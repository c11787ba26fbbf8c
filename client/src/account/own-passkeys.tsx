// The person's own passkeys: what they are for, which there are, a new one.
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { passkeyHindrance } from '../api/passkey-device.ts'
import { useAddPasskey, usePasskeys } from '../api/passkeys.ts'
import { Form } from '../ui/form.tsx'
import { PasswordField } from '../ui/password-field.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import styles from './account-page.module.css'
import { browserOf } from './browser-of.ts'
import { useFields } from './field-faults.ts'
import { PasskeyRow } from './passkey-row.tsx'
import { usePasskeyFault } from './use-passkey-fault.ts'

const HINDRANCE_WORDS = { address: 'passkeysNoAddress', browser: 'passkeysNoBrowser' } as const

export function OwnPasskeys() {
  const { t } = useTranslation('account')
  const hindrance = passkeyHindrance()
  return (
    <div className={styles.passkeys}>
      <p>{t('passkeysLead')}</p>
      <Known />
      {hindrance ? <p>{t(HINDRANCE_WORDS[hindrance])}</p> : <NewPasskey />}
    </div>
  )
}

function Known() {
  const { t } = useTranslation(['account', 'shell'])
  const passkeys = usePasskeys()
  if (passkeys.isError) return <p role="alert">{t('passkeysFailed')}</p>
  if (!passkeys.data) return <Skeleton label={t('shell:loading')} blocks={1} />
  if (passkeys.data.length === 0) return null
  return (
    <ul aria-label={t('passkeysTitle')}>
      {passkeys.data.map((passkey) => (
        <PasskeyRow key={passkey.id} passkey={passkey} />
      ))}
    </ul>
  )
}

/** The password is asked for first: whoever finds a screen open must not leave a key to the account in the own pocket. */
function NewPasskey() {
  const { t } = useTranslation('account')
  const [isOpen, setOpen] = useState(false)
  const [wasAdded, setAdded] = useState(false)
  const opener = useRef<HTMLButtonElement>(null)
  const close = (isDone: boolean) => {
    setAdded(isDone)
    setOpen(false)
    requestAnimationFrame(() => opener.current?.focus())
  }
  if (isOpen) return <NewPasskeyForm onAdded={() => close(true)} onCancel={() => close(false)} />
  return (
    <div className={styles.open}>
      <button type="button" className="button" ref={opener} onClick={() => setOpen(true)}>
        {t('passkeyAdd')}
      </button>
      <span role="status">{wasAdded && t('passkeyAdded')}</span>
    </div>
  )
}

function NewPasskeyForm({ onAdded, onCancel }: { onAdded: () => void; onCancel: () => void }) {
  const { t } = useTranslation('account')
  const { field, attempt } = useFields({ currentPassword: 'password' })
  const nameOf = (isElsewhere: boolean) =>
    isElsewhere ? t('passkeyElsewhere') : (browserOf(navigator.userAgent).system ?? t('passkeyHere'))
  const add = useAddPasskey(nameOf)
  const fault = usePasskeyFault('passkeyNone')
  return (
    <Form
      act={t('passkeyMake')}
      isQuiet
      isBusy={add.isPending}
      failure={add.isError ? fault(add.error) : undefined}
      onSubmit={() => attempt(({ currentPassword }) => add.mutate(currentPassword, { onSuccess: onAdded }))}
      onCancel={onCancel}
    >
      <PasswordField
        {...field('currentPassword')}
        label={t('currentPassword')}
        description={t('passkeyPasswordHint')}
        autoComplete="current-password"
        autoFocus
      />
    </Form>
  )
}
