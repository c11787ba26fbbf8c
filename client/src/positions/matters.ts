// What blocks the adoption or is still open, as the board lists it: what is settled together is one matter.
import type { Blocker } from '@plenary/shared/positions/decision'

export type Matter =
  | { readonly kind: 'objects'; readonly cityId: string; readonly clauses: readonly string[] }
  /** `clause` is null for the whole text. */
  | { readonly kind: 'stale'; readonly clause: string | null; readonly cities: readonly string[] }
  | { readonly kind: 'silent'; readonly cities: readonly string[]; readonly clauses: readonly string[] }
  | { readonly kind: 'unsent'; readonly people: readonly string[] }
  | { readonly kind: 'nobody-here'; readonly cities: readonly string[] }
  | Exclude<Blocker, { readonly kind: 'objects' | 'stale' | 'silent' }>

/**
 * In the order of the blockers, each where its first part stands; stale ones in the order of the clauses.
 * @param clauses the ids of the numbered clauses, in their order
 */
export function mattersOf(blockers: readonly Blocker[], clauses: readonly string[]): Matter[] {
  const stale = staleMatters(blockers, clauses)
  const silent = silentMatters(blockers)
  const isFirst = (blocker: Blocker) => blocker === blockers.find(({ kind }) => kind === blocker.kind)
  return blockers.flatMap((blocker): readonly Matter[] => {
    if (blocker.kind === 'stale') return isFirst(blocker) ? stale : []
    if (blocker.kind === 'silent') return isFirst(blocker) ? silent : []
    return [blocker as Matter]
  })
}

function staleMatters(blockers: readonly Blocker[], clauses: readonly string[]): Matter[] {
  const stale = blockers.flatMap((blocker) => (blocker.kind === 'stale' ? blocker : []))
  return [...clauses, null].flatMap((clause) => {
    const cities = stale
      .filter((blocker) =>
        clause === null ? blocker.clauses.length === 0 : blocker.clauses.includes(clause),
      )
      .map(({ cityId }) => cityId)
    return cities.length > 0 ? [{ kind: 'stale', clause, cities } as const] : []
  })
}

/** Before anybody has spoken every city is silent on everything: that is one matter, not forty. */
function silentMatters(blockers: readonly Blocker[]): Matter[] {
  const groups = new Map<string, { kind: 'silent'; cities: string[]; clauses: readonly string[] }>()
  for (const blocker of blockers) {
    if (blocker.kind !== 'silent') continue
    const { cityId, clauses } = blocker
    const key = clauses.join(' ')
    const group = groups.get(key)
    if (group) group.cities.push(cityId)
    else groups.set(key, { kind: 'silent', cities: [cityId], clauses })
  }
  return [...groups.values()]
}
