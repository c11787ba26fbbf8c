import { expect, test } from 'vitest'
import { decodeText, MAX_FILE_BYTES } from './decode-text.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)
const bytes = (hex: string) => Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))

test('[SE11] UTF-8 is read, with and without a byte order mark', () => {
  expect(decodeText(utf8('トムスク宣言'))).toEqual({ text: 'トムスク宣言', encoding: 'UTF-8' })
  expect(decodeText(utf8('\ufeffTokyo'))).toEqual({ text: 'Tokyo', encoding: 'UTF-8' })
  expect(decodeText(utf8('Đà Nẵng, Томск, 서울, ปฏิญญา'))).toMatchObject({ encoding: 'UTF-8' })
})

test('[SE11] UTF-16 is known by its mark in both orders, and by zeros in Latin text without one', () => {
  expect(decodeText(bytes('fffe48006900'))).toEqual({ text: 'Hi', encoding: 'UTF-16' })
  expect(decodeText(bytes('feff6771'))).toEqual({ text: '東', encoding: 'UTF-16' })
  expect(decodeText(bytes('54006f006b0079006f00'))).toEqual({ text: 'Tokyo', encoding: 'UTF-16' })
})

test('[SE11] Japanese in Shift_JIS, EUC-JP and ISO-2022-JP is read', () => {
  // ハノイとソウルの宣言
  expect(decodeText(bytes('836e836d834382c6835c8345838b82cc90e98cbe'))).toEqual({
    text: 'ハノイとソウルの宣言',
    encoding: 'Shift_JIS',
  })
  expect(decodeText(bytes('a5cfa5cea5a4a4c8a5bda5a6a5eba4cec0ebb8c0'))).toEqual({
    text: 'ハノイとソウルの宣言',
    encoding: 'EUC-JP',
  })
  expect(decodeText(bytes('1b2442254f254e25241b2842'))).toEqual({ text: 'ハノイ', encoding: 'ISO-2022-JP' })
})

test('[SE11] what is not sure is refused: Latin-1, a Word file, a PDF, zeros, too many bytes', () => {
  expect(decodeText(bytes('4de96c616e676520e0e8'))).toEqual({ refused: 'fileEncoding' })
  expect(decodeText(bytes('504b030414000600'))).toEqual({ refused: 'fileNotText' })
  expect(decodeText(utf8('%PDF-1.7'))).toEqual({ refused: 'fileNotText' })
  expect(decodeText(utf8('a\0\0\0b'))).toEqual({ refused: 'fileNotText' })
  expect(decodeText(new Uint8Array(MAX_FILE_BYTES + 1))).toEqual({ refused: 'fileTooLarge' })
})

test('[SE11] an empty file is an empty text', () => {
  expect(decodeText(new Uint8Array())).toEqual({ text: '', encoding: 'UTF-8' })
})
