// The draft of one plenary's next declaration, kept for this tab until the declaration is created: a reload, a lost
// session or a refusal takes no correction away.
import { type Dispatch, useEffect, useReducer, useRef } from 'react'
import { type DraftEvent, emptyDraft, type ImportDraft, nextDraft } from './import-draft.ts'

/** How long after the last change it is kept; leaving the page keeps it at once. */
const DELAY_MS = 400

export interface KeptDraft {
  draft: ImportDraft
  dispatch: Dispatch<DraftEvent>
  /** Puts the draft away for good: it has become a declaration. */
  forget: () => void
}

export function useKeptDraft(plenaryId: string): KeptDraft {
  const key = `plenary.import.1.${plenaryId}`
  const [draft, dispatch] = useReducer(nextDraft, key, readDraft)
  const latest = useRef<ImportDraft | undefined>(draft)
  const isForgotten = useRef(false)
  latest.current = isForgotten.current ? undefined : draft

  useEffect(() => {
    if (draft === emptyDraft) return
    const timer = setTimeout(() => latest.current && keepDraft(key, latest.current), DELAY_MS)
    return () => clearTimeout(timer)
  }, [key, draft])

  useEffect(() => {
    const keepNow = () => {
      if (latest.current && latest.current !== emptyDraft) keepDraft(key, latest.current)
    }
    addEventListener('pagehide', keepNow)
    return () => {
      removeEventListener('pagehide', keepNow)
      keepNow()
    }
  }, [key])

  function forget() {
    isForgotten.current = true
    latest.current = undefined
    sessionStorage.removeItem(key)
  }

  return { draft, dispatch, forget }
}

function readDraft(key: string): ImportDraft {
  const kept = sessionStorage.getItem(key)
  return kept === null ? emptyDraft : { ...emptyDraft, ...JSON.parse(kept) }
}

/** Where the browser has no room for all of it, the source alone is kept; without room for that, nothing is. */
function keepDraft(key: string, draft: ImportDraft): void {
  const { past: _, typedInto: __, ...kept } = draft
  for (const attempt of [kept, { source: draft.source }]) {
    try {
      sessionStorage.setItem(key, JSON.stringify(attempt))
      return
    } catch {
      sessionStorage.removeItem(key)
    }
  }
}
