// What stands on the page one below the other: parts with changes, and between them what is the same in both.
import type { PlacedChange } from '@plenary/shared/compare/changes-of'
import type { ComparedPart } from '@plenary/shared/compare/comparison'
import { aroundSubclauses, type PlacedPiece, placed } from './paragraphs.ts'

/** A part, or what of a clause stands behind its sub-clauses. */
export interface PartRow {
  readonly kind: 'part'
  readonly key: string
  readonly part: ComparedPart
  readonly pieces: readonly PlacedPiece[]
  /** Behind the sub-clauses: without a number. */
  readonly isTail: boolean
}

/** Neighbours that are the same in both. */
export interface FoldRow {
  readonly kind: 'fold'
  readonly key: string
  readonly rows: readonly PartRow[]
}

export type SheetRow = PartRow | FoldRow

/** What is the same is folded, but for the clauses around a sub-clause that was changed. */
export function sheetRows(parts: readonly ComparedPart[], changes: readonly PlacedChange[]): SheetRow[] {
  const shown = shownParts(parts, changes)
  const rows: SheetRow[] = []
  for (const row of partRows(parts)) {
    const last = rows.at(-1)
    if (shown.has(row.part)) rows.push(row)
    else if (last?.kind === 'fold') rows[rows.length - 1] = { ...last, rows: [...last.rows, row] }
    else rows.push({ kind: 'fold', key: `fold ${row.key}`, rows: [row] })
  }
  return rows
}

export function pathOf({ now, before }: ComparedPart): readonly number[] {
  return (now ?? before)?.path ?? []
}

function partRows(parts: readonly ComparedPart[]): PartRow[] {
  const rows: PartRow[] = []
  const open: { depth: number; tail: PartRow }[] = []
  const closeTo = (depth: number) => {
    while ((open.at(-1)?.depth ?? -1) >= depth) {
      const closed = open.pop()
      if (closed && closed.tail.pieces.length > 0) rows.push(closed.tail)
    }
  }
  for (const [index, part] of parts.entries()) {
    const depth = pathOf(part).length
    const [head, tail] = aroundSubclauses(placed(part.pieces))
    closeTo(depth)
    rows.push({ kind: 'part', key: `${index}`, part, pieces: head, isTail: false })
    open.push({ depth, tail: { kind: 'part', key: `${index} tail`, part, pieces: tail, isTail: true } })
  }
  closeTo(0)
  return rows
}

function shownParts(
  parts: readonly ComparedPart[],
  changes: readonly PlacedChange[],
): ReadonlySet<ComparedPart> {
  const changed = new Set(changes.map(({ part }) => part))
  const shown = new Set<ComparedPart>()
  let around: ComparedPart[] = []
  for (const [index, part] of parts.entries()) {
    around = [...around.filter((one) => isAround(one, part)), part]
    if (changed.has(index)) for (const one of around) shown.add(one)
  }
  return shown
}

function isAround(one: ComparedPart, part: ComparedPart): boolean {
  return pathOf(one).length > 0 && pathOf(one).length < pathOf(part).length
}
