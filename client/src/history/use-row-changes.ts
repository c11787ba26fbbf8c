// The changes of a row of the page.
import type { PlacedChange } from '@plenary/shared/compare/changes-of'
import { useMemo } from 'react'
import { changeAtIn, isOfWhole, useComparing } from './comparing.ts'
import type { PartRow } from './sheet-rows.ts'

export interface RowChanges {
  readonly own: readonly PlacedChange[]
  /** What happened to the clause as a whole. */
  readonly whole: PlacedChange | undefined
  /** Which change in the words each piece belongs to. */
  readonly changeAt: (at: number) => string | undefined
}

export function useRowChanges({ part, pieces, isTail }: PartRow): RowChanges {
  const { parts, changes } = useComparing()
  return useMemo(() => {
    const index = parts.indexOf(part)
    const places = new Set(pieces.map(({ at }) => at))
    const own = changes.filter((change) => {
      if (change.part !== index) return false
      return isOfWhole(change) ? !isTail : places.has(change.from)
    })
    const ofPart = changes.filter((change) => change.part === index)
    return { own, whole: own.find(isOfWhole), changeAt: changeAtIn(ofPart) }
  }, [parts, changes, part, pieces, isTail])
}
