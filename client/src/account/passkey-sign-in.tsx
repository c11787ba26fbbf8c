// Signing in with a passkey instead of a password, where the browser has them.
import { useTranslation } from 'react-i18next'
import { passkeyHindrance } from '../api/passkey-device.ts'
import { useSignInByPasskey } from '../api/passkeys.ts'
import styles from './account-page.module.css'
import { usePasskeyFault } from './use-passkey-fault.ts'

export function PasskeySignIn({ onSignedIn }: { onSignedIn: () => void }) {
  const { t } = useTranslation('account')
  const signIn = useSignInByPasskey()
  const fault = usePasskeyFault('passkeyNobody')
  if (passkeyHindrance()) return null
  return (
    <div className={styles.otherwise}>
      <button
        type="button"
        className="button"
        aria-disabled={signIn.isPending}
        onClick={() => signIn.isPending || signIn.mutate(undefined, { onSuccess: onSignedIn })}
      >
        {t('passkeyUse')}
      </button>
      <p role="alert">{signIn.isError && fault(signIn.error)}</p>
    </div>
  )
}
