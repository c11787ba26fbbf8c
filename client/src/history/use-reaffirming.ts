// The cities whose positions would be to other words than they were stated to.
import type { DeclarationFacts, TextFacts } from '@plenary/shared/api/declaration-routes'
import type { ComparedPart } from '@plenary/shared/compare/comparison'
import { nameIn } from '@plenary/shared/declaration/name-in'
import { type CityStandings, standings } from '@plenary/shared/positions/standings'
import { useMemo } from 'react'
import { useDigests } from '../api/locks.ts'
import { useLedger } from '../api/positions.ts'
import { interfaceLanguage } from '../i18n/i18n.ts'
import { isTouched } from './touched-part.ts'

/** Their names, in the order of the roster. Those that are asked already are not among them. */
export function useReaffirming(
  declaration: DeclarationFacts,
  text: TextFacts,
  parts: readonly ComparedPart[],
): string[] {
  const entries = useLedger(declaration.id).data
  const digests = useDigests(text.id).data
  return useMemo(() => {
    if (!entries || !digests) return []
    const clauses = new Map(digests.clauses.map(({ clauseId, digest }) => [clauseId, [digest]]))
    const all = standings(entries, { texts: [digests.text], clauses })
    const touched = touchedClauses(parts)
    const isAsked = (city: CityStandings | undefined) =>
      city !== undefined &&
      (isValid(city.whole) || [...touched].some((clauseId) => isValid(city.clauses.get(clauseId))))
    return declaration.roster
      .filter(({ city }) => parts.some(isTouched) && isAsked(all.get(city.id)))
      .map(({ city }) => nameIn(city.names, interfaceLanguage()))
  }, [entries, digests, declaration.roster, parts])
}

function isValid(standing: { readonly isStale: boolean } | undefined): boolean {
  return standing?.isStale === false
}

/** The numbered clauses that read otherwise afterwards, themselves or in a sub-clause. */
function touchedClauses(parts: readonly ComparedPart[]): ReadonlySet<string> {
  const numbered = new Map(
    parts.flatMap(({ before, clauseId }) =>
      before?.path.length === 1 && clauseId !== null ? [[before.path[0], clauseId] as const] : [],
    ),
  )
  return new Set(
    parts
      .filter((part) => part.fate !== 'same' || (part.moved && (part.before?.path.length ?? 0) > 1))
      .flatMap(({ before, now }) => [numbered.get(before?.path[0]), numberedNow(parts, now?.path)])
      .filter((clauseId) => clauseId !== undefined),
  )
}

function numberedNow(
  parts: readonly ComparedPart[],
  path: readonly number[] | undefined,
): string | undefined {
  if (path?.[0] === undefined) return undefined
  const around = parts.find(({ now }) => now?.path.length === 1 && now.path[0] === path[0])
  return around?.clauseId ?? undefined
}
