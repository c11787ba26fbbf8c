// The page of a declaration: whole by itself, readable by everybody, and safe whatever is typed. What a browser makes of it: client/e2e.
import { expect, test } from 'vitest'
import { exportedText, HOSTILE, hostile, signatory, tokyo, tomsk } from '../testing/exported-declarations.ts'
import { nestedContent } from '../testing/nested-content.ts'
import { seenHtml } from '../testing/seen-html.ts'
import { declarationHtml } from './declaration-html.ts'

test('[EX30] the page is one file that loads nothing, runs nothing, and forbids both', async () => {
  for (const html of [await declarationHtml(tokyo()), await declarationHtml(hostile())]) {
    expect(html).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`)
    expect(html).not.toMatch(/<(script|img|link|iframe|object|form)\b|url\(|@import|[" ](on\w+|src)="/)
  }
})

test.each([
  ['decimal', '1.', '2.'],
  ['lenticular', '【1】', '【2】'],
  ['article', '第1条', '第2条'],
] as const)(
  '[EX31] clauses are ordered lists, whose numbers are text in the style of the page: %s',
  async (numberStyle, first, second) => {
    const html = await declarationHtml(
      tokyo({ text: { ...exportedText('en', 'authentic', nestedContent()), numberStyle } }),
    )
    const lines = seenHtml(html)
      .split('\n')
      .map((line) => line.replace('\u00a0', ' '))
    expect(lines.filter((line) => /Alpha|Beta|Gamma|Delta|Epsilon|Zeta|Eta$/.test(line))).toEqual([
      `${first} Alpha`,
      '(a) Beta',
      '(i) Gamma',
      '(ii) Delta',
      '(b) Epsilon',
      'Zeta',
      `${second} Eta`,
    ])
    expect(html.match(/<ol class="(clauses|subclauses)" role="list">/g)).toHaveLength(3)
  },
)

test('[EX32] a draft says so first, with version and time, in the words around it and in the language of the text; so does a text that is not authentic', async () => {
  expect(seenHtml(await declarationHtml(tomsk()))).toMatch(
    /^\s*草案 · 2014年9月6日 11:30（UTC\+7）時点\n\s*趣旨（日本語、正文ではない）\n\s*参考のための趣旨であり、正文を優先します。/,
  )
  const thai = tokyo({ text: exportedText('th', 'translation', nestedContent()), adoption: null })
  const draft = await declarationHtml(thai)
  expect(seenHtml(draft)).toMatch(
    /^\s*DRAFT · ร่าง · Rev\. 3 · 9 November 2010, 10:58 \(UTC\+9\)\n\s*Official translation into Thai\n/,
  )
  expect(draft).toContain('<title>DRAFT · Tokyo Declaration – Asian Network of Major Cities 21</title>')
  const adopted = seenHtml(await declarationHtml(tokyo()))
  expect(adopted).toMatch(/^\s*ASIAN NETWORK/)
  expect(adopted).not.toContain('DRAFT')
})

test('[EX33] what stands around the words is in the language that was asked for; the words are marked as in theirs', async () => {
  const html = await declarationHtml(tomsk({ wordsIn: 'en' }))
  expect(html).toMatch(/^<!doctype html>\n<html lang="en">/)
  expect(html).toContain('<article lang="ja">')
  expect(html).toContain('<h2 class="said" lang="en">Signatures</h2>')
  expect(seenHtml(html)).toContain('DRAFT · 草案 · as of 6 September 2014, 11:30 (UTC+7)')
})

test('[EX34] the cities sign in the order of the plenary, with name, title, proxy and what came of it', async () => {
  const at = '2010-11-09T02:26:12.000Z'
  const signatories = [
    signatory({
      city: 'Hanoi',
      name: 'N',
      title: 'Chair',
      outcome: { kind: 'signed', way: 'electronic', at },
    }),
    signatory({ city: 'Jakarta', holder: 'Seoul', outcome: { kind: 'signed', way: 'paper', at } }),
    signatory({ city: 'Seoul', outcome: { kind: 'declined', way: null, at } }),
  ]
  const html = await declarationHtml(tokyo({ signatories }))
  const list = seenHtml(html.slice(html.indexOf('<section class="signatures">'), html.indexOf('</section>')))
  expect(list.split('\n').filter((line) => line.trim() !== '')).toEqual([
    'Signatures',
    'Hanoi',
    'N',
    'Chair',
    'Signed electronically on 9 November 2010, 11:26 (UTC+9)',
    'Jakarta',
    'by proxy: Seoul',
    'Signed on paper on 9 November 2010, 11:26 (UTC+9)',
    'Seoul',
    'Declined to sign on 9 November 2010, 11:26 (UTC+9)',
  ])
  expect(await declarationHtml(tokyo({ signatories: [] }))).not.toContain('<section class="signatures">')
})

test('[EX35] below the text stands what the file is: network, plenary, version, kind of text, adoption, digests', async () => {
  const declaration = tokyo()
  const html = await declarationHtml(declaration)
  const about = seenHtml(html.slice(html.indexOf('<footer class="about">')))
  expect(about.split('\n').filter((line) => line.trim() !== '')).toEqual([
    'About this file',
    'NetworkAsian Network of Major Cities 21',
    'Plenary9th Plenary Meeting',
    'PlaceTokyo',
    'Dates8 – 9 November 2010',
    'VersionRev. 3 · 9 November 2010, 10:58 (UTC+9)',
    'StateAdopted on 9 November 2010, 11:14 (UTC+9)',
    'TextAuthentic text in English',
    `SHA-256 of the canonical text${declaration.text.digest}`,
    `SHA-256 of the declaration, all texts${declaration.version.digest}`,
    'Canonical formplenary-canon/1',
  ])
})

test('[EX36] whatever is typed or named is read letter by letter, and becomes no tag, no attribute and no style', async () => {
  const html = await declarationHtml(hostile())
  const [head = '', body = ''] = html.split('</head>')
  const seen = seenHtml(body)
  for (const of of [
    'network',
    'version',
    'body',
    'title',
    'preamble',
    'bold',
    'italic',
    'link',
    'below',
    'rest',
    'closing',
  ])
    expect(seen, of).toContain(`${of} ${HOSTILE}`)
  for (const of of ['city', 'person', 'office', 'by proxy: holder', 'plenary', 'place'])
    expect(seen, of).toContain(`${of} ${HOSTILE}`)
  expect(body).toContain(
    'href="https://example.org/?a=&quot;b&quot;&amp;c=&lt;d&gt;#panic(&quot;x&quot;)&#39;"',
  )
  const style = head.slice(head.indexOf('<style>') + 7, head.indexOf('</style>'))
  expect(style).not.toContain('<')
  expect(style).toMatch(/@bottom-left \{ content: "listed [^"]*"; \} \}\n@page :first/)
})

test.each([
  ['tokyo.en', tokyo()],
  ['tomsk.ja', tomsk()],
])('[EX37] the published declarations are the pages that were reviewed: %s', async (name, declaration) => {
  await expect(await declarationHtml(declaration)).toMatchFileSnapshot(
    `../testing/fixtures/declarations/${name}.html`,
  )
})
