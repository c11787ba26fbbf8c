// What is settled together is one matter.
import { expect, test } from 'vitest'
import { mattersOf } from './matters.ts'
import { roster } from './testing/small-board.ts'
import { liveMatters } from './use-live-matters.ts'

test('[BD3] what is to be reaffirmed is a row per clause, in their order, the whole text last', () => {
  const stale = (cityId: string, clauses: string[]) => ({ kind: 'stale', cityId, clauses }) as const
  expect(
    mattersOf([stale('hanoi', ['b', 'a']), stale('seoul', ['b']), stale('tokyo', [])], ['a', 'b']),
  ).toEqual([
    { kind: 'stale', clause: 'a', cities: ['hanoi'] },
    { kind: 'stale', clause: 'b', cities: ['hanoi', 'seoul'] },
    { kind: 'stale', clause: null, cities: ['tokyo'] },
  ])
})

test('[BD3] an objection is a row per city; those that are silent on the same clauses share one', () => {
  const objects = (cityId: string) => ({ kind: 'objects', cityId, clauses: ['a'] }) as const
  const silent = (cityId: string, clauses: string[]) => ({ kind: 'silent', cityId, clauses }) as const
  const blockers = [
    objects('delhi'),
    objects('hanoi'),
    silent('seoul', ['a', 'b']),
    silent('tokyo', ['b']),
    silent('yangon', ['a', 'b']),
    { kind: 'open-clauses', clauses: ['a'] } as const,
  ]
  expect(mattersOf(blockers, ['a', 'b'])).toEqual([
    objects('delhi'),
    objects('hanoi'),
    { kind: 'silent', cities: ['seoul', 'yangon'], clauses: ['a', 'b'] },
    { kind: 'silent', cities: ['tokyo'], clauses: ['b'] },
    { kind: 'open-clauses', clauses: ['a'] },
  ])
})

test('[BD4] whose edits are not saved, and who is marked present and has nobody here', () => {
  const [hanoi, jakarta, seoul] = roster
  if (!hanoi || !jakarta || !seoul) throw new Error('three cities')
  const present = [hanoi, { ...jakarta, present: false }, seoul]
  expect(liveMatters(['Drafter, Seoul'], present, ['hanoi', 'secretariat'])).toEqual([
    { kind: 'unsent', people: ['Drafter, Seoul'] },
    { kind: 'nobody-here', cities: ['seoul'] },
  ])
  expect(liveMatters([], present, ['hanoi', 'seoul'])).toEqual([])
})
