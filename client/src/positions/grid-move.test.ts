// Where the keys lead.
import { expect, test } from 'vitest'
import { gridMove } from './grid-move.ts'

const size = { rows: 40, columns: 201, page: 10 }

test.each([
  ['ArrowDown', false, [6, 5]],
  ['ArrowUp', false, [4, 5]],
  ['ArrowLeft', false, [5, 4]],
  ['ArrowRight', false, [5, 6]],
  ['Home', false, [5, 0]],
  ['End', false, [5, 200]],
  ['Home', true, [0, 0]],
  ['End', true, [39, 200]],
  ['PageDown', false, [15, 5]],
  ['PageUp', false, [0, 5]],
])('[BD9] %s, with Ctrl %s', (key, ctrlKey, [row, column]) => {
  expect(gridMove({ key, ctrlKey }, { row: 5, column: 5 }, size)).toEqual({ row, column })
})

test('[BD9] the edge holds, and other keys lead nowhere', () => {
  expect(gridMove({ key: 'ArrowUp', ctrlKey: false }, { row: 0, column: 0 }, size)).toEqual({
    row: 0,
    column: 0,
  })
  expect(gridMove({ key: 'a', ctrlKey: false }, { row: 0, column: 0 }, size)).toBeUndefined()
})
