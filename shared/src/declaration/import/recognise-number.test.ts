// Numbers at the start of a line, and what only looks like one.
import { expect, test } from 'vitest'
import { digitsToValue, kanjiToValue, romanToValue } from './numerals.ts'
import { readLabel, recogniseNumber } from './recognise-number.ts'

test.each([
  ['1. Water', '1.', 1],
  ['12.\tWater', '12.', 12],
  ['1.Water', '1.', 1],
  ['1) Water', '1)', 1],
  ['１．水', '１．', 1],
  ['１）水', '１）', 1],
  ['10、水', '10、', 10],
  ['【3】水', '【3】', 3],
  ['【１２】水', '【１２】', 12],
  ['【三】水', '【三】', 3],
  ['第1条 水', '第1条', 1],
  ['第二十一条　水', '第二十一条', 21],
  ['第１条（目的）', '第１条', 1],
  ['第3條 水', '第3條', 3],
  ['第1条の2　水', '第1条の2', 1],
  ['Article 4', 'Article 4', 4],
  ['ARTICLE IV. Water', 'ARTICLE IV.', 4],
  ['Article 4 – Water', 'Article 4 –', 4],
  ['Статья 2. Вода', 'Статья 2.', 2],
  ['제3조(목적) 물', '제3조', 3],
  ['ข้อ ๑๒ น้ำ', 'ข้อ ๑๒', 12],
  ['Điều 5. Nước', 'Điều 5.', 5],
  ['(1) water', '(1)', 1],
  ['（２）水', '（２）', 2],
  ['(a) water', '(a)', 1],
  ['（ア）水', '（ア）', 1],
  ['（い）水', '（い）', 2],
  ['(가) 물', '(가)', 1],
  ['나. 물', '나.', 2],
  ['б) вода', 'б)', 2],
  ['(ข) น้ำ', '(ข)', 2],
  ['①水', '①', 1],
  ['㉑水', '㉑', 21],
  ['⑶水', '⑶', 3],
  ['ⅳ）水', 'ⅳ）', 4],
  ['二、水', '二、', 2],
  ['（二）水', '（二）', 2],
  ['2.3 Water', '2.3', 3],
  ['B. Water', 'B.', 2],
  ['１　水', '１', 1],
])('[IM5] %j begins with %j', (line, label, value) => {
  const number = recogniseNumber(line)
  expect(number?.label).toBe(label)
  expect(number?.readings.map((reading) => reading.value)).toContain(value)
  expect(readLabel(label).map((reading) => reading.value)).toContain(value)
  expect(line.slice(0, number?.length)).toMatch(/^\S.*$/)
})

test.each([
  '2010. 11. 9.',
  '2010 was a good year',
  '3.com',
  '10 cities',
  '第1条の規定に基づき、',
  '第1条に定める',
  '第1条第2項',
  '第1条、第2条',
  'Article 1 of the charter',
  'Article 1, second sentence',
  'Articles of association',
  '제1조의 규정',
  '一つの都市',
  '三都市は',
  'Water',
  'a water',
  'I agree',
  '(and) water',
  '(Water)',
  '（趣旨）',
  '【重要】水',
  '',
  '.',
  '(',
])('[IM6] %j begins with no number', (line) => expect(recogniseNumber(line)).toBeUndefined())

test('[IM7] "(i)" is a letter and a Roman numeral until its place decides', () => {
  expect(recogniseNumber('(i) water')?.readings).toEqual([
    { family: 'bracket-latin', value: 9 },
    { family: 'bracket-roman', value: 1 },
  ])
  expect(recogniseNumber('(iv) water')?.readings).toEqual([{ family: 'bracket-roman', value: 4 }])
})

test('[IM8] a bullet is a number without a value', () => {
  expect(recogniseNumber('• water')).toMatchObject({ label: '•', strength: 'bullet', readings: [] })
  expect(recogniseNumber('・水')).toMatchObject({ label: '・', strength: 'bullet' })
  expect(recogniseNumber('-5 degrees')).toBeUndefined()
})

test('[IM5] numerals of all scripts have their values', () => {
  expect(['12', '１２', '๑๒', '१२', '၁၂', '១២'].map(digitsToValue)).toEqual([12, 12, 12, 12, 12, 12])
  expect(['三', '十', '十二', '二十', '二十一', '百五', '二〇'].map(kanjiToValue)).toEqual([
    3, 10, 12, 20, 21, 105, 20,
  ])
  expect(['i', 'iv', 'IX', 'xl', 'XCIX', 'iiii', 'vx', ''].map(romanToValue)).toEqual([
    1,
    4,
    9,
    40,
    99,
    undefined,
    undefined,
    undefined,
  ])
})
