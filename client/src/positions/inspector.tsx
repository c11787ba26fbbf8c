// The focused cell as a sentence, with its note and the words that changed since, and what the person can do there.

import { cellOf } from '@plenary/shared/positions/cell'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { PositionGlyph } from '../ui/position-glyph.tsx'
import { CellActs } from './cell-acts.tsx'
import { CellSentence, type InspectedCell } from './cell-sentence.tsx'
import styles from './inspector.module.css'
import { partOf, partWords } from './part-words.ts'

export interface InspectorProps extends InspectedCell {
  mayState: boolean
  /** Whether what is stated is an opinion: the declaration is adopted. */
  isOpinion: boolean
  /** Why the acts are off; undefined while they are not. */
  off: string | undefined
  onStated: () => void
  /** The text at the clause; null for the whole text. */
  onOpen: (clauseId: string | null) => void
}

export function Inspector({ mayState, isOpinion, off, onStated, onOpen, ...inspected }: InspectorProps) {
  const { t } = useTranslation('positions')
  const { row, column, content, language } = inspected
  const cell = cellOf(row.standings, column.clauseId)
  const part = partOf(content, column.clauseId)
  const now = part ? partWords(part) : ''
  const { words, declarationId } = inspected
  const elsewhere = (
    <>
      <Link
        to="/declarations/$declaration/positions/$city"
        params={{ declaration: declarationId, city: row.cityId }}
        className="button small quiet"
      >
        {t('allPositionsOf', { city: words.cityName(row.cityId) })}
      </Link>
      <button type="button" className="button small quiet" onClick={() => onOpen(column.clauseId)}>
        {t('read', { part: words.partName(column, true) })}
      </button>
    </>
  )
  return (
    <section className={styles.inspector} data-region="inspector">
      <PositionGlyph shown={cell.shown} size={16} />
      <CellSentence {...inspected} cell={cell} now={now} />
      {mayState ? (
        <CellActs
          key={`${row.cityId} ${column.key}`}
          {...{ row, column, cell, now, language, words, declarationId, off, isOpinion, onStated }}
          ownCity={inspected.ownCity}
        >
          {elsewhere}
        </CellActs>
      ) : (
        <div className={styles.acts}>{elsewhere}</div>
      )}
    </section>
  )
}
