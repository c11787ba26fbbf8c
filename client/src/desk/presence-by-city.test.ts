// Who is here, by city.
import type { RosterEntry } from '@plenary/shared/api/plenary-routes'
import type { Presence } from '@plenary/shared/protocol/presence'
import { expect, test } from 'vitest'
import { groupsInClause, presenceByCity, withOneself } from './presence-by-city.ts'

const city = (id: string, en: string, ja: string, palette: number): RosterEntry => ({
  city: { id, names: { en, ja }, sortName: en, codes: { en: en.slice(0, 2), ja: ja.slice(0, 2) } },
  member: true,
  present: true,
  counts: true,
  named: true,
  signs: true,
  signatory: null,
  palette,
})
const roster = [city('hanoi', 'Hanoi', 'ハノイ', 2), city('tokyo', 'Tokyo', '東京', 9)]
const others = {
  secretariat: { name: 'Secretariat', code: 'Sec' },
  observers: { name: 'Observers', code: 'Obs' },
}
const here = (
  person: string,
  cityId: string | null,
  role: Presence['user']['role'],
  clause?: string | null,
): Presence => ({
  user: { person, name: person, cityId, role, palette: null },
  ...(clause === undefined ? {} : { clause }),
})
const group = (presences: Presence[], language = 'en') => presenceByCity(presences, roster, language, others)

test('[DK10] persons of one city share a tile, in the roster’s order, the secretariat behind them', () => {
  const groups = group([
    here('s', null, 'secretariat'),
    here('t1', 'tokyo', 'head'),
    here('h', 'hanoi', 'drafter'),
    here('t2', 'tokyo', 'drafter'),
    here('o', null, 'observer'),
  ])
  expect(groups.map(({ key, people }) => [key, people.length])).toEqual([
    ['hanoi', 1],
    ['tokyo', 2],
    ['secretariat', 1],
    ['observers', 1],
  ])
  expect(groups.filter(({ isCity }) => isCity)).toHaveLength(2)
})

test('[DK10] two windows of one person count once, and the one in the text stands for the person', () => {
  const [tokyo] = group([here('t', 'tokyo', 'head', null), here('t', 'tokyo', 'head', 'clause2')])
  expect(tokyo?.people).toEqual([{ person: 't', name: 't', clause: 'clause2' }])
})

test('[DK10] names and codes are in the language of the interface', () => {
  expect(group([here('t', 'tokyo', 'head')], 'ja')[0]).toMatchObject({ name: '東京', code: '東京' })
})

test('[DK10] one is here oneself, and only once', () => {
  const oneself = { name: 'Head, Hanoi', cityId: 'hanoi', role: 'head' } as const
  expect(withOneself([], oneself)).toHaveLength(1)
  const fromOtherWindow = here('p1', 'hanoi', 'head')
  fromOtherWindow.user.name = 'Head, Hanoi'
  expect(withOneself([fromOtherWindow], oneself)).toHaveLength(1)
})

test('[DK11] who is in a clause: only those who are', () => {
  const groups = group([here('h', 'hanoi', 'head', 'a'), here('t', 'tokyo', 'head', 'b')])
  expect(groupsInClause(groups, 'b').map(({ key }) => key)).toEqual(['tokyo'])
})
