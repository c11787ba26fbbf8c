// The visible signature, as poppler reads it.
import { isRefusal } from '@plenary/shared/refusal'
import { expect, test } from 'vitest'
import { HOSTILE, tokyo } from '../testing/exported-declarations.ts'
import { askTool, placedWords } from '../testing/read-pdf.ts'
import { PageCompiler } from './page-compiler.ts'
import { PageFonts } from './page-fonts.ts'
import { answerPageQuestion } from './page-jobs.ts'
import type { StampContent } from './stamp-data.ts'

const fonts = new PageFonts()
const compiler = new PageCompiler(fonts.folder)
const jakarta: StampContent = {
  city: 'Jakarta',
  name: 'Jong Seok Im',
  title: 'Vice Mayor',
  holder: 'Seoul',
  at: '2010-11-09T02:26:12.000Z',
  timeZone: 'Asia/Tokyo',
  fingerprint: '7c1e40d2'.repeat(8),
  stamp: { kind: 'typed' },
  language: 'en',
  wordsIn: 'en',
}

function stamped(content: StampContent): Uint8Array {
  const answer = answerPageQuestion(['stamp', content], compiler, fonts)
  if (isRefusal(answer)) throw new Error(`${answer.refused}: ${answer.field}`)
  return answer.bytes
}
const textOf = (content: StampContent) => askTool('pdftotext', ['-raw', 'PDF', '-'], stamped(content))

test('[PG14] it is exactly as large as the box on the page, a PDF/A of its own', () => {
  const size = /Page size: +([\d.]+) x ([\d.]+) pts/.exec(askTool('pdfinfo', ['PDF'], stamped(jakarta)))
  const page = answerPageQuestion(['page', [tokyo()]], compiler, fonts)
  const [box] = isRefusal(page) ? [] : page.boxes
  expect(Number(size?.[1])).toBeCloseTo(box?.width ?? 0, 2)
  expect(Number(size?.[2])).toBeCloseTo(box?.height ?? 0, 2)
  expect(askTool('pdfinfo', ['-meta', 'PDF'], stamped(jakarta))).toContain('<pdfaid:part>2</pdfaid:part>')
  expect(stamped(jakarta)).toEqual(stamped(jakarta))
})

test('[PG14] it says who signed, for which city by proxy, when, and with which certificate; or shows the strokes', () => {
  const when = '9 November 2010, 11:26:12 (UTC+9) · 7c1e 40d2\n'
  expect(textOf(jakarta)).toContain(`Jong Seok Im\nVice Mayor, for Jakarta\n${when}`)
  expect(textOf({ ...jakarta, name: '', title: '', holder: null })).toContain(`Jakarta\n${when}`)
  const strokes = [
    [10, 20, 100, 120, 440, 40],
    [200, 100],
  ]
  const drawn = { ...jakarta, stamp: { kind: 'drawn' as const, strokes } }
  expect(textOf(drawn)).toContain(`Jong Seok Im, Vice Mayor, for Jakarta\n${when}`)
  const dark = (content: StampContent) => {
    const picture = askTool(
      'pdftoppm',
      ['-r', '100', '-gray', '-y', '5', '-H', '30', 'PDF'],
      stamped(content),
    )
    return [...picture.slice(16)].filter((sample) => sample.charCodeAt(0) < 128).length
  }
  expect(dark(drawn)).toBeGreaterThan(100)
  expect(dark({ ...drawn, stamp: { kind: 'drawn', strokes: [[0, 0]] } })).toBeLessThan(50)
})

test('[PG14] names of any script and length stay within it, letter by letter', () => {
  for (const name of ['ဦးမောင်မောင်စိုးကြီးမြို့တော်ဝန်', '山田 太郎', HOSTILE, 'ประยุทธ์ ผู้ว่าราชการกรุงเทพมหานคร']) {
    const bytes = stamped({ ...jakarta, name, title: name })
    const words = placedWords(bytes)
    expect(Math.min(...words.map(({ y }) => y))).toBeGreaterThan(-3)
    expect(Math.min(...words.map(({ x }) => x))).toBeGreaterThan(0)
    if (name === HOSTILE)
      expect(askTool('pdftotext', ['-raw', 'PDF', '-'], bytes).replaceAll(/\s/g, '')).toContain(
        HOSTILE.replaceAll(/\s/g, ''),
      )
  }
})
