import { setKind, setText, splitAt } from '@plenary/shared/declaration/import/correct-blocks'
import { expect, test } from 'vitest'
import { emptyDraft, type ImportDraft, nextDraft, titleOf } from './import-draft.ts'

const SOURCE =
  'Tokyo Declaration\n\nWe hereby declare:\n\n1. First.\n\n2. Second.\n\nTokyo, 9 November 2010\n'
const read = nextDraft({ ...emptyDraft, source: SOURCE }, { type: 'read' })
const typed = (draft: ImportDraft, place: number, text: string) =>
  nextDraft(draft, {
    type: 'corrected',
    correct: (blocks) => setText(blocks, place, text),
    typedInto: place,
  })

test('[SE12] reading proposes language, status, number style and the title', () => {
  expect(read.step).toBe('check')
  expect(read.settings).toEqual({
    title: null,
    language: 'en',
    status: 'authentic',
    numberStyle: 'decimal',
  })
  expect(titleOf(read)).toBe('Tokyo Declaration')
})

test('[SE12] the title follows the title block until a person writes another', () => {
  expect(titleOf(typed(read, 0, 'Hanoi Declaration'))).toBe('Hanoi Declaration')
  const own = nextDraft(read, { type: 'settings-changed', settings: { title: 'Draft' } })
  expect(titleOf(typed(own, 0, 'Hanoi Declaration'))).toBe('Draft')
})

test('[SE13] what a correction leaves as it was keeps its identity', () => {
  const after = typed(read, 2, 'First, changed.')
  expect(after.blocks.filter((block, place) => block !== read.blocks[place])).toHaveLength(1)
  const split = nextDraft(read, { type: 'corrected', correct: (blocks) => splitAt(blocks, 0, 5) })
  expect(split.blocks.slice(2)).toEqual(read.blocks.slice(1))
  expect(split.blocks.slice(2).every((block, place) => block === read.blocks[place + 1])).toBe(true)
})

test('[SE13] a correction is undone; words typed into one block are one correction', () => {
  const twice = typed(typed(read, 2, 'Fir'), 2, 'Firm')
  expect(twice.past).toHaveLength(1)
  const kinds = nextDraft(twice, {
    type: 'corrected',
    correct: (blocks) => setKind(blocks, 2, 'paragraph'),
  })
  const back = nextDraft(nextDraft(kinds, { type: 'undone' }), { type: 'undone' })
  expect(back.blocks).toEqual(read.blocks)
  expect(nextDraft(back, { type: 'undone' })).toBe(back)
})

test('[SE13] a correction that changes nothing is none', () => {
  expect(nextDraft(read, { type: 'corrected', correct: (blocks) => splitAt(blocks, 0, 0) })).toBe(read)
})

test('[SE12] back to the source keeps the source and gives up the corrections', () => {
  const back = nextDraft(typed(read, 2, 'Other'), { type: 'back' })
  expect(back).toEqual({ ...emptyDraft, source: SOURCE })
})
