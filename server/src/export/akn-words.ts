// Words with their marks as Akoma Ntoso has them: `b`, `i`, and `a` with an address that is one by RFC 3986.
import type { Paragraph, Run } from './numbered-text.ts'
import { element, type Xml } from './xml.ts'

export function aknParagraph(paragraph: Paragraph): Xml {
  return element('p', {}, aknWords(paragraph))
}

export function aknWords(paragraph: Paragraph): (Xml | string)[] {
  return paragraph.map(marked)
}

function marked({ text, bold, italic, href }: Run): Xml | string {
  const italics = italic ? element('i', {}, text) : text
  const inner = bold ? element('b', {}, italics) : italics
  if (href === null) return inner
  const uri = uriOf(href)
  // What is no address is kept as it was typed, where the schema takes anything.
  return uri === null ? element('span', { title: href }, inner) : element('a', { href: uri }, inner)
}

const ADDRESS = /^(https?:\/\/|mailto:)([^/?#]*)([^#]*)(?:#(.*))?$/isu
const AUTHORITY = /^(?:[\w.~!$&'()*+,;=:-]*@)?(?:[\p{L}\p{M}\p{N}.~_-]+|\[[0-9a-f:.]+\])(?::\d{0,5})?$/iu

/** The address with what RFC 3986 has no place for written in percent; null where its host is none. */
function uriOf(href: string): string | null {
  const [, scheme = '', start = '', path = '', fragment] = ADDRESS.exec(href.toWellFormed()) ?? []
  const isMail = scheme.toLowerCase() === 'mailto:'
  if (scheme === '' || !(isMail || AUTHORITY.test(start))) return null
  const rest = `${percent(path)}${fragment === undefined ? '' : `#${percent(fragment)}`}`
  return `${scheme}${isMail ? percent(start) : start}${rest}`
}

function percent(part: string): string {
  return part.replace(/%(?![0-9a-f]{2})|[^\w.~!$&'()*+,;=:@/?%\u{a0}-\u{10ffff}-]/giu, encodeURIComponent)
}
