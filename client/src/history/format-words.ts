// What became of the format of words that stayed.
import type { Piece } from '@plenary/shared/compare/comparison'
import type { TFunction } from 'i18next'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'

type Marks = Piece['marks']

/** Such as `bold, not italic`. */
export function useFormatWords(): (before: Marks, now: Marks) => string {
  const { t } = useTranslation('compare')
  return useCallback((before, now) => formatWords(before, now, t), [t])
}

function formatWords(before: Marks, now: Marks, t: TFunction<'compare'>): string {
  const has = (marks: Marks, type: string) => marks.some((mark) => mark.type === type)
  const [linkBefore, linkNow] = [linkOf(before), linkOf(now)]
  return [
    has(now, 'bold') && !has(before, 'bold') && t('formatBold'),
    has(before, 'bold') && !has(now, 'bold') && t('formatNotBold'),
    has(now, 'italic') && !has(before, 'italic') && t('formatItalic'),
    has(before, 'italic') && !has(now, 'italic') && t('formatNotItalic'),
    linkBefore === undefined && linkNow !== undefined && t('formatLink'),
    linkBefore !== undefined && linkNow === undefined && t('formatNoLink'),
    linkBefore !== undefined && linkNow !== undefined && linkBefore !== linkNow && t('formatOtherLink'),
  ]
    .filter((word) => word !== false)
    .join(t('formatSeparator'))
}

function linkOf(marks: Marks): string | undefined {
  return marks.flatMap((mark) => (mark.type === 'link' ? [mark.attrs.href] : []))[0]
}
