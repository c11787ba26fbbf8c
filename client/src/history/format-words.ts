// What became of the format of words that stayed.
import type { Piece } from '@plenary/shared/compare/comparison'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'

type Marks = Piece['marks']

export type FormatChange = 'bold' | 'notBold' | 'italic' | 'notItalic' | 'link' | 'noLink' | 'otherLink'

const WORDS = {
  bold: 'formatBold',
  notBold: 'formatNotBold',
  italic: 'formatItalic',
  notItalic: 'formatNotItalic',
  link: 'formatLink',
  noLink: 'formatNoLink',
  otherLink: 'formatOtherLink',
} as const satisfies Record<FormatChange, string>

export function formatChanges(before: Marks, now: Marks): FormatChange[] {
  const changes: FormatChange[] = []
  const compare = (type: 'bold' | 'italic', came: FormatChange, went: FormatChange) => {
    const [was, is] = [before, now].map((marks) => marks.some((mark) => mark.type === type))
    if (was !== is) changes.push(is ? came : went)
  }
  compare('bold', 'bold', 'notBold')
  compare('italic', 'italic', 'notItalic')
  const [linkBefore, linkNow] = [linkOf(before), linkOf(now)]
  if (linkBefore !== linkNow)
    changes.push(linkNow === undefined ? 'noLink' : linkBefore === undefined ? 'link' : 'otherLink')
  return changes
}

/** Such as `bold, not italic`. */
export function useFormatWords(): (before: Marks, now: Marks) => string {
  const { t } = useTranslation('compare')
  return useCallback(
    (before, now) =>
      formatChanges(before, now)
        .map((change) => t(WORDS[change]))
        .join(t('formatSeparator')),
    [t],
  )
}

function linkOf(marks: Marks): string | undefined {
  return marks.flatMap((mark) => (mark.type === 'link' ? [mark.attrs.href] : []))[0]
}
