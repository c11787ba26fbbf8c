// The row under the header: what is wrong with the connection, what is safe, what to do. Offline, it waits five seconds.
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SaveState } from '../sync/save-state.ts'
import styles from './connection-row.module.css'
import { rowWords } from './save-words.ts'

const OFFLINE_AFTER = 5_000
const BACK_FOR = 6_000

export interface ConnectionRowProps {
  state: SaveState
  mayEdit: boolean
  /** Where to sign in, with the way back. */
  signInAddress: string
  onRetry: () => void
}

export function ConnectionRow({ state, mayEdit, signInAddress, onRetry }: ConnectionRowProps) {
  const { t } = useTranslation(['desk', 'shell'])
  const isOffline = state.kind === 'offline'
  const isLong = useHeldFor(isOffline, OFFLINE_AFTER)
  const back = useBackAgain(state, isLong)
  const row = rowWords(state, t, mayEdit)
  const sentence = row && (!isOffline || isLong) ? row.sentence : back
  return (
    <div role="status" className={sentence === undefined ? undefined : styles.row}>
      {sentence !== undefined && <span>{sentence}</span>}
      {sentence !== undefined && row?.act === 'retry' && (
        <button type="button" className="button small" onClick={onRetry}>
          {t('shell:tryAgain')}
        </button>
      )}
      {row?.act === 'reload' && (
        <button type="button" className="button small" onClick={() => location.reload()}>
          {t('shell:reload')}
        </button>
      )}
      {row?.act === 'sign-in' && (
        <a className="button small" href={signInAddress}>
          {t('signInAgain')}
        </a>
      )}
    </div>
  )
}

/** Whether something has held for that long without a break. */
function useHeldFor(holds: boolean, ms: number): boolean {
  const [isLong, setLong] = useState(false)
  useEffect(() => {
    if (!holds) return setLong(false)
    const timer = setTimeout(() => setLong(true), ms)
    return () => clearTimeout(timer)
  }, [holds, ms])
  return isLong
}

/** After an absence that was told: that it is over, for a while, once everything is saved. */
function useBackAgain(state: SaveState, wasTold: boolean): string | undefined {
  const { t } = useTranslation('desk')
  const [waiting, setWaiting] = useState<number>()
  const [saved, setSaved] = useState<number>()
  const changes = state.kind === 'offline' ? state.changes : undefined
  const isBack = state.kind === 'saved' || state.kind === 'read-only'
  useEffect(() => {
    if (wasTold && changes !== undefined) setWaiting(changes)
  }, [wasTold, changes])
  useEffect(() => {
    if (!isBack || waiting === undefined) return
    setSaved(waiting)
    setWaiting(undefined)
  }, [isBack, waiting])
  useEffect(() => {
    if (saved === undefined) return
    const timer = setTimeout(() => setSaved(undefined), BACK_FOR)
    return () => clearTimeout(timer)
  }, [saved])
  return saved === undefined ? undefined : t('rowBackAgain', { count: saved })
}
