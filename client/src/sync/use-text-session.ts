// The text session in React. Safe under StrictMode: a session opened and closed at once never connects.
import { useCallback, useEffect, useState, useSyncExternalStore } from 'react'
import { browserSurroundings } from './browser-surroundings.ts'
import { openTextSession } from './open-text-session.ts'
import type { TextSession, TextSessionOptions, TextState } from './text-session.ts'

/**
 * Opens the text and closes it on unmount, or when an option changes. Undefined in the first moment.
 * Mount the editor in a child with `key={replica.generation}`.
 */
export function useTextSession({
  textId,
  epoch,
  personId,
  mayEdit,
}: TextSessionOptions): TextSession | undefined {
  const [session, setSession] = useState<TextSession>()
  useEffect(() => {
    const opened = openTextSession({ textId, epoch, personId, mayEdit }, browserSurroundings())
    setSession(opened)
    return () => {
      setSession(undefined)
      opened.destroy()
    }
  }, [textId, epoch, personId, mayEdit])
  return session
}

/** A part of the session's state, such as `(state) => state.saveState`; renders anew only when that part changes. */
export function useTextState<Part>(
  session: TextSession | undefined,
  select: (state: TextState) => Part,
): Part | undefined {
  const subscribe = useCallback(
    (listener: () => void) => session?.subscribe(listener) ?? (() => {}),
    [session],
  )
  return useSyncExternalStore(subscribe, () => (session ? select(session.state) : undefined))
}
