// The cells that became another a moment ago.
import { useEffect, useMemo, useRef, useState } from 'react'
import { type Board, shownCells } from './board.ts'

/** How long a cell is marked. */
const MARKED = 2_000
const NONE: ReadonlySet<string> = new Set()

/** Their keys. What was not on the board before is no change. */
export function useChangedCells(board: Board | undefined): ReadonlySet<string> {
  const shown = useMemo(() => board && shownCells(board), [board])
  const before = useRef(shown)
  const [changed, setChanged] = useState(NONE)
  useEffect(() => {
    const known = before.current
    before.current = shown
    if (!known || !shown) return
    const now = [...shown].filter(([key, value]) => known.has(key) && known.get(key) !== value)
    if (now.length > 0) setChanged((marked) => new Set([...marked, ...now.map(([key]) => key)]))
  }, [shown])
  useEffect(() => {
    if (changed.size === 0) return
    const timer = setTimeout(() => setChanged(NONE), MARKED)
    return () => clearTimeout(timer)
  }, [changed])
  return changed
}
