// Strokes on the field of a stamp.
import { stampSchema } from '@plenary/shared/signing/statement'
import { expect, test } from 'vitest'
import { beginStroke, continueStroke, pathOf, pointOnStamp, type Strokes } from './drawn-stroke.ts'

test('[SG153] a stroke is taken in the measure of the stamp, whatever size the field has, and ends at its edges', () => {
  const box = { left: 20, top: 100, width: 225, height: 85 }
  expect(pointOnStamp({ clientX: 20, clientY: 100 }, box)).toEqual([0, 0])
  expect(pointOnStamp({ clientX: 132.53, clientY: 142.5 }, box)).toEqual([225.1, 85])
  expect(pointOnStamp({ clientX: 900, clientY: -40 }, box)).toEqual([450, 0])
})

test('[SG153] however long one draws, the server takes it', () => {
  let strokes: Strokes = []
  for (let count = 0; count < 250; count++) strokes = beginStroke(strokes, [count, 1])
  for (let count = 0; count < 3_000; count++) strokes = continueStroke(strokes, [count % 450, 2])
  expect(stampSchema.safeParse({ kind: 'drawn', strokes }).success).toBe(true)
  expect(strokes).toHaveLength(200)
  expect(strokes.at(-1)).toHaveLength(4_000)
  let many: Strokes = []
  for (let count = 0; count < 10; count++) {
    many = beginStroke(many, [count, 1])
    for (let point = 0; point < 1_000; point++) many = continueStroke(many, [point % 450, 2])
  }
  expect(stampSchema.safeParse({ kind: 'drawn', strokes: many }).success).toBe(true)
  expect(many.flat()).toHaveLength(12_000)
})

test('[SG153] a touch without a movement is a dot', () => {
  expect(pathOf([10, 20])).toBe('M10 20h0')
  expect(pathOf([10, 20, 30, 40])).toBe('M10 20L30 40')
})
