// Takes the wall to the clause in which this window's reader is, for as long as the reader wants it.
import type { HallView } from '@plenary/shared/api/hall-routes'
import { useEffect, useRef, useSyncExternalStore } from 'react'
import type { Awareness } from 'y-protocols/awareness'

/** A reader who passes through clauses with the arrow keys takes the wall along only where she stays. */
const PAUSE = 400

export interface Following {
  isWanted: boolean
  awareness: Awareness | undefined
  /** What the wall shows; undefined while there is none. */
  view: HallView | undefined
  steer: (view: HallView) => void
}

/** Only where the reader goes counts: what somebody else puts on the wall meanwhile stays until she goes on. */
export function useHallFollowing(following: Following): void {
  const clause = useOwnClause(following.awareness)
  const latest = useRef(following)
  latest.current = following
  const { isWanted } = following
  const isThere = following.view !== undefined
  useEffect(() => {
    if (!isWanted || !isThere || clause === null) return
    const timer = setTimeout(() => {
      const { view, steer } = latest.current
      if (view && view.clause !== clause) steer({ ...view, clause })
    }, PAUSE)
    return () => clearTimeout(timer)
  }, [clause, isWanted, isThere])
}

/** The innermost clause in which one is oneself; null outside the clauses. */
function useOwnClause(awareness: Awareness | undefined): string | null {
  return useSyncExternalStore(
    (listener) => {
      awareness?.on('change', listener)
      return () => awareness?.off('change', listener)
    },
    () => {
      const clause: unknown = awareness?.getLocalState()?.clause
      return typeof clause === 'string' ? clause : null
    },
  )
}
