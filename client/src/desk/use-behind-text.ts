// A component that is fetched behind the text: whoever opens a text reads and writes before it is there.
import { type ComponentType, useEffect } from 'react'
import type { TextSession } from '../sync/text-session.ts'
import { useTextState } from '../sync/use-text-session.ts'
import { useLate } from '../ui/use-late.ts'

/**
 * Asked for once there is something to say of the text, and again whenever the connection has changed: who writes without one
 * writes on without it.
 * @param load the same function at every render
 */
export function useBehindText<Props>(
  load: () => Promise<ComponentType<Props>>,
  session: TextSession | undefined,
): ComponentType<Props> | undefined {
  const [component, want] = useLate(load)
  const kind = useTextState(session, ({ saveState }) => saveState.kind)
  useEffect(() => {
    if (!component && kind !== undefined && kind !== 'loading') want()
  }, [component, want, kind])
  return component
}
