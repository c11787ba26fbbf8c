// What became of the code that was issued for a city, as the secretariat follows it.
import type { IssuedCode } from '@plenary/shared/api/signing-routes'
import { type CodeState, stateOfCode, triesLeft } from '@plenary/shared/signing/signing-code'
import { useTranslation } from 'react-i18next'
import { usePlenaryTimes } from '../i18n/plenary-times.ts'
import type { Signer } from './signers.ts'

export interface CodeLineProps {
  code: IssuedCode | undefined
  outcome: Signer['outcome']
}

/** Until something came of the city; of what it signed with, from then on too. */
export function CodeLine({ code, outcome }: CodeLineProps) {
  const { t } = useTranslation('signing')
  const { there } = usePlenaryTimes()
  if (!code || (outcome !== null && code.usedAt === null)) return null
  const state = stateOfCode(code, Date.now())
  const until = { time: there.minute(code.expiresAt) }
  const said: Record<CodeState, () => string> = {
    'in-force': () =>
      code.failures === 0
        ? t('codeInForce', until)
        : t('codeMistyped', { ...until, count: code.failures, left: triesLeft(code) }),
    locked: () => t('codeLocked'),
    expired: () => t('codeExpired', until),
    used: () => t('codeUsed', { time: there.minute(code.issuedAt) }),
  }
  return <small data-kind={state}>{said[state]()}</small>
}
