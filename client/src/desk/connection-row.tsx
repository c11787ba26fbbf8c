// The row under the header: what is wrong with the connection, what is safe, what to do. Offline, it waits five seconds.
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Draft } from '../sync/drafts.ts'
import type { SaveState } from '../sync/save-state.ts'
import styles from './connection-row.module.css'
import { rowWords } from './save-words.ts'

const OFFLINE_AFTER = 5_000
const BACK_FOR = 6_000

export interface ConnectionRowProps {
  state: SaveState
  mayEdit: boolean
  /** What waits in the tray. */
  drafts: readonly Draft[]
  /** Where to sign in, with the way back. */
  signInAddress: string
  onRetry: () => void
}

export function ConnectionRow({ state, mayEdit, drafts, signInAddress, onRetry }: ConnectionRowProps) {
  const { t } = useTranslation(['desk', 'shell'])
  const isOffline = state.kind === 'offline'
  const isLong = useHeldFor(isOffline, OFFLINE_AFTER)
  const back = useBackAgain(state, drafts, isLong)
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

interface Absence {
  /** What waited at its end. */
  changes: number
  /** What was in the tray when it was told. */
  drafts: readonly Draft[]
}

/** After an absence that was told: that it is over, for a while, and what became of the words, once that is known. */
function useBackAgain(state: SaveState, drafts: readonly Draft[], wasTold: boolean): string | undefined {
  const { t } = useTranslation('desk')
  const [absence, setAbsence] = useState<Absence>()
  const [over, setOver] = useState<Absence>()
  const changes = state.kind === 'offline' ? state.changes : undefined
  const isBack = state.kind === 'saved' || state.kind === 'read-only'
  useEffect(() => {
    if (wasTold && changes !== undefined)
      setAbsence((before) => ({ changes, drafts: before?.drafts ?? drafts }))
  }, [wasTold, changes, drafts])
  useEffect(() => {
    if (!isBack || absence === undefined) return
    setOver(absence)
    setAbsence(undefined)
  }, [isBack, absence])
  useEffect(() => {
    if (over === undefined) return
    const timer = setTimeout(() => setOver(undefined), BACK_FOR)
    return () => clearTimeout(timer)
  }, [over])
  if (over === undefined) return undefined
  return hasMore(over.drafts, drafts) ? t('rowBackWithDrafts') : t('rowBackAgain', { count: over.changes })
}

/** Whether a draft is new, or holds other words: what is refused of the same clause joins the draft that is there. */
function hasMore(before: readonly Draft[], now: readonly Draft[]): boolean {
  return now.some(({ id, wording }) => !before.some((draft) => draft.id === id && draft.wording === wording))
}
