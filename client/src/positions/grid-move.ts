// Where a key leads on a grid.

export interface GridPlace {
  readonly row: number
  readonly column: number
}

export interface GridKey {
  readonly key: string
  readonly ctrlKey: boolean
}

/** Undefined for a key that leads nowhere. The place stays on the grid. */
export function gridMove(
  { key, ctrlKey }: GridKey,
  { row, column }: GridPlace,
  size: { rows: number; columns: number; page: number },
): GridPlace | undefined {
  const [lastRow, lastColumn] = [size.rows - 1, size.columns - 1]
  const moves: Record<string, GridPlace> = {
    ArrowUp: { row: row - 1, column },
    ArrowDown: { row: row + 1, column },
    ArrowLeft: { row, column: column - 1 },
    ArrowRight: { row, column: column + 1 },
    Home: { row: ctrlKey ? 0 : row, column: 0 },
    End: { row: ctrlKey ? lastRow : row, column: lastColumn },
    PageUp: { row: row - size.page, column },
    PageDown: { row: row + size.page, column },
  }
  const target = moves[key]
  return target && { row: within(target.row, lastRow), column: within(target.column, lastColumn) }
}

function within(place: number, last: number): number {
  return Math.max(0, Math.min(place, last))
}
