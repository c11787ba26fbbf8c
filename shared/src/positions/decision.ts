// What still blocks the adoption, computed from the plenary's rule, the roster, the ledger and the words as they are.
import type { DecisionRule } from '../declaration/decision-rule.ts'
import type { LedgerEntry } from './position.ts'
import { holderFor, type ProxyLetter } from './proxies.ts'
import {
  type CityStand,
  type CityStandings,
  openParts,
  standings,
  standingsOf,
  standOf,
  type Words,
} from './standings.ts'

export interface DecidingCity {
  readonly cityId: string
  readonly present: boolean
  readonly counts: boolean
}

export interface DecisionFacts {
  readonly rule: DecisionRule
  /** In the plenary's order. */
  readonly roster: readonly DecidingCity[]
  readonly proxies: readonly ProxyLetter[]
  readonly entries: readonly LedgerEntry[]
  readonly words: Words
  /** Clauses that are not locked while the text is drafted; empty once it is closed. */
  readonly openClauses: readonly string[]
}

export type Blocker =
  | {
      readonly kind: 'objects' | 'stale' | 'silent'
      readonly cityId: string
      readonly clauses: readonly string[]
    }
  | { readonly kind: 'quorum'; readonly present: number; readonly needed: number }
  | {
      readonly kind: 'threshold'
      readonly agreeing: number
      readonly stating: number
      readonly percent: number
    }
  | { readonly kind: 'open-clauses'; readonly clauses: readonly string[] }

export interface Decision {
  /** Of every city that ever stated a position. */
  readonly standings: ReadonlyMap<string, CityStandings>
  /** Of every city on the roster. */
  readonly stands: ReadonlyMap<string, CityStand>
  /** What keeps the rule from being met; then the adoption is refused. */
  readonly against: readonly Blocker[]
  /** What should be settled first; the chair may find that nobody objects all the same. */
  readonly open: readonly Blocker[]
}

const JOINING: ReadonlySet<string> = new Set(['agrees', 'ad-referendum', 'reserves'])

export function decide(facts: DecisionFacts): Decision {
  const { roster, words, entries, openClauses } = facts
  const all = standings(entries, words)
  const stands = new Map(roster.map(({ cityId }) => [cityId, standOf(standingsOf(all, cityId), words)]))
  const counting = roster.filter(({ counts }) => counts)
  const objections = counting.flatMap(({ cityId }): Blocker[] => {
    const found = stands.get(cityId)
    return found?.stand === 'objects' ? [{ kind: 'objects', cityId, clauses: found.clauses }] : []
  })
  const byRule = ruleBlockers(facts, counting, stands)
  const isConsensus = facts.rule.kind === 'consensus'
  return {
    standings: all,
    stands,
    against: [...byRule, ...(isConsensus ? objections : [])],
    open: [
      ...(isConsensus ? [] : objections),
      ...stillToSay(counting, all, words),
      ...(openClauses.length > 0 ? [{ kind: 'open-clauses', clauses: openClauses } as const] : []),
    ],
  }
}

/** Each once, whatever else the city has said: what it has to reaffirm, then of what it is silent. */
function stillToSay(
  counting: readonly DecidingCity[],
  all: ReadonlyMap<string, CityStandings>,
  words: Words,
): Blocker[] {
  const cities = counting.map(({ cityId }) => ({ cityId, open: openParts(standingsOf(all, cityId), words) }))
  const stale = cities.flatMap(({ cityId, open }): Blocker[] => [
    ...(open.stale.length > 0 ? [{ kind: 'stale', cityId, clauses: open.stale } as const] : []),
    ...(open.isWholeStale ? [{ kind: 'stale', cityId, clauses: [] } as const] : []),
  ])
  const silent = cities.flatMap(({ cityId, open }): Blocker[] =>
    open.isSilent ? [{ kind: 'silent', cityId, clauses: open.silent }] : [],
  )
  return [...stale, ...silent]
}

/** A city that its proxy's holder represents is there. */
export function isRepresented(
  { cityId, present }: DecidingCity,
  { proxies, roster }: DecisionFacts,
): boolean {
  return present || holderFor(cityId, 'decide', proxies, roster) !== undefined
}

function ruleBlockers(
  facts: DecisionFacts,
  counting: readonly DecidingCity[],
  stands: ReadonlyMap<string, CityStand>,
): Blocker[] {
  const { rule } = facts
  if (rule.kind === 'consensus') return []
  const present = counting.filter((city) => isRepresented(city, facts)).length
  const said = counting.map(({ cityId }) => stands.get(cityId)?.stand ?? 'silent')
  const agreeing = said.filter((stand) => JOINING.has(stand)).length
  const stating = agreeing + said.filter((stand) => stand === 'objects').length
  const isShort = agreeing * 100 < rule.percent * Math.max(stating, 1)
  return [
    ...(present < rule.quorum ? [{ kind: 'quorum', present, needed: rule.quorum } as const] : []),
    ...(isShort ? [{ kind: 'threshold', agreeing, stating, percent: rule.percent } as const] : []),
  ]
}
