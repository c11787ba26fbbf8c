// Takes the wall to the clause in which this window's reader is, for as long as the reader wants it.
import type { HallView } from '@plenary/shared/api/hall-routes'
import { useCallback, useEffect, useRef, useSyncExternalStore } from 'react'
import type { Awareness } from 'y-protocols/awareness'

/** A reader who passes through clauses with the arrow keys takes the wall along only where she stays. */
const PAUSE = 400

export interface Following {
  isWanted: boolean
  awareness: Awareness | undefined
  /** What the wall shows; undefined while there is none. */
  view: HallView | undefined
  /** Whether the server is heard. */
  isConnected: boolean
  steer: (view: HallView, told: { onSuccess: () => void; onError: () => void }) => void
}

/** Only where the reader goes counts: what somebody else puts on the wall meanwhile stays until she goes on. */
export function useHallFollowing(following: Following): void {
  const clause = useOwnClause(following.awareness)
  const latest = useRef(following)
  latest.current = following
  const { isWanted, isConnected } = following
  /** Whether the server did not hear where the reader went last. */
  const wasMissed = useRef(false)
  const takeTo = useCallback((wanted: string) => {
    const { view, steer } = latest.current
    const missed = (is: boolean) => () => {
      wasMissed.current = is
    }
    if (view) steer({ ...view, clause: wanted }, { onSuccess: missed(false), onError: missed(true) })
  }, [])
  const isThere = following.view !== undefined
  useEffect(() => {
    if (!isWanted || !isThere || clause === null) return
    const timer = setTimeout(() => {
      if (latest.current.view?.clause !== clause) takeTo(clause)
    }, PAUSE)
    return () => clearTimeout(timer)
  }, [clause, isWanted, isThere, takeTo])
  useEffect(() => {
    if (isConnected && isWanted && clause !== null && wasMissed.current) takeTo(clause)
  }, [isConnected, isWanted, clause, takeTo])
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
