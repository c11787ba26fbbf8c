// The cities that sign, in the plenary's order: as the roster says it until the signing is opened, then as it was fixed there.
import { isAllowed } from '@plenary/shared/access/access-table'
import type { DeclarationFacts } from '@plenary/shared/api/declaration-routes'
import type { Signing, SigningCity } from '@plenary/shared/api/signing-routes'
import type { Names } from '@plenary/shared/declaration/names'
import { holderFor, type ProxyLetter } from '@plenary/shared/positions/proxies'

export interface Signer extends SigningCity {
  /** Of the city whose delegation signs in its place. */
  holderNames: Names | null
  /** Whether somebody could sign for it: it is there, or the holder of a proxy is. */
  isReachable: boolean
}

/** As the signing would fix them if it were opened now. */
export function rosterSigners(
  { roster }: Pick<DeclarationFacts, 'roster'>,
  proxies: readonly ProxyLetter[],
): Signer[] {
  const attendance = roster.map(({ city, present }) => ({ cityId: city.id, present }))
  const signing = roster.filter(({ signs }) => signs)
  return signing.map(({ city, present, signatory }) => {
    const holderId = holderFor(city.id, 'sign', proxies, attendance) ?? null
    return {
      cityId: city.id,
      names: city.names,
      signatory,
      holderId,
      outcome: null,
      holderNames: namesOf(holderId, roster),
      isReachable: present || holderId !== null,
    }
  })
}

export function signersOf({ cities }: Signing, { roster }: Pick<DeclarationFacts, 'roster'>): Signer[] {
  return cities.map((city) => ({ ...city, holderNames: namesOf(city.holderId, roster), isReachable: true }))
}

/** The cities for which this person signs: the own one, and those whose proxy its delegation holds. */
export function ownSigners(
  signers: readonly Signer[],
  { role, cityId: ownCity }: Pick<DeclarationFacts, 'role' | 'cityId'>,
): Signer[] {
  return signers.filter(({ cityId, holderId }) =>
    isAllowed({ role, ownCity, action: 'sign', state: 'signing', city: holderId ?? cityId }),
  )
}

export type OutcomeKind = NonNullable<SigningCity['outcome']>['kind'] | 'open'

/** By what came of them. */
export function byOutcome(signers: readonly Signer[]): Record<OutcomeKind, Signer[]> {
  const of = (kind: OutcomeKind) => signers.filter(({ outcome }) => (outcome?.kind ?? 'open') === kind)
  return { open: of('open'), signed: of('signed'), declined: of('declined'), absent: of('absent') }
}

function namesOf(cityId: string | null, roster: DeclarationFacts['roster']): Names | null {
  return roster.find(({ city }) => city.id === cityId)?.city.names ?? null
}
