// A digest that somebody is about to decide on: it follows the server while the question is open. What is shown is sent with
// the decision.
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { TextSession } from '../sync/text-session.ts'
import { useDesk } from './desk-context.ts'

/** Between a change and the question what it makes of the digest: a burst of keys is one change. */
const PAUSE = 200

/** When it last became another one before the reader's eyes. */
export function useShownDigest(digest: string | undefined): string | undefined {
  useFreshDigests()
  return useChangedAt(digest)
}

/** When a value that is shown last became another one; undefined while it is the first one. */
export function useChangedAt(value: string | undefined): string | undefined {
  const [shown, setShown] = useState<{ value: string | undefined; changedAt: string | undefined }>({
    value,
    changedAt: undefined,
  })
  if (value !== undefined && value !== shown.value)
    setShown({ value, changedAt: shown.value === undefined ? undefined : new Date().toISOString() })
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
