// What became of a signing since its signatory was asked, in a sentence; undefined while it can be signed.
import { useTranslation } from 'react-i18next'
import { useSigning } from '../api/signing.ts'
import { usePlenaryTimes } from '../i18n/plenary-times.ts'
import type { SignQuestion } from './sign-context.ts'

export function useMeanwhile({ declaration, signing, cityId, city }: SignQuestion): string | undefined {
  const { t } = useTranslation('ceremony')
  const { said } = usePlenaryTimes()
  const { data: now } = useSigning(declaration)
  if (now === undefined) return undefined
  if (now === null || now.id !== signing.id) return t('meanwhileAborted', { city })
  if (now.ended) return t('meanwhileEnded', { city, time: said(now.ended.at) })
  const outcome = now.cities.find((each) => each.cityId === cityId)?.outcome
  if (!outcome) return undefined
  const facts = { city, time: said(outcome.at) }
  return t(outcome.kind === 'signed' ? 'meanwhileSigned' : 'meanwhileDeclined', facts)
}
