// The plenary of 2010 as tests of screens have it: Tokyo's, decided by consensus, with the cities and the draft that a test wants.
import type { DeclarationFacts, TextFacts } from '@plenary/shared/api/declaration-routes'
import type { RosterEntry } from '@plenary/shared/api/plenary-routes'

export const TOKYO_2010 = {
  id: 'tokyo-2010',
  names: { en: '9th Plenary Meeting' },
  place: 'Tokyo',
  startsOn: '2010-11-08',
  endsOn: '2010-11-09',
  orderRule: 'alphabetical',
  hostCityId: null,
  decisionRule: { kind: 'consensus' },
  timeZone: 'Asia/Tokyo',
} as const satisfies DeclarationFacts['plenary']

export const EVERY_FACT = { member: true, present: true, counts: true, named: true, signs: true }

/** Under its name in lower case. */
export function cityOf(name: string, ja?: string): RosterEntry['city'] {
  return {
    id: name.toLowerCase(),
    names: { en: name, ...(ja === undefined ? {} : { ja }) },
    sortName: name,
    codes: { en: name.slice(0, 2), ...(ja === undefined ? {} : { ja: ja.slice(0, 2) }) },
  }
}

/** With every fact, unless `facts` says otherwise. */
export function onRoster(
  city: RosterEntry['city'],
  palette = 0,
  facts: Partial<typeof EVERY_FACT> = {},
): RosterEntry {
  return { city, ...EVERY_FACT, ...facts, signatory: null, palette }
}

/** Open, and nothing recorded of it yet. */
export const DRAFT: DeclarationFacts = {
  id: 'tokyo',
  title: 'Tokyo Declaration',
  state: 'drafting',
  plenary: TOKYO_2010,
  roster: [],
  texts: [],
  role: 'head',
  cityId: 'hanoi',
  stateSince: null,
  version: null,
  adoptedAt: null,
  abortedSigning: null,
  opinions: null,
  publishedAt: null,
}

export const ENGLISH = {
  id: 'text1',
  language: 'en',
  status: 'authentic',
  numberStyle: 'decimal',
  epoch: 'epoch1',
} as const satisfies TextFacts
