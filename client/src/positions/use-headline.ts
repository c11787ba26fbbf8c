// How many matters block the adoption, or are open, as a sentence.
import { useTranslation } from 'react-i18next'

/** @param figures whether numbers are written as words, where there is room, or as figures */
export function useHeadline(blocking: number, open: number, figures: 'words' | 'digits'): string {
  const { t } = useTranslation('positions')
  const inWords = figures === 'words' ? t('inWords').split(' ') : []
  const number = (count: number) => inWords[count] ?? `${count}`
  if (blocking > 0) return t('blocking', { count: blocking, number: number(blocking) })
  if (open > 0) return t('nothingBlocksOpen', { count: open, number: number(open) })
  return t('nothingBlocks')
}
