// One city on the grid, drawn anew only when something of it changed.

import { cellOf } from '@plenary/shared/positions/cell'
import { memo } from 'react'
import { IconMessage2 } from '../ui/icons.ts'
import { PositionGlyph } from '../ui/position-glyph.tsx'
import { type ActiveCell, type BoardColumn, type BoardRow, cellKey } from './board.ts'
import { CityLink } from './city-link.tsx'
import { CityName } from './city-name.tsx'
import styles from './grid.module.css'
import type { BoardWords } from './use-board-words.ts'

export interface GridRowProps {
  row: BoardRow
  /** Its place among the rows, from 0. */
  at: number
  columns: readonly BoardColumn[]
  /** The places of the columns that are drawn, with blanks between: the same string while they are the same. */
  drawn: string
  /** The place of the cell that has the tab stop; undefined in all rows but one. */
  active: number | undefined
  words: BoardWords
  declarationId: string
  changed: ReadonlySet<string>
  onActive: (cell: ActiveCell) => void
}

export const GridRow = memo(function GridRow(props: GridRowProps) {
  const { row, at, columns, drawn, active, words, declarationId, changed, onActive } = props
  const places = drawn === '' ? [] : drawn.split(' ').map(Number)
  return (
    <tr className={styles.row} style={{ '--at': at } as React.CSSProperties} aria-rowindex={at + 2}>
      <CityHeading row={row} words={words} declarationId={declarationId} />
      {places.map((place) => {
        const column = columns[place]
        return (
          column && (
            <GridCell
              key={column.key}
              row={row}
              column={column}
              place={place}
              isActive={place === active}
              isChanged={changed.has(cellKey(row.cityId, column.key))}
              words={words}
              onActive={onActive}
            />
          )
        )
      })}
    </tr>
  )
})

/** Not drawn again when columns come into view. */
const CityHeading = memo(function CityHeading({
  row,
  words,
  declarationId,
}: Pick<GridRowProps, 'row' | 'words' | 'declarationId'>) {
  return (
    <th scope="row" className={styles.city} aria-colindex={1}>
      <CityName
        city={row}
        words={words}
        linked={(name) => (
          <CityLink declarationId={declarationId} cityId={row.cityId} isForPointer>
            {name}
          </CityLink>
        )}
      />
    </th>
  )
})

interface GridCellProps extends CellFaceProps {
  /** Of its column, from 0. */
  place: number
  isActive: boolean
  isChanged: boolean
  onActive: (cell: ActiveCell) => void
}

const GridCell = memo(function GridCell(props: GridCellProps) {
  const { row, column, place, isActive, isChanged, words, onActive } = props
  return (
    <td
      tabIndex={isActive ? 0 : -1}
      className={styles.cell}
      style={{ '--place': place } as React.CSSProperties}
      aria-colindex={place + 2}
      data-cell={cellKey(row.cityId, column.key)}
      data-changed={isChanged || undefined}
      onFocus={() => onActive({ cityId: row.cityId, key: column.key })}
    >
      <CellFace row={row} column={column} words={words} />
    </td>
  )
})

interface CellFaceProps {
  row: BoardRow
  column: BoardColumn
  words: BoardWords
}

/** Glyph and word. What they do not say, of earlier words or of the whole text, is in the tooltip and for screen readers. */
export function CellFace({ row, column, words }: CellFaceProps) {
  const cell = cellOf(row.standings, column.clauseId)
  const { shown, standing, isOfWhole } = cell
  const hasNote = standing?.entry.note != null && !isOfWhole
  const said = standing?.isStale || isOfWhole ? words.saidIn(cell) : undefined
  return (
    <span className={styles.face} data-shown={shown} data-inherited={isOfWhole || undefined} title={said}>
      <PositionGlyph shown={shown} />
      <span>{words.shown[shown]}</span>
      {said !== undefined && <span className="spoken">. {said}</span>}
      {hasNote && (
        <>
          <IconMessage2 size={15} stroke={1.5} className={styles.note} aria-hidden />
          <span className="spoken">. {words.hasNote}</span>
        </>
      )}
    </span>
  )
}
