// For which cities a person states positions, and gives opinions after the adoption.
import { isAllowed } from '@plenary/shared/access/access-table'
import type { DeclarationState } from '@plenary/shared/access/roles'
import type { DeclarationFacts } from '@plenary/shared/api/declaration-routes'
import { mayGiveOpinion } from '@plenary/shared/positions/opinions'
import { holderFor, type ProxyLetter } from '@plenary/shared/positions/proxies'

const TAKES_POSITIONS: Record<DeclarationState, boolean> = {
  drafting: true,
  closed: true,
  adopted: false,
  signing: false,
  signed: false,
}

/**
 * The head of the own delegation, unless another city acts for it by proxy; the holder's head for its principals. After the
 * adoption only of cities that were absent.
 */
export function mayStateFor(
  cityId: string,
  declaration: Pick<DeclarationFacts, 'role' | 'cityId' | 'state' | 'roster' | 'opinions'>,
  proxies: readonly ProxyLetter[],
): boolean {
  const { role, cityId: ownCity, state, roster, opinions } = declaration
  const isTaken =
    TAKES_POSITIONS[state] || (opinions !== null && mayGiveOpinion(opinions, cityId, Date.now()))
  const city = holderOf(cityId, roster, proxies) ?? cityId
  return isTaken && isAllowed({ role, ownCity, action: 'state-position', state, city })
}

/** The city that acts for this one; undefined where it acts itself. */
export function holderOf(
  cityId: string,
  roster: DeclarationFacts['roster'],
  proxies: readonly ProxyLetter[],
): string | undefined {
  const attendance = roster.map(({ city, present }) => ({ cityId: city.id, present }))
  return holderFor(cityId, 'decide', proxies, attendance)
}
