// What still blocks the adoption, computed from the plenary's rule, the roster, the ledger and the words as they are.
import type { DecisionRule } from '../declaration/decision-rule.ts'
import type { LedgerEntry } from './position.ts'
import { holderFor, type ProxyLetter } from './proxies.ts'
import {
  type CityStand,
  type CityStandings,
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
  const blockers = (kind: 'objects' | 'stale' | 'silent'): Blocker[] =>
    counting.flatMap(({ cityId }) => {
      const found = stands.get(cityId)
      return found?.stand === kind ? [{ kind, cityId, clauses: found.clauses }] : []
    })
  const objections = blockers('objects')
  const byRule = ruleBlockers(facts, counting, stands)
  const isConsensus = facts.rule.kind === 'consensus'
  return {
    standings: all,
    stands,
    against: [...byRule, ...(isConsensus ? objections : [])],
    open: [
      ...(isConsensus ? [] : objections),
      ...blockers('stale'),
      ...blockers('silent'),
      ...(openClauses.length > 0 ? [{ kind: 'open-clauses', clauses: openClauses } as const] : []),
    ],
  }
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
