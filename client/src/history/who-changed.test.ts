// A comparison narrowed to one city: what others changed is taken as it is now.
import { changesOf } from '@plenary/shared/compare/changes-of'
import type { ComparedPart } from '@plenary/shared/compare/comparison'
import { partsByCity } from '@plenary/shared/compare/parts-by-city'
import { expect, test } from 'vitest'
import { SEOUL, SINGAPORE, TOKYO, TOKYO_REWORKED } from './testing/tokyo-comparison.ts'
import { whoChanged } from './who-changed.ts'

const onlyBy = (key: string, { parts, authors }: typeof TOKYO_REWORKED) => partsByCity(parts, authors, key)
const wordsNow = ({ pieces }: ComparedPart) =>
  pieces.map(({ kind, text }) => (kind === 'deleted' ? '' : text)).join('')
const namesOf = (parts: readonly ComparedPart[]) =>
  changesOf(parts).map(({ part, kind }) => `${parts[part]?.clauseId ?? parts[part]?.container} ${kind}`)

test('[CM59] of other cities nothing is marked, and the words now stay as they are', () => {
  const parts = onlyBy('seoul', TOKYO_REWORKED)
  expect(namesOf(parts)).toEqual(['clauseexchange moved', 'clauseeconomy words', 'clauseeconomy words'])
  const there = TOKYO_REWORKED.parts.filter(({ now }) => now !== null)
  expect(parts.map(wordsNow)).toEqual(there.map(wordsNow))
  for (const part of parts)
    for (const piece of part.pieces)
      if (piece.kind !== 'kept') expect(piece.by.map(({ author }) => author)).toContain(SEOUL)
})

test('[CM59] a clause that others deleted is gone, one that they inserted or moved is one like any other', () => {
  const singapore = onlyBy('singapore', TOKYO_REWORKED)
  const find = (id: string) => singapore.find(({ clauseId }) => clauseId === id)
  expect(find('clausesafety')).toBeUndefined()
  expect(find('clauseexchange')).toMatchObject({ fate: 'same', moved: null })
  expect(find('clauseeconomyb')).toMatchObject({ fate: 'inserted' })
  const tokyo = onlyBy('tokyo', TOKYO_REWORKED)
  expect(tokyo.find(({ clauseId }) => clauseId === 'clauseeconomyb')).toMatchObject({ fate: 'same' })
  expect(tokyo.find(({ clauseId }) => clauseId === 'clausesafety')).toMatchObject({ fate: 'deleted' })
})

test('[CM59] who changed something is counted, several for one change each', () => {
  const { authors, parts } = TOKYO_REWORKED
  expect([TOKYO, SINGAPORE]).toEqual([0, 1])
  expect(Object.fromEntries(whoChanged(changesOf(parts), authors))).toEqual({
    secretariat: 2,
    tokyo: 5,
    singapore: 4,
    seoul: 3,
    system: 1,
  })
})
