// The rows of a layout, of which the reader is in one at most: only that one is drawn anew as the reader goes on.
import type { ComponentType } from 'react'
import { CurrentContext, useComparing, useCurrent } from './comparing.ts'
import { SameFold } from './same-fold.tsx'
import type { PartRow, SheetRow } from './sheet-rows.ts'

export interface RowsProps {
  rows: readonly SheetRow[]
  row: ComponentType<{ row: PartRow }>
  foldClass: string | undefined
}

export function Rows({ rows, row: Row, foldClass }: RowsProps) {
  const { parts } = useComparing()
  const current = useCurrent()
  const there = current && parts[current.part]
  return rows.map((row) => (
    <CurrentContext key={row.key} value={row.kind === 'part' && row.part === there ? current : undefined}>
      {row.kind === 'part' ? (
        <Row row={row} />
      ) : (
        <SameFold rows={row.rows} className={foldClass}>
          {row.rows.map((folded) => (
            <Row key={folded.key} row={folded} />
          ))}
        </SameFold>
      )}
    </CurrentContext>
  ))
}
