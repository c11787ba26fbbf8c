// A component that is fetched when it is first wanted, so that it weighs nothing before.
import { type ComponentType, useCallback, useRef, useState } from 'react'

/**
 * The component once it is there, and how to ask for it; asking again does no harm. One that cannot be fetched, such as without
 * a connection, is fetched when it is asked for again.
 * @param load such as `() => import('./x.tsx').then(({ X }) => X)`; the same function at every render
 * @param onMissing when it could not be fetched
 */
export function useLate<Props>(
  load: () => Promise<ComponentType<Props>>,
  onMissing?: () => void,
): [ComponentType<Props> | undefined, () => void] {
  const [component, setComponent] = useState<ComponentType<Props>>()
  const missing = useRef(onMissing)
  missing.current = onMissing
  const want = useCallback(() => {
    void load().then(
      (loaded) => setComponent(() => loaded),
      () => missing.current?.(),
    )
  }, [load])
  return [component, want]
}
