// What only the connection tells: whose edits are not saved, and which cities should be here and are not.
import type { RosterEntry } from '@plenary/shared/api/plenary-routes'
import { presenceOf } from '@plenary/shared/protocol/stamped-presence'
import { useMemo, useSyncExternalStore } from 'react'
import type { Awareness } from 'y-protocols/awareness'
import { isLive } from '../sync/save-state.ts'
import type { TextSession } from '../sync/text-session.ts'
import { useTextState } from '../sync/use-text-session.ts'
import type { Matter } from './matters.ts'

const NOTHING: readonly Matter[] = []
const NOBODY = ''

/** @param here the ids of the cities that have somebody here, and other groups */
export function useLiveMatters(
  session: TextSession | undefined,
  roster: readonly RosterEntry[],
  here: readonly string[],
): readonly Matter[] {
  const replica = useTextState(session, (state) => state.replica)
  const isHeard = useTextState(session, (state) => isLive(state.saveState)) ?? false
  const unsent = useUnsent(replica?.awareness)
  return useMemo(() => {
    if (!isHeard) return NOTHING
    return liveMatters(unsent === NOBODY ? [] : unsent.split('\n'), roster, here)
  }, [isHeard, unsent, roster, here])
}

export function liveMatters(
  people: readonly string[],
  roster: readonly RosterEntry[],
  here: readonly string[],
): Matter[] {
  const missing = roster.filter(({ city, present }) => present && !here.includes(city.id))
  const cities = missing.map(({ city }) => city.id)
  return [
    ...(people.length > 0 ? [{ kind: 'unsent', people } as const] : []),
    ...(cities.length > 0 ? [{ kind: 'nobody-here', cities } as const] : []),
  ]
}

/** The names of those whose pages say so, a line each. */
function useUnsent(awareness: Awareness | undefined): string {
  const store = useMemo(
    () => ({
      subscribe: (listener: () => void) => {
        awareness?.on('change', listener)
        return () => awareness?.off('change', listener)
      },
      read: () => {
        const names = [...(awareness?.getStates() ?? [])].flatMap(([client, state]) => {
          const presence = client === awareness?.clientID ? undefined : presenceOf(state)
          return presence?.unsent ? [presence.user.name] : []
        })
        return [...new Set(names)].sort().join('\n')
      },
    }),
    [awareness],
  )
  return useSyncExternalStore(store.subscribe, store.read)
}
