// Why no passkey was added, or nobody signed in with one, in the reader's words.
import { useTranslation } from 'react-i18next'
import { DeviceError, type DeviceFault } from '../api/passkey-device.ts'
import { isProblem, problemSentence } from '../api/problem-error.ts'

const FAULT_WORDS = {
  known: 'passkeyKnown',
  unable: 'passkeyUnable',
  failed: 'passkeyFailed',
} as const satisfies Partial<Record<DeviceFault, string>>

/** @param cancelled the sentence for what was cancelled or took too long */
export function usePasskeyFault(cancelled: 'passkeyNone' | 'passkeyNobody'): (error: unknown) => string {
  const { t } = useTranslation(['account', 'shell'])
  return (error) => {
    if (error instanceof DeviceError)
      return t(error.fault === 'cancelled' ? cancelled : FAULT_WORDS[error.fault])
    if (isProblem(error, 'wrong-credentials')) return t('passwordWrong')
    return problemSentence(error, t('shell:offlineTitle'))
  }
}
