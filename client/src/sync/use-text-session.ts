// The text session in React. Safe under StrictMode: a session opened and closed at once never connects.
import { useCallback, useEffect, useState, useSyncExternalStore } from 'react'
import { browserSurroundings } from './browser-surroundings.ts'
import { openTextSession } from './open-text-session.ts'
import type { TextSession, TextSessionOptions, TextState } from './text-session.ts'

/**
 * Opens the text and closes it on unmount, or when an option changes. Undefined in the first moment. It outlives the right to
 * edit: what is typed while that ends the server refuses, and the session's own tray keeps.
 * Mount the editor in a child with `key={replica.generation}`.
 */
export function useTextSession({
  textId,
  epoch,
  personId,
  mayEdit,
}: TextSessionOptions): TextSession | undefined {
  const [session, setSession] = useState<TextSession>()
  const opening = useOpening(mayEdit)
  useEffect(() => {
    const opened = openTextSession({ textId, epoch, personId, ...opening }, browserSurroundings())
    setSession(opened)
    return () => {
      setSession(undefined)
      opened.destroy()
    }
  }, [textId, epoch, personId, opening])
  return session
}

/** With which right the text is opened: another object whenever the right comes, not when it goes. */
function useOpening(mayEdit: boolean): Pick<TextSessionOptions, 'mayEdit'> {
  const [{ opening, now }, set] = useState({ opening: { mayEdit }, now: mayEdit })
  if (mayEdit !== now) set({ opening: mayEdit ? { mayEdit } : opening, now: mayEdit })
  return opening
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
