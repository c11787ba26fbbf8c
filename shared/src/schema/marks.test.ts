// What may stand in the address of a link, wherever it comes from.
import { expect, test } from 'vitest'
import { readMarks } from '../update/read-content.ts'
import { MARK_ATTRIBUTES } from '../update/structure-rules.ts'
import { markSchema } from './content.ts'
import { isAllowedLink } from './marks.ts'

test('[IM23] the address of a link holds no forbidden character, whether it is typed, imported or read', () => {
  const said = (href: string) => [
    isAllowedLink(href),
    markSchema.safeParse({ type: 'link', attrs: { href } }).success,
    MARK_ATTRIBUTES.link?.href?.(href) === undefined,
    readMarks({ link: { href } }) !== undefined,
  ]
  const all = (answer: boolean) => Array.from({ length: 4 }, () => answer)
  for (const letter of [
    '\u0000',
    '\u0007',
    '\u001b',
    '\u007f',
    '\u0085',
    '\ud800',
    '\u202e',
    '\u2066',
    '\uffff',
  ])
    expect(said(`https://example.org/${letter}a`)).toEqual(all(false))
  expect(said('https://example.org/रा\u200dम?a=1&b=%20')).toEqual(all(true))
})
