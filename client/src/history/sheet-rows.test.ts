// What stands on the page, and what of it is folded.
import { changesOf } from '@plenary/shared/compare/changes-of'
import { expect, test } from 'vitest'
import { type SheetRow, sheetRows } from './sheet-rows.ts'
import { TOKYO_REWORKED, TOKYO_WORDS } from './testing/tokyo-comparison.ts'

const nameOf = (row: SheetRow): string =>
  row.kind === 'fold'
    ? `(${row.rows.map(nameOf).join(' ')})`
    : `${row.part.clauseId ?? row.part.container}${row.isTail ? '…' : ''}`
const shown = ({ parts }: typeof TOKYO_WORDS) => sheetRows(parts, changesOf(parts)).map(nameOf)

test('[CM56] what is the same is folded with its neighbours', () => {
  expect(shown(TOKYO_WORDS)).toEqual([
    '(title)',
    'preamble',
    '(clausenetwork)',
    'clauseenvironment',
    'clauseeconomy',
    '(clauseexchange)',
    'clauseseoul',
    '(closing)',
  ])
})

test('[CM56] a clause around a changed sub-clause stands, and what is behind its sub-clauses stands there', () => {
  const { parts } = TOKYO_REWORKED
  const economy = parts.flatMap((part) => {
    if (!part.clauseId?.startsWith('clauseeconomy')) return []
    if (part.clauseId !== 'clauseeconomy') return [part]
    const pieces = part.pieces.flatMap((piece) =>
      piece.kind === 'deleted' ? [] : [{ kind: 'kept' as const, text: piece.text, marks: [] }],
    )
    return [{ ...part, fate: 'same' as const, pieces }]
  })
  expect(sheetRows(economy, changesOf(economy)).map(nameOf)).toEqual([
    'clauseeconomy',
    '(clauseeconomya)',
    'clauseeconomyb',
    'clauseeconomyc',
    'clauseeconomy…',
  ])
})

test('[CM57] a clause that moved stands, one that was renumbered is folded, one that was deleted stands where it stood', () => {
  expect(shown(TOKYO_REWORKED)).toEqual([
    'title',
    'preamble',
    '(clausenetwork)',
    'clauseexchange',
    'clauseenvironment',
    'clauseeconomy',
    '(clauseeconomya)',
    'clauseeconomyb',
    'clauseeconomyc',
    'clauseeconomy…',
    'clausesafety',
    'clauseseoul',
    '(clausethanks clauseannex closing)',
  ])
})
