// What a change did, in a few words: `Inserted 4 words`, `Moved from 4 to 2`.
import type { PlacedChange } from '@plenary/shared/compare/changes-of'
import {
  type ComparedPart,
  PARAGRAPH_END,
  type Piece,
  SUBCLAUSES_HERE,
} from '@plenary/shared/compare/comparison'
import { wordsIn } from '@plenary/shared/compare/cut-words'
import { clauseNumber } from '@plenary/shared/declaration/numbering'
import type { TFunction } from 'i18next'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../i18n/format.ts'
import { type FormatChange, formatChanges } from './format-words.ts'

const MADE = {
  bold: 'madeBold',
  notBold: 'madeNotBold',
  italic: 'madeItalic',
  notItalic: 'madeNotItalic',
  link: 'madeLink',
  noLink: 'madeNoLink',
  otherLink: 'madeOtherLink',
} as const satisfies Record<FormatChange, string>

type Translate = TFunction<'compare'>
export type ChangeWords = (change: PlacedChange) => string

/** @param language of the text, which divides its words */
export function useChangeWords(parts: readonly ComparedPart[], language: string): ChangeWords {
  const { t } = useTranslation('compare')
  const { list } = useFormats()
  return useMemo(() => {
    const formats = (pieces: readonly Piece[]) => {
      const changes = pieces.flatMap((piece) =>
        piece.kind === 'formatted' ? formatChanges(piece.marksBefore, piece.marks) : [],
      )
      return list([...new Set(changes)].map((change) => t(MADE[change])))
    }
    return ({ kind, part, from, to }) => {
      const { before, now, pieces = [] } = parts[part] ?? {}
      if (kind === 'moved')
        return t('moved', { from: clauseNumber(before?.path ?? []), to: clauseNumber(now?.path ?? []) })
      if (kind === 'inserted-clause') return t('insertedClause')
      if (kind === 'deleted-clause') return t('deletedClause')
      const changed = pieces.slice(from, to)
      if (kind === 'formatting') return formats(changed)
      return wordsChanged(textOf(changed, 'deleted'), textOf(changed, 'inserted'), language, t)
    }
  }, [parts, language, t, list])
}

/** With what stayed in between. */
function textOf(pieces: readonly Piece[], kind: Piece['kind']): string {
  const texts = pieces.map((piece) => (piece.kind === kind || piece.kind === 'kept' ? piece.text : ''))
  return texts.join('').replaceAll(SUBCLAUSES_HERE, '')
}

function wordsChanged(deleted: string, inserted: string, language: string, t: Translate): string {
  const [gone, come] = [deleted.trim(), inserted.trim()]
  const [lost, won] = [countWords(gone, language), countWords(come, language)]
  if (gone === '' && come === '') return blanksChanged(deleted, inserted, t)
  if (gone === '') return won > 0 ? t('insertedWords', { count: won }) : t('insertedSigns', { signs: come })
  if (come === '') return lost > 0 ? t('deletedWords', { count: lost }) : t('deletedSigns', { signs: gone })
  if (lost === 0 || won === 0) return t('replacedSigns', { before: gone, now: come })
  if (lost === won) return t('replacedWords', { count: lost })
  return t('replacedBy', { gone: t('words', { count: lost }), come: t('words', { count: won }) })
}

function blanksChanged(deleted: string, inserted: string, t: Translate): string {
  const [before, now] = [deleted, inserted].map((text) => text.split(PARAGRAPH_END).length)
  if (before !== now) return (now ?? 0) > (before ?? 0) ? t('divided') : t('joined')
  return inserted.length > deleted.length ? t('insertedSpace') : t('deletedSpace')
}

function countWords(text: string, language: string): number {
  return wordsIn(text, language).filter(({ isWordLike }) => isWordLike).length
}
