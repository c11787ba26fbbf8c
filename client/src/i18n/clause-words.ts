// How a clause is called, from the number that it has now: `Clause 3 (a)`, `第3項(a)`. Its sub-clauses follow its name.
import { clauseNumber, type NumberStyle } from '@plenary/shared/declaration/numbering'
import type { TFunction } from 'i18next'

/** @param isInside whether it stands inside a sentence: `clause 3 (a)` */
export function clauseWords(
  path: readonly number[],
  style: NumberStyle,
  isInside: boolean,
  t: TFunction<'desk'>,
): string {
  const [number, ...within] = clauseNumber(path).split(' ')
  const word = style === 'article' ? 'article' : 'clause'
  const clause = t(isInside ? `${word}Inside` : word, { number })
  return within.reduce((around, sub) => t('subClause', { clause: around, sub }), clause)
}
