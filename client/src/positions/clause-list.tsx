// The board on a narrow screen: one clause at a time, the cities as a list.
import { NativeSelect } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { type ActiveCell, type Board, cellKey } from './board.ts'
import { CityName } from './city-name.tsx'
import styles from './clause-list.module.css'
import { CellFace } from './grid-row.tsx'
import type { BoardWords } from './use-board-words.ts'

export interface ClauseListProps {
  /** With at least one row and column. */
  board: Board
  words: BoardWords
  /** On the board. */
  active: ActiveCell
  changed: ReadonlySet<string>
  onActive: (cell: ActiveCell) => void
}

export function ClauseList({ board, words, active, changed, onActive }: ClauseListProps) {
  const { t } = useTranslation('positions')
  const column = board.columns.find(({ key }) => key === active.key)
  if (!column) return null
  const nameOf = (each: typeof column) => {
    const name = words.partName(each, false)
    return each.words === '' ? name : `${name}: ${each.words}`
  }
  return (
    <div className={styles.list}>
      <NativeSelect
        label={t('chooseClause')}
        value={column.key}
        onChange={(event) => onActive({ ...active, key: event.currentTarget.value })}
        data={board.columns.map((each) => ({ value: each.key, label: nameOf(each) }))}
      />
      <p>{t('agreeing', { agreeing: column.agreeing, count: board.counting })}</p>
      <ul aria-label={words.partName(column, false)}>
        {board.rows.map((row) => (
          <li key={row.cityId}>
            <button
              type="button"
              aria-pressed={row.cityId === active.cityId}
              data-cell={cellKey(row.cityId, column.key)}
              data-changed={changed.has(cellKey(row.cityId, column.key)) || undefined}
              onClick={() => onActive({ cityId: row.cityId, key: column.key })}
            >
              <CityName city={row} words={words} />
              <CellFace row={row} column={column} words={words} />
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}
