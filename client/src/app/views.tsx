// The view of the desk that is open, and what is said in its place when its code is not there: the desk stays. The code of the other
// views comes behind the text, for the hour without a connection.
import { CatchBoundary, type ErrorComponentProps, Outlet, useRouter } from '@tanstack/react-router'
import { useEffect } from 'react'
import type { ProblemError } from '../api/problem-error.ts'
import { MissingView, useIsHere } from './missing-view.tsx'

export function Views() {
  useOtherViews()
  return (
    <CatchBoundary getResetKey={() => 0} errorComponent={InItsPlace}>
      <Outlet />
    </CatchBoundary>
  )
}

/** Throws what is no matter of the connection. */
function InItsPlace({ error, reset }: ErrorComponentProps) {
  if ((error as Partial<ProblemError>).code !== 'unreachable') throw error
  return <MissingView onNext={reset} />
}

/** Fetches them once the text is live. */
function useOtherViews(): void {
  const { routesById } = useRouter()
  const isHere = useIsHere()
  useEffect(() => {
    if (!isHere) return
    for (const { parentRoute, options } of Object.values(routesById))
      if (parentRoute === routesById['/declarations/$declaration']) void options.component?.preload?.()
  }, [isHere, routesById])
}
