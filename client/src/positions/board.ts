// The board as facts: its columns and rows, where every city stands, and what that amounts to.
import type { DeclarationFacts } from '@plenary/shared/api/declaration-routes'
import { IS_OPEN } from '@plenary/shared/declaration/life'
import { cellOf } from '@plenary/shared/positions/cell'
import { type Decision, decide } from '@plenary/shared/positions/decision'
import { type CityOpinions, opinionsOf } from '@plenary/shared/positions/opinions'
import type { LedgerEntry } from '@plenary/shared/positions/position'
import type { ProxyLetter } from '@plenary/shared/positions/proxies'
import { type CityStandings, standingsOf, type Words } from '@plenary/shared/positions/standings'
import type { ContentJson } from '@plenary/shared/schema/content'
import { numberedClauses } from '@plenary/shared/schema/numbered-clauses'
import type { Shown } from '../ui/position-glyph.tsx'
import { holderOf } from './may-state.ts'
import { firstWords } from './part-words.ts'

/** The key of the last column. */
export const WHOLE = 'whole'

export interface BoardColumn {
  /** The clause's id, or `WHOLE`. */
  readonly key: string
  readonly clauseId: string | null
  /** From 1; 0 for the whole text. */
  readonly number: number
  readonly words: string
  readonly isLocked: boolean
  /** Of the words on the screen. */
  readonly digest: string
  /** How many of the cities that count agree. */
  readonly agreeing: number
  readonly isStaleSomewhere: boolean
}

export interface BoardRow {
  readonly cityId: string
  readonly counts: boolean
  /** The city that acts for it by proxy. */
  readonly holderId: string | undefined
  readonly standings: CityStandings
  /** Given after the adoption; of a city that was there, none. */
  readonly opinions: CityOpinions
  readonly isStaleSomewhere: boolean
}

export interface Board {
  readonly columns: readonly BoardColumn[]
  readonly rows: readonly BoardRow[]
  readonly counting: number
  readonly decision: Decision
}

export interface BoardFacts {
  readonly declaration: Pick<DeclarationFacts, 'roster' | 'state' | 'plenary' | 'opinions'>
  readonly entries: readonly LedgerEntry[]
  readonly proxies: readonly ProxyLetter[]
  readonly words: Words
  readonly content: ContentJson
  readonly lockedClauses: ReadonlySet<string>
}

export function boardOf(facts: BoardFacts): Board {
  const { declaration, entries, proxies, words, lockedClauses } = facts
  const given = declaration.opinions && opinionsOf(entries, declaration.opinions)
  const roster = declaration.roster.map(({ city, ...more }) => ({ cityId: city.id, ...more }))
  const openClauses = IS_OPEN[declaration.state]
    ? [...words.clauses.keys()].filter((id) => !lockedClauses.has(id))
    : []
  const { decisionRule: rule } = declaration.plenary
  const decision = decide({ rule, roster, proxies, entries, words, openClauses })
  const rows = declaration.roster.map(({ city, counts }) => ({
    ...rowOf(city.id, counts, decision.standings, facts),
    opinions: given?.get(city.id) ?? NO_OPINIONS,
  }))
  return {
    columns: columnsOf(rows, facts),
    rows,
    counting: rows.filter(({ counts }) => counts).length,
    decision,
  }
}

function rowOf(
  cityId: string,
  counts: boolean,
  all: ReadonlyMap<string, CityStandings>,
  { declaration, proxies }: BoardFacts,
): Omit<BoardRow, 'opinions'> {
  const own = standingsOf(all, cityId)
  const holderId = holderOf(cityId, declaration.roster, proxies)
  const parts = [null, ...own.clauses.keys()]
  const isStaleSomewhere = parts.some((part) => cellOf(own, part).shown === 'stale')
  return { cityId, counts, holderId, standings: own, isStaleSomewhere }
}

const NO_OPINIONS: CityOpinions = new Map()

function columnsOf(rows: readonly BoardRow[], { words, content, lockedClauses }: BoardFacts): BoardColumn[] {
  const column = (clauseId: string | null, number: number, first: string, digest = ''): BoardColumn => {
    const shown = rows.map((row) => ({ ...row, shown: cellOf(row.standings, clauseId).shown }))
    return {
      key: clauseId ?? WHOLE,
      clauseId,
      number,
      words: first,
      digest,
      isLocked: clauseId !== null && lockedClauses.has(clauseId),
      agreeing: shown.filter((each) => each.counts && each.shown === 'agrees').length,
      isStaleSomewhere: shown.some((each) => each.shown === 'stale'),
    }
  }
  const first = new Map(numberedClauses(content).map((clause) => [clause.attrs.id, firstWords(clause)]))
  const ids = [...words.clauses]
  return [
    ...ids.map(([id, [digest]], index) => column(id, index + 1, first.get(id) ?? '', digest)),
    column(null, 0, '', words.texts[0]),
  ]
}

export const FILTERS = ['everything', 'not-agreed', 'stale', 'own'] as const
export type Filter = (typeof FILTERS)[number]

/** @param ownCities those for which the person acts */
export function filtered(board: Board, filter: Filter, ownCities: ReadonlySet<string>): Board {
  const { columns, rows, counting } = board
  if (filter === 'not-agreed')
    return { ...board, columns: columns.filter(({ agreeing }) => agreeing < counting) }
  if (filter === 'own') return { ...board, rows: rows.filter(({ cityId }) => ownCities.has(cityId)) }
  if (filter === 'everything') return board
  return {
    ...board,
    columns: columns.filter((column) => column.isStaleSomewhere),
    rows: rows.filter((row) => row.isStaleSomewhere),
  }
}

/** The cell that is looked at. */
export interface ActiveCell {
  readonly cityId: string
  /** Of the column. */
  readonly key: string
}

/** Names a cell wherever it is on the grid. */
export function cellKey(cityId: string, columnKey: string): string {
  return `${cityId} ${columnKey}`
}

/** What every cell of the board shows. */
export function shownCells({ rows, columns }: Board): ReadonlyMap<string, Shown> {
  const shown = new Map<string, Shown>()
  for (const { cityId, standings: own } of rows)
    for (const { key, clauseId } of columns) shown.set(cellKey(cityId, key), cellOf(own, clauseId).shown)
  return shown
}
