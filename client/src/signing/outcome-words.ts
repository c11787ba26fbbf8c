// What came of a city's signing, in a few words.
import type { SigningCity } from '@plenary/shared/api/signing-routes'
import { useTranslation } from 'react-i18next'
import { usePlenaryTimes } from '../i18n/plenary-times.ts'

const SIGNED_WORDS = {
  electronic: 'signedAt',
  paper: 'signedOnPaper',
  outside: 'signedOutside',
} as const

/** With the second at which it happened, by that format: a page that is kept names the day, today's too. */
export function useOutcomeWords(
  as: 'second' | 'dayAndSecond' = 'second',
): (outcome: SigningCity['outcome']) => string {
  const { t } = useTranslation('signing')
  const { there } = usePlenaryTimes()
  return (outcome) => {
    if (outcome === null) return t('notYetSigned')
    const time = there[as](outcome.at)
    if (outcome.kind === 'signed') return t(SIGNED_WORDS[outcome.way], { time })
    return outcome.kind === 'declined' ? t('declinedAt', { time }) : t('absent')
  }
}
