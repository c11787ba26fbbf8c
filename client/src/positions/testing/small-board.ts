// A board of three cities and the two clauses of the small text.
import type { DeclarationFacts } from '@plenary/shared/api/declaration-routes'
import type { RosterEntry } from '@plenary/shared/api/plenary-routes'
import type { LedgerAct, LedgerEntry } from '@plenary/shared/positions/position'
import type { Words } from '@plenary/shared/positions/standings'
import { FIRST, SECOND, smallContent } from '@plenary/shared/testing/small-text'
import { type Board, type BoardFacts, boardOf } from '../board.ts'

const city = (name: string, palette: number): RosterEntry => ({
  city: {
    id: name.toLowerCase(),
    names: { en: name },
    sortName: name,
    codes: { en: name.slice(0, 2) },
  },
  member: true,
  present: true,
  counts: true,
  named: true,
  signs: true,
  palette,
})

export const roster: readonly RosterEntry[] = [city('Hanoi', 0), city('Jakarta', 1), city('Seoul', 2)]

export const declaration: DeclarationFacts = {
  id: 'tokyo',
  title: 'Tokyo Declaration',
  state: 'drafting',
  plenary: {
    id: 'tokyo-2010',
    names: { en: '9th Plenary Meeting' },
    place: 'Tokyo',
    startsOn: '2010-11-08',
    endsOn: '2010-11-09',
    orderRule: 'alphabetical',
    hostCityId: null,
    decisionRule: { kind: 'consensus' },
  },
  roster: [...roster],
  texts: [],
  role: 'head',
  cityId: 'hanoi',
  stateSince: null,
  version: null,
  opinions: null,
}

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
