// What still blocks adoption: one sentence, the rule in words, and every matter with the act that leads to where it is settled.
import type { DecisionRule } from '@plenary/shared/declaration/decision-rule'
import { memo, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useRuleSentence } from '../i18n/rule-sentence.ts'
import { useMediaQuery } from '../ui/use-media-query.ts'
import styles from './blockers.module.css'
import type { BoardColumn } from './board.ts'
import { MatterRow } from './matter-row.tsx'
import type { Matter } from './matters.ts'
import type { BoardWords } from './use-board-words.ts'
import { useHeadline } from './use-headline.ts'

/** How free the way of the act is that leads the declaration on. */
export interface Way {
  /** Once nothing blocks. What was begun before goes on. */
  isOffered: boolean
  /** Nothing is open either. */
  isFree: boolean
}

export interface BlockersProps {
  rule: DecisionRule
  against: readonly Matter[]
  open: readonly Matter[]
  columns: readonly BoardColumn[]
  words: BoardWords
  /** The acts of a matter. */
  actOf: (matter: Matter) => ReactNode
  nextAct: (way: Way) => ReactNode
}

export const Blockers = memo(function Blockers({
  rule,
  against,
  open,
  columns,
  words,
  actOf,
  nextAct,
}: BlockersProps) {
  const { t } = useTranslation('positions')
  const ruleSentence = useRuleSentence()
  const isWide = useMediaQuery('(min-width: 900px)')
  const headline = useHeadline(against.length, open.length, 'words')
  const row = (matter: Matter) => (
    <MatterRow
      key={keyOf(matter)}
      matter={matter}
      columns={columns}
      words={words}
      isAgainst={against.includes(matter)}
    >
      {actOf(matter)}
    </MatterRow>
  )
  return (
    <section className={styles.block} aria-label={t('whatBlocks')}>
      <div>
        <h2 aria-live="polite">{headline}</h2>
        <p>{ruleSentence(rule)}</p>
        <div className={styles.next}>
          {nextAct({ isOffered: against.length === 0, isFree: open.length === 0 })}
        </div>
      </div>
      {isWide && against.length + open.length > 0 && (
        <ul>
          {against.map(row)}
          {open.map(row)}
        </ul>
      )}
      {!isWide && against.length > 0 && <ul>{against.map(row)}</ul>}
      {!isWide && open.length > 0 && (
        <details>
          <summary>{t('stillOpen', { count: open.length })}</summary>
          <ul>{open.map(row)}</ul>
        </details>
      )}
    </section>
  )
})

function keyOf(matter: Matter): string {
  const { kind } = matter
  if (kind === 'objects') return `${kind} ${matter.cityId}`
  if (kind === 'stale') return `${kind} ${matter.clause}`
  if (kind === 'silent') return `${kind} ${matter.clauses.join(' ')}`
  return kind
}
