// A digest that somebody is about to decide on: it follows the server while the question is open, and what is decided is
// what is shown.
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { ProblemError } from '../api/problem-error.ts'
import type { TextSession } from '../sync/text-session.ts'
import { useDesk } from './desk-context.ts'

/** Between a change and the question what it makes of the digest: a burst of keys is one change. */
const PAUSE = 200

export interface ShownDigest {
  /** When it last became another one before the reader's eyes, in Unix milliseconds. */
  changedAt: number | undefined
  /** While the server is asked whether it still is what is shown. */
  isChecking: boolean
  /** Why the last attempt to act came to nothing, as the server says it of other things that changed in between. */
  error: ProblemError | undefined
  /** Acts if it is. If not, the new one is shown, and nothing is done. */
  ifStill: (act: () => void) => Promise<void>
}

/** @param ask asks the server anew; undefined when it does not answer */
export function useShownDigest(
  digest: string | undefined,
  ask: () => Promise<string | undefined>,
): ShownDigest {
  const changedAt = useChangedAt(digest)
  const [isChecking, setChecking] = useState(false)
  const [error, setError] = useState<ProblemError>()
  useFreshDigests()
  const ifStill = async (act: () => void) => {
    setChecking(true)
    const now = await ask()
    setChecking(false)
    const isStill = now === digest
    setError(isStill || now === undefined ? undefined : new ProblemError('precondition-failed', 409))
    if (isStill) act()
  }
  return { changedAt, isChecking, error, ifStill }
}

/** When a value that is shown last became another one; undefined while it is the first one. */
export function useChangedAt(value: string | undefined): number | undefined {
  const [shown, setShown] = useState<{ value: string | undefined; changedAt: number | undefined }>({
    value,
    changedAt: undefined,
  })
  if (value !== undefined && value !== shown.value)
    setShown({ value, changedAt: shown.value === undefined ? undefined : Date.now() })
  return shown.changedAt
}

/** Asks for the digests, and for what is known before closing, whenever somebody wrote: what others wrote is durable before it is here. */
function useFreshDigests(): void {
  const { session } = useDesk()
  const client = useQueryClient()
  useEffect(() => {
    if (!session) return
    let timer: ReturnType<typeof setTimeout> | undefined
    const ask = () => {
      timer = undefined
      void client.invalidateQueries({ queryKey: ['digests'] })
      void client.invalidateQueries({ queryKey: ['closing'] })
    }
    const askSoon = () => {
      timer ??= setTimeout(ask, PAUSE)
    }
    const stopUpdates = onUpdate(session, askSoon)
    const stopFacts = session.onFactChanged(askSoon)
    return () => {
      clearTimeout(timer)
      stopUpdates()
      stopFacts()
    }
  }, [session, client])
}

/** Calls back whenever the text changes, in the document that the session has then. Answers how to stop. */
function onUpdate(session: TextSession, listener: () => void): () => void {
  let doc = session.state.replica?.doc
  doc?.on('update', listener)
  const stop = session.subscribe(() => {
    const now = session.state.replica?.doc
    if (now === doc) return
    doc?.off('update', listener)
    now?.on('update', listener)
    doc = now
    listener()
  })
  return () => {
    doc?.off('update', listener)
    stop()
  }
}
