// The grid: cities by clauses. One tab stop; only what is in view is drawn, and always the cell that has the focus.
import { type KeyboardEvent, memo, useEffect, useLayoutEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { IconLock } from '../ui/icons.ts'
import { useMediaQuery } from '../ui/use-media-query.ts'
import type { ActiveCell, Board, BoardColumn } from './board.ts'
import styles from './grid.module.css'
import { gridMove } from './grid-move.ts'
import { GridRow } from './grid-row.tsx'
import type { BoardWords } from './use-board-words.ts'
import { useGridWindow } from './use-grid-window.ts'

const ROW_HEIGHT = 43
const WIDE = { cityWidth: 216, leastColumnWidth: 168 }
const NARROW = { cityWidth: 168, leastColumnWidth: 148 }

export interface GridProps {
  /** With at least one row and column. */
  board: Board
  words: BoardWords
  declarationId: string
  /** The cell that Tab leads to; it is on the board. */
  active: ActiveCell
  changed: ReadonlySet<string>
  onActive: (cell: ActiveCell) => void
  /** The text at the clause; null for the whole text. */
  onOpen: (clauseId: string | null) => void
}

export const Grid = memo(function Grid(props: GridProps) {
  const { board, words, declarationId, active, changed, onActive, onOpen } = props
  const { t } = useTranslation('positions')
  const { columns, rows } = board
  const scroller = useRef<HTMLDivElement>(null)
  const isWide = useMediaQuery('(min-width: 1200px)')
  const sizes = { ...(isWide ? WIDE : NARROW), columns: columns.length, rowHeight: ROW_HEIGHT }
  const seen = useGridWindow(scroller, sizes)
  const place = {
    row: Math.max(
      0,
      rows.findIndex(({ cityId }) => cityId === active.cityId),
    ),
    column: Math.max(
      0,
      columns.findIndex(({ key }) => key === active.key),
    ),
  }
  useFollowedFocus(scroller, active)

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.metaKey) return
    if (event.key === 'Enter') {
      // The text is there at once and takes the focus: the key must not be typed into it.
      event.preventDefault()
      return onOpen(columns[place.column]?.clauseId ?? null)
    }
    const page = Math.max(1, Math.floor(((scroller.current?.clientHeight ?? 0) - 80) / ROW_HEIGHT))
    const target = gridMove(event, place, { rows: rows.length, columns: columns.length, page })
    const [row, column] = [rows[target?.row ?? -1], columns[target?.column ?? -1]]
    if (!row || !column) return
    event.preventDefault()
    onActive({ cityId: row.cityId, key: column.key })
  }
  const isDrawn = (at: number, first: number, last: number, here: number) =>
    (at >= first && at <= last) || at === here
  const drawnColumns = columns.flatMap((_, at) =>
    isDrawn(at, seen.firstColumn, seen.lastColumn, place.column) ? at : [],
  )
  const tracks = {
    '--columns': columns.length,
    '--column': `${seen.columnWidth}px`,
    '--city': `${sizes.cityWidth}px`,
    '--rows': rows.length,
  } as React.CSSProperties
  return (
    <div ref={scroller} className={styles.scroll} style={tracks} data-region="board">
      <table
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: rows, headers and cells come with the table
        role="grid"
        className={styles.grid}
        aria-label={t('grid')}
        aria-rowcount={rows.length + 1}
        aria-colcount={columns.length + 1}
        onKeyDown={onKeyDown}
      >
        <thead>
          <tr className={styles.row} aria-rowindex={1}>
            <th scope="col" className={styles.corner} aria-colindex={1}>
              {t('cities', { count: rows.length })}
            </th>
            {drawnColumns.map((at) => {
              const column = columns[at]
              return (
                column && <Heading key={column.key} {...{ column, at, words, counting: board.counting }} />
              )
            })}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) =>
            isDrawn(at, seen.firstRow, seen.lastRow, place.row) ? (
              <GridRow
                key={row.cityId}
                row={row}
                at={at}
                columns={columns}
                drawn={drawnColumns.join(' ')}
                active={place.row === at ? place.column : undefined}
                words={words}
                declarationId={declarationId}
                changed={changed}
                onActive={onActive}
              />
            ) : null,
          )}
        </tbody>
      </table>
    </div>
  )
})

interface HeadingProps {
  column: BoardColumn
  at: number
  words: BoardWords
  counting: number
}

function Heading({ column, at, words, counting }: HeadingProps) {
  const { t } = useTranslation('positions')
  return (
    <th
      scope="col"
      className={styles.heading}
      style={{ '--place': at } as React.CSSProperties}
      aria-colindex={at + 2}
    >
      <b>
        {words.partName(column, false)}
        {column.isLocked && (
          <>
            <IconLock size={15} stroke={1.5} aria-hidden />
            <span className="spoken">{t('isLocked')}</span>
          </>
        )}
      </b>
      <span title={column.words}>
        {column.clauseId !== null && (column.words === '' ? t('noWords') : column.words)}
      </span>
      <span>{t('agreeing', { agreeing: column.agreeing, count: counting })}</span>
    </th>
  )
}

/** Where the focus is on the grid, it goes with the active cell, also when the cell that had it is on the board no more. */
function useFollowedFocus(scroller: React.RefObject<HTMLElement | null>, active: ActiveCell): void {
  const { cityId, key } = active
  const before = useRef(`${cityId} ${key}`)
  const hadFocus = useRef(false)
  useEffect(() => {
    const look = ({ target }: FocusEvent) => {
      hadFocus.current = target instanceof Node && scroller.current?.contains(target) === true
    }
    document.addEventListener('focusin', look)
    return () => document.removeEventListener('focusin', look)
  }, [scroller])
  useLayoutEffect(() => {
    const now = `${cityId} ${key}`
    if (before.current === now) return
    before.current = now
    const isLost = document.activeElement === document.body && hadFocus.current
    if (isLost || scroller.current?.contains(document.activeElement))
      scroller.current?.querySelector<HTMLElement>('td[tabindex="0"]')?.focus()
  }, [scroller, cityId, key])
}
