// That the signing ended since a reason was asked for, in a sentence; undefined while it goes on.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSigning } from '../api/signing.ts'
import { usePlenaryTimes } from '../i18n/plenary-times.ts'

export function useEndedMeanwhile(declarationId: string): string | undefined {
  const { t } = useTranslation('signing')
  const { said } = usePlenaryTimes()
  const { data: now } = useSigning(declarationId)
  const [asked] = useState(now?.id)
  if (now === undefined) return undefined
  if (now === null || now.id !== asked) return t('reasonAborted')
  return now.ended ? t('reasonConcluded', { time: said(now.ended.at) }) : undefined
}
