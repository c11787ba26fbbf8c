// Where a piece of news is settled or seen: the clause in the text, a cell of the board, the roster, the signing, the record.
import { isAllowed } from '@plenary/shared/access/access-table'
import type { DeclarationFacts } from '@plenary/shared/api/declaration-routes'
import type { NewsItem } from './news-of.ts'

type Address =
  | '/declarations/$declaration'
  | '/declarations/$declaration/positions'
  | '/declarations/$declaration/roster'
  | '/declarations/$declaration/signing'
  | '/declarations/$declaration/record'

export interface NewsTarget {
  readonly to: Address
  readonly params: { readonly declaration: string }
  /** A clause's id; on the board, a city's and a clause's. */
  readonly hash?: string
}

type Reader = Pick<DeclarationFacts, 'id' | 'role' | 'cityId' | 'state'>

export function newsTarget(item: NewsItem, reader: Reader): NewsTarget {
  const params = { declaration: reader.id }
  const inText = (hash: string): NewsTarget => ({ to: '/declarations/$declaration', params, hash })
  const onBoard = (city: string, clause: string | null): NewsTarget => ({
    to: '/declarations/$declaration/positions',
    params,
    hash: `${city}/${clause ?? 'whole'}`,
  })
  switch (item.kind) {
    case 'stale':
      return reader.role === 'secretariat' || item.clauseId === null
        ? onBoard(item.cities[0] ?? '', item.clauseId)
        : inText(item.clauseId)
    case 'objected':
    case 'reserved':
    case 'objection-withdrawn':
    case 'reservation-withdrawn':
    case 'stated-for-own':
      return onBoard(item.cityId, item.clauseId)
    case 'clause-locked':
    case 'clause-unlocked':
      return inText(item.clauseId)
    case 'text-closed':
    case 'text-reopened':
    case 'declaration-adopted':
      return mayReadRecord(reader)
        ? { to: '/declarations/$declaration/record', params }
        : { to: '/declarations/$declaration', params }
    case 'signing-opened':
    case 'signing-aborted':
    case 'signing-concluded':
      return { to: '/declarations/$declaration/signing', params }
    case 'proxy-put':
    case 'proxy-removed':
    case 'roster-entry-put':
    case 'roster-entry-removed':
      return { to: '/declarations/$declaration/roster', params }
  }
}

function mayReadRecord({ role, cityId, state }: Reader): boolean {
  return isAllowed({ role, ownCity: cityId, action: 'read-audit', state, city: null })
}
