// Why the last attempt to sign came to nothing, in words: at the code where it is the code, else below.
import { useTranslation } from 'react-i18next'
import { DeviceError } from '../api/passkey-device.ts'
import { isProblem, problemSentence } from '../api/problem-error.ts'
import type { ActOfSigning } from './use-act-of-signing.ts'

/** What can be wrong with a code. */
const OF_CODE = [
  'code-wrong',
  'code-used',
  'code-expired',
  'code-locked',
  'code-replaced',
  'code-missing',
] as const

export interface SignFailure {
  readonly ofCode: string | undefined
  readonly sentence: string | undefined
}

export function useSignFailure({ error, step }: ActOfSigning): SignFailure {
  const { t } = useTranslation('ceremony')
  if (!error) return { ofCode: undefined, sentence: undefined }
  if (OF_CODE.some((code) => isProblem(error, code)))
    return { ofCode: problemSentence(error, ''), sentence: undefined }
  return { ofCode: undefined, sentence: sentenceOf() }

  function sentenceOf(): string {
    if (error instanceof DeviceError) return t('noPasskey')
    const isLost = isProblem(error, 'unreachable') || isProblem(error, 'unanswered')
    // Behind the check the signature is sent: nobody knows whether it got there.
    if (isLost) return t(step === 'checked' ? 'lostAtEnd' : 'lost')
    return problemSentence(error, '')
  }
}
