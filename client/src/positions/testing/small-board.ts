// A board of three cities and the two clauses of the small text.
import type { DeclarationFacts } from '@plenary/shared/api/declaration-routes'
import type { RosterEntry } from '@plenary/shared/api/plenary-routes'
import type { LedgerAct, LedgerEntry } from '@plenary/shared/positions/position'
import type { Words } from '@plenary/shared/positions/standings'
import { FIRST, SECOND, smallContent } from '@plenary/shared/testing/small-text'
import { cityOf, DRAFT, onRoster } from '../../testing/tokyo.ts'
import { type Board, type BoardFacts, boardOf } from '../board.ts'

export const roster: readonly RosterEntry[] = ['Hanoi', 'Jakarta', 'Seoul'].map((name, palette) =>
  onRoster(cityOf(name), palette),
)

export const declaration: DeclarationFacts = { ...DRAFT, roster: [...roster] }

export const words: Words = {
  texts: ['text-1'],
  clauses: new Map([
    [FIRST, ['first-1']],
    [SECOND, ['second-1']],
  ]),
}

let number = 0
/** To the words as they are, unless `more` says otherwise. */
export function said(
  cityId: string,
  act: LedgerAct,
  clauseId: string | null,
  more: Partial<LedgerEntry> = {},
): LedgerEntry {
  number += 1
  const digest = clauseId === null ? 'text-1' : (words.clauses.get(clauseId)?.[0] ?? '')
  return {
    id: `entry-${number}`,
    cityId,
    clauseId,
    act,
    digest,
    form: 'plenary-canon/1',
    note: null,
    at: '2010-11-09T01:15:00.000Z',
    name: 'Head of delegation',
    holderId: null,
    isOpinion: false,
    ...more,
  }
}

export function smallBoard(more: Partial<BoardFacts> = {}): Board {
  return boardOf({
    declaration,
    entries: [],
    proxies: [],
    words,
    content: smallContent,
    lockedClauses: new Set(),
    ...more,
  })
}
