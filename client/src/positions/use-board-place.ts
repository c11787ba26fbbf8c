// Where the reader is on the board: what of it is shown, which cell is looked at, and how the focus gets there.
import { useCallback, useMemo, useRef, useState } from 'react'
import { type ActiveCell, type Board, cellKey, type Filter, filtered } from './board.ts'

/** @param ownCities those for which the person acts */
export function useBoardPlace(board: Board, ownCities: ReadonlySet<string>) {
  const [filter, setFilter] = useState<Filter>('everything')
  const [chosen, setActive] = useState<ActiveCell>()
  const shown = useMemo(() => filtered(board, filter, ownCities), [board, filter, ownCities])
  const active = useMemo(() => activeOn(shown, chosen, ownCities), [shown, chosen, ownCities])
  /** Holds the cells. */
  const place = useRef<HTMLDivElement>(null)

  /** Where the cell is on the board no more, to the one that took its place. */
  const focusCell = useCallback(({ cityId, key }: ActiveCell) => {
    const find = (selector: string) => place.current?.querySelector<HTMLElement>(selector)
    const found = find(`[data-cell="${CSS.escape(cellKey(cityId, key))}"]`)
    const target = found ?? find('td[tabindex="0"], [aria-pressed="true"]')
    target?.focus()
  }, [])
  const showCell = useCallback(
    (cell: ActiveCell) => {
      setFilter('everything')
      setActive(cell)
      requestAnimationFrame(() => focusCell(cell))
    },
    [focusCell],
  )
  return { filter, setFilter, shown, active, setActive, place, focusCell, showCell }
}

/** The chosen cell, or where that is not on the board what is nearest to it: first the own city. */
function activeOn(
  { rows, columns }: Board,
  chosen: ActiveCell | undefined,
  ownCities: ReadonlySet<string>,
): ActiveCell | undefined {
  const row =
    rows.find(({ cityId }) => cityId === chosen?.cityId) ??
    rows.find(({ cityId }) => ownCities.has(cityId)) ??
    rows[0]
  const column = columns.find(({ key }) => key === chosen?.key) ?? columns[0]
  return row && column && { cityId: row.cityId, key: column.key }
}
