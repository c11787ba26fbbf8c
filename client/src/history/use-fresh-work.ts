// Asks anew who worked on a text while somebody writes: what others wrote is durable before it is here.
import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { workKey } from '../api/versions.ts'
import type { TextSession } from '../sync/text-session.ts'
import { useTextState } from '../sync/use-text-session.ts'

/** A burst of keys is one change. */
const PAUSE = 1_500

export function useFreshWork(session: TextSession | undefined, textId: string): void {
  const client = useQueryClient()
  const doc = useTextState(session, ({ replica }) => replica?.doc)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const ask = () => {
      timer = undefined
      void client.invalidateQueries({ queryKey: workKey(textId) })
    }
    const askSoon = () => {
      timer ??= setTimeout(ask, PAUSE)
    }
    doc?.on('update', askSoon)
    return () => {
      clearTimeout(timer)
      doc?.off('update', askSoon)
    }
  }, [doc, client, textId])
}
