// Dates and places, in the languages of the cities.
import { expect, test } from 'vitest'
import { isClosingLine, isDateLine } from './recognise-date.ts'

test.each([
  'November 9, 2010',
  '9 November 2010',
  '9th November, 2010',
  'Nov. 9, 2010',
  'Tokyo, November 9, 2010',
  'November 8–9, 2010',
  '2010-11-09',
  '2010/11/9',
  '2010. 11. 9.',
  '09.11.2010',
  '2014年9月6日',
  '2014 年 9 月 6 日',
  '２０１４年９月６日',
  '平成22年11月9日（火）',
  '二〇一四年九月六日　於　トムスク',
  '2014年9月6日　トムスクにて',
  '2010년 11월 9일',
  '2010년 11월 9일 서울',
  '6 сентября 2014 года',
  'г. Томск, 6 сентября 2014 г.',
  '9 พฤศจิกายน 2553',
  'วันที่ ๙ พฤศจิกายน พ.ศ. ๒๕๕๓',
  'Hà Nội, ngày 9 tháng 11 năm 2010',
  'Jakarta, 9 Desember 2010',
])('[IM12] %j is a date', (line) => {
  expect(isDateLine(line)).toBe(true)
  expect(isClosingLine(line)).toBe(true)
})

test.each([
  '2014年9月5日から6日までトムスクで開催されたアジア大',
  '2010년 11월 9일부터 10일까지',
  'November 9, 2010 and agreed on',
  'from November 8 to 9, 2010. At this start',
  '2010 was a good year',
  '1. Water',
  '',
])('[IM12] %j is not a date alone', (line) => expect(isDateLine(line)).toBe(false))

test.each([
  'トムスクにて',
  '서울에서',
  'г. Томск',
  'Done at Tokyo on 9 November 2010.',
  '於　東京',
  'ณ กรุงเทพมหานคร',
])('[IM12] %j closes', (line) => expect(isClosingLine(line)).toBe(true))

test.each([
  'The next meeting will be held in Seoul on November 9, 2011.',
  '次回の総会は、2015年にソウルにおいて開催されることを確認する。',
  'Water',
])('[IM12] %j does not close', (line) => expect(isClosingLine(line)).toBe(false))
