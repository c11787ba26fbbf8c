import { expect, test } from 'vitest'
import { NO_FACTS, ROSTER_FACTS, type RosterFacts } from '../api/roster.ts'
import { pairNotes, sharesCodeWith } from './roster-notes.ts'

const all: RosterFacts = { member: true, present: true, counts: true, named: true, signs: true }

function entry(id: string, codes: Record<string, string>) {
  return { city: { id, names: { en: id }, sortName: id, codes }, ...all, signatory: null, palette: 0 }
}

test('[SE6] a city named but not present gets a note', () => {
  expect(pairNotes({ ...NO_FACTS, named: true })).toEqual(['noteNamedNotPresent'])
})

test('[SE6] facts that go together get none: all of them, none of them, an observer who is only present', () => {
  expect(pairNotes(all)).toEqual([])
  expect(pairNotes(NO_FACTS)).toEqual([])
  expect(pairNotes({ ...NO_FACTS, present: true })).toEqual([])
})

test('[SE6] a note changes no fact: every combination comes out as it went in', () => {
  for (let bits = 0; bits < 32; bits += 1) {
    const facts = Object.fromEntries(
      ROSTER_FACTS.map((fact, place) => [fact, (bits & (1 << place)) !== 0]),
    ) as RosterFacts
    const before = structuredClone(facts)
    pairNotes(Object.freeze(facts))
    expect(facts).toEqual(before)
  }
})

test('[SE6] two cities with the same short code in one language are noted', () => {
  const roster = [
    entry('tokyo', { en: 'To', ja: '東京' }),
    entry('tomsk', { en: 'To' }),
    entry('hanoi', { en: 'Ha' }),
  ]
  expect(roster.map((one) => sharesCodeWith(one, roster)?.id)).toEqual(['tomsk', 'tokyo', undefined])
})
