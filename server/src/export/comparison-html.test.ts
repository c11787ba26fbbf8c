// The page of a comparison: whole by itself, readable without colour, and safe whatever is typed.
import { partsByCity } from '@plenary/shared/compare/parts-by-city'
import { expect, test } from 'vitest'
import { EVERY_KIND, HANOI, replaced, SEOUL, sampleComparison, wordsIn } from '../testing/exported-sample.ts'
import { seenHtml } from '../testing/seen-html.ts'
import { comparisonHtml } from './comparison-html.ts'

test('[EX10] each change is followed by the code of its city, and listed with city, person and time', async () => {
  const { comparison } = sampleComparison([
    [HANOI, (doc) => replaced(wordsIn(doc, 'b'), 'should', 'shall')],
    [SEOUL, (doc) => wordsIn(doc, 'b').insert(9, 'jointly ')],
  ])
  const html = await comparisonHtml(comparison)
  expect(html).toContain('<del><span class="said">deleted: </span>should</del>')
  expect(seenHtml(html)).toContain('We shouldshallHa jointlySe deepen our cooperation')
  const list = seenHtml(html).slice(seenHtml(html).indexOf('Changes'))
  expect(list).toMatch(
    /Clause 2\s+We shouldshall\s+HanoiHead of delegation, Anh <b>"&' Nguyen\s+9 November 2010, 10:00 \(UTC\)/,
  )
  expect(list).toMatch(/Clause 2\s+jointly deepen our cooperation on water, …\s+SeoulDrafter, Kim/)
})

test('[EX11] it says what is compared with what, what its signs mean, and which clause moved, came or went', async () => {
  const html = await comparisonHtml(sampleComparison(EVERY_KIND).comparison)
  const text = seenHtml(html)
  expect(text).toContain('FromRev. 2, Chair’s text · 9 November 2010, 10:10 (UTC)')
  expect(text).toContain('ToNow · 9 November 2010, 10:47 (UTC)')
  expect(text).toMatch(/inserted\s*deleted\s*Se by city/)
  expect(text).toContain('Moved: was 4, is 1 Se')
  expect(text).toContain('sharebold Se knowledge')
  expect(text).toMatch(
    /Former clause 3\s+Clause deletedWe will publish our results. They are open to every city./,
  )
  expect(html.match(/class="own changed"/g)).toHaveLength(7)
})

test('[EX12] nothing that was typed or named becomes a tag or an attribute, and the page loads nothing', async () => {
  const hostile = `"><script>alert(1)</script><img src=x onerror=alert(1)>'&amp;`
  const { comparison } = sampleComparison([[HANOI, (doc) => wordsIn(doc, 'a').insert(0, hostile)]], {
    title: hostile,
    plenary: hostile,
    city: hostile,
    from: { name: hostile, at: null },
    to: { name: hostile, at: null },
    authors: Array.from({ length: 3 }, () => ({ name: hostile, code: hostile, person: hostile })),
  })
  const html = await comparisonHtml(comparison)
  expect(html).not.toMatch(/<(script|img)|[" ](onerror|src)="/)
  expect(html.split('&lt;script&gt;alert(1)&lt;/script&gt;').length).toBeGreaterThan(8)
  expect(seenHtml(html)).toContain(hostile)
  expect(html).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`)
  expect(html).not.toMatch(/<link|url\(|@import/)
})

test('[EX13] what stands around the words is in the reader’s language, the words are in theirs', async () => {
  const { comparison } = sampleComparison(EVERY_KIND, { wordsIn: 'ja', language: 'en' })
  const html = await comparisonHtml(comparison)
  expect(html).toMatch(/^<!doctype html>\n<html lang="ja">/)
  expect(html).toContain('<div class="words" lang="en">')
  expect(seenHtml(html)).toContain('移動：4から1へ Se')
  expect(seenHtml(html)).toContain('旧第3項')
  expect(seenHtml(html)).toContain('2010年11月9日 10:47（UTC）')
})

test('[EX7] of one city: its changes alone are shown', async () => {
  const { comparison } = sampleComparison(EVERY_KIND)
  const authors = comparison.authors.map(({ name, person }) => ({
    personId: name,
    name: person,
    cityId: name,
    role: 'drafter' as const,
  }))
  const parts = partsByCity(comparison.parts, authors, 'Hanoi')
  const text = seenHtml(await comparisonHtml({ ...comparison, parts, city: 'Hanoi' }))
  expect(text).toContain('Only the changes of Hanoi are marked.')
  expect(text).toContain('We shouldshallHa jointly deepen')
  expect(text).not.toMatch(/Moved|Drafter, Kim/)
})

test('[EX14] where nothing was changed it says so', async () => {
  expect(seenHtml(await comparisonHtml(sampleComparison([]).comparison))).toContain('Nothing was changed.')
})
