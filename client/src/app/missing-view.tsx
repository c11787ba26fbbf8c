// What is said in the place of a view whose code is not there, until it is.
import { useRouter, useRouterState } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useDesk } from '../desk/desk-context.ts'
import { isLive } from '../sync/save-state.ts'
import { useTextState } from '../sync/use-text-session.ts'
import { Statement } from '../ui/statement.tsx'

/** @param onNext when another view was asked for, or this one again */
export function MissingView({ onNext }: { onNext: () => void }) {
  const { t } = useTranslation(['desk', 'shell'])
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

/** Whether there is a connection, and a text to see behind it. */
export function useIsHere(): boolean {
  return useTextState(useDesk().session, ({ saveState }) => isLive(saveState)) ?? false
}
