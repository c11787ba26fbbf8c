// What comes behind the text for the hour without a connection: the code of the other views, and what is said in the place of one
// whose code is not there.
import { useRouter, useRouterState } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ProblemError } from '../api/problem-error.ts'
import { useDesk } from '../desk/desk-context.ts'
import { isLive } from '../sync/save-state.ts'
import { useTextState } from '../sync/use-text-session.ts'
import { Statement } from '../ui/statement.tsx'

export interface OtherViewsProps {
  /** Why the view that is open failed: then it is said in its place. */
  error?: Partial<ProblemError>
  /** Tries to show the view that is open. */
  reset?: () => void
}

/** Throws what is no matter of the connection. */
export function OtherViews({ error, reset }: OtherViewsProps) {
  if (!reset) return <Fetching />
  if (error?.code !== 'unreachable') throw error
  return <MissingView onNext={reset} />
}

function Fetching() {
  const { routesById } = useRouter()
  const isHere = useIsHere()
  useEffect(() => {
    if (!isHere) return
    for (const { parentRoute, options } of Object.values(routesById))
      if (parentRoute === routesById['/declarations/$declaration']) void options.component?.preload?.()
  }, [isHere, routesById])
  return null
}

function MissingView({ onNext }: { onNext: () => void }) {
  const { t } = useTranslation(['acts', 'shell'])
  const router = useRouter()
  const isHere = useIsHere()
  const [wasAway, setAway] = useState(false)
  if (!isHere && !wasAway) setAway(true)
  useEffect(() => {
    if (isHere && wasAway) void router.invalidate()
  }, [isHere, wasAway, router])
  const match = useRouterState({ select: ({ matches }) => matches.at(-1) })
  const failed = useRef(match)
  useEffect(() => {
    if (match !== failed.current) onNext()
  }, [match, onNext])
  return (
    <main id="main" tabIndex={-1}>
      {wasAway ? (
        <Statement isFailure title={t('viewMissing')} body={t('viewMissingBody')}>
          <button type="button" className="button filled" onClick={() => void router.invalidate()}>
            {t('shell:tryAgain')}
          </button>
        </Statement>
      ) : (
        <Statement isFailure title={t('shell:failureTitle')} body={t('shell:failureBody')}>
          <button type="button" className="button filled" onClick={() => location.reload()}>
            {t('shell:reload')}
          </button>
        </Statement>
      )}
    </main>
  )
}

function useIsHere(): boolean {
  return useTextState(useDesk().session, ({ saveState }) => isLive(saveState)) ?? false
}
