import type { Piece } from '@plenary/shared/compare/comparison'
import { expect, test } from 'vitest'
import { shortenedPieces } from './shortened-pieces.ts'

const LONG =
  'The cities cooperate in all fields and meet every year in one of them, as agreed in Tokyo. '.repeat(4)
const kept = (text: string, marks: Piece['marks'] = []): Piece => ({ kind: 'kept', text, marks })
const inserted = (text: string): Piece => ({ kind: 'inserted', text, marks: [], by: [] })
const textOf = (pieces: readonly Piece[]) => pieces.map(({ text }) => text).join('|')

test('[RS31] of long words that stay only what stands beside a change is shown, cut between words', () => {
  const shown = shortenedPieces(
    [kept(LONG), inserted('new '), kept(LONG), inserted('newer '), kept(LONG)],
    'en',
  )
  const kinds = shown.map(({ kind }) => kind)
  expect(kinds.filter((kind) => kind === 'inserted')).toHaveLength(2)
  expect(textOf(shown).length).toBeLessThan(450)
  expect(textOf(shown)).toMatch(
    /^…\| .*Tokyo\. \|new \|The cities .* \|…\| .*Tokyo\. \|newer \|The cities .* \|…$/,
  )
})

test('[RS31] what is short stays whole, with its marks', () => {
  const pieces = [kept('The '), kept('cities ', [{ type: 'bold' }]), inserted('shall '), kept('cooperate.\n')]
  expect(shortenedPieces(pieces, 'en')).toEqual(pieces)
  const bold = kept(LONG, [{ type: 'bold' }])
  expect(shortenedPieces([bold, inserted('x')], 'en').at(-2)?.marks).toEqual([{ type: 'bold' }])
})
