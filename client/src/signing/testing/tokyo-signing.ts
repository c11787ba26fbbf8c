// A signing as tests of its screen have it: Hanoi, Jakarta by Hanoi's proxy, Seoul and Tokyo.
import type { DeclarationFacts } from '@plenary/shared/api/declaration-routes'
import type { Signing, SigningCity } from '@plenary/shared/api/signing-routes'
import { cityOf, DRAFT, ENGLISH, onRoster } from '../../testing/tokyo.ts'

export const DIGEST = '3f2a9c11'.repeat(8)
const AT = '2010-11-09T02:25:02.000Z'
const NAMES = ['Hanoi', 'Jakarta', 'Seoul', 'Tokyo'] as const

export const ADOPTED: DeclarationFacts = {
  ...DRAFT,
  state: 'adopted',
  adoptedAt: AT,
  stateSince: { at: AT, name: 'Secretariat, Tokyo' },
  version: { id: 'v', number: 3, at: AT, digest: DIGEST },
  texts: [ENGLISH],
  roster: NAMES.map((name, palette) => ({
    ...onRoster(cityOf(name), palette, { present: name !== 'Jakarta' }),
    signatory:
      name === 'Seoul' ? null : { names: { en: `Head, ${name}` }, titles: { en: `Governor of ${name}` } },
  })),
  role: 'secretariat',
  cityId: null,
}

/** A proxy that covers signing. */
export const PROXY = {
  principalId: 'jakarta',
  holderId: 'hanoi',
  scopes: ['sign'],
  letter: 'of 1 September',
  at: AT,
}

type Outcome = SigningCity['outcome']
export const signedAt = (second: number, more: object = {}): Outcome => ({
  kind: 'signed',
  way: 'electronic',
  at: `2010-11-09T02:26:${second}.000Z`,
  name: 'Head',
  certificate: '7c1e40d2'.repeat(8),
  confirmation: 'code',
  issuer: null,
  trustedRoot: null,
  ...more,
})

/** What came of the cities, by their ids. */
export function signingWith(
  outcomes: Readonly<Record<string, Outcome>>,
  more: Partial<Signing> = {},
): Signing {
  return {
    id: 'signing',
    openedAt: AT,
    versionId: 'v',
    version: 3,
    adoptedAt: '2010-11-09T02:14:00.000Z',
    form: 'plenary-canon/1',
    digest: DIGEST,
    sealed: { length: 53_000, digest: DIGEST },
    cities: ADOPTED.roster.map(({ city, signatory }) => ({
      cityId: city.id,
      names: city.names,
      signatory,
      holderId: city.id === 'jakarta' ? 'hanoi' : null,
      outcome: outcomes[city.id] ?? null,
    })),
    scans: [],
    ended: null,
    root: DIGEST,
    ...more,
  }
}
