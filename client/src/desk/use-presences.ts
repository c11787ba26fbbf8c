// Who is here, as the server stamped it; renders anew only when a person comes, goes or changes clause.
import type { Presence } from '@plenary/shared/protocol/presence'
import { presenceOf } from '@plenary/shared/protocol/stamped-presence'
import { useMemo, useSyncExternalStore } from 'react'
import type { Awareness } from 'y-protocols/awareness'

const NOBODY: readonly Presence[] = []

/** Everybody else's stamped presence; one's own comes back from the server only to other windows. */
export function usePresences(awareness: Awareness | undefined): readonly Presence[] {
  const store = useMemo(() => presenceStore(awareness), [awareness])
  return useSyncExternalStore(store.subscribe, store.read)
}

function presenceStore(awareness: Awareness | undefined) {
  let known: readonly Presence[] = NOBODY
  let fingerprint = ''
  return {
    subscribe(listener: () => void) {
      awareness?.on('change', listener)
      return () => awareness?.off('change', listener)
    },
    read(): readonly Presence[] {
      const stamped = [...(awareness?.getStates() ?? [])]
        .filter(([client]) => client !== awareness?.clientID)
        .flatMap(([, state]) => presenceOf(state) ?? [])
      const current = JSON.stringify(stamped.map(({ user, clause }) => [user, clause]))
      if (current === fingerprint) return known
      fingerprint = current
      known = stamped
      return known
    },
  }
}
