// The outline: number and first words of every part, below them what is loudest of it, at the right what the own city says of it.
// One tab stop; arrows move.
import { type KeyboardEvent, memo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { IconLock } from '../ui/icons.ts'
import { PositionGlyph } from '../ui/position-glyph.tsx'
import styles from './outline.module.css'
import type { OutlineRow, RowFact } from './outline-rows.ts'

export interface OutlineProps {
  /** Empty while there is no text. */
  rows: readonly OutlineRow[]
  /** The key of the row in which the reader is. */
  selected: string | undefined
  onSelect: (row: OutlineRow) => void
}

export const Outline = memo(function Outline({ rows, selected, onSelect }: OutlineProps) {
  const list = useRef<HTMLOListElement>(null)
  const [visited, setVisited] = useState<string>()
  const isKnown = (key: string | undefined) => rows.some((row) => row.key === key)
  const tabStop = [visited, selected, rows[0]?.key].find(isKnown)

  const move = (event: KeyboardEvent) => {
    const buttons = [...(list.current?.querySelectorAll('button') ?? [])]
    const here = buttons.indexOf(document.activeElement as HTMLButtonElement)
    const targets: Record<string, number> = {
      ArrowDown: here + 1,
      ArrowUp: here - 1,
      Home: 0,
      End: buttons.length - 1,
    }
    const target = buttons[targets[event.key] ?? -1]
    if (!target) return
    event.preventDefault()
    target.focus()
  }

  return (
    <ol ref={list} className={styles.outline} onKeyDown={move}>
      {rows.map((row) => (
        <Item
          key={row.key}
          row={row}
          isTabStop={row.key === tabStop}
          isSelected={row.key === selected}
          onVisit={setVisited}
          onSelect={onSelect}
        />
      ))}
    </ol>
  )
})

interface ItemProps {
  row: OutlineRow
  isTabStop: boolean
  isSelected: boolean
  onVisit: (key: string) => void
  onSelect: (row: OutlineRow) => void
}

const Item = memo(function Item({ row, isTabStop, isSelected, onVisit, onSelect }: ItemProps) {
  const { t } = useTranslation('desk')
  return (
    <li>
      <button
        type="button"
        className={styles.row}
        style={{ '--depth': row.depth } as React.CSSProperties}
        tabIndex={isTabStop ? 0 : -1}
        aria-current={isSelected ? 'location' : undefined}
        title={`${row.label} ${row.words}`}
        onFocus={() => onVisit(row.key)}
        onClick={() => onSelect(row)}
      >
        <span className={styles.number} aria-hidden="true">
          {row.number}
        </span>
        <span className="spoken">{row.label}</span>
        <span className={styles.words}>{row.words}</span>
        {row.own && (
          <span className={styles.own}>
            <PositionGlyph shown={row.own.shown} />
            <span className="spoken">{t('ownPosition', { position: row.own.words })}</span>
          </span>
        )}
        {row.fact && (
          <span className={`${styles.fact} ${row.fact.kind === 'here' ? styles.here : ''}`}>
            <FactGlyph kind={row.fact.kind} />
            <span>{row.fact.words}</span>
            {isOfPositions(row.fact) && <Codes row={row} />}
          </span>
        )}
        <Codes row={row} />
      </button>
    </li>
  )
})

/** Who is there, and that it is locked, where there is little room. */
function Codes({ row }: { row: OutlineRow }) {
  return (
    <span className={styles.codes} aria-hidden="true">
      {row.lock ? <IconLock size={14} stroke={1.5} /> : row.here.slice(0, 2).join(' ')}
    </span>
  )
}

function isOfPositions({ kind }: RowFact): boolean {
  return kind !== 'lock' && kind !== 'here' && kind !== 'change'
}

function FactGlyph({ kind }: { kind: RowFact['kind'] }) {
  if (kind === 'lock') return <IconLock size={14} stroke={1.5} aria-hidden />
  return kind === 'here' || kind === 'change' ? null : <PositionGlyph shown={kind} size={12} />
}
