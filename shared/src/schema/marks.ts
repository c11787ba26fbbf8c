// The marks of a declaration's text, without views. A mark's name and attributes never change once released:
// y-tiptap stores a hash of them in the text.
import { Mark } from '@tiptap/core'
import { FORBIDDEN_CHARACTERS } from './forbidden-characters.ts'

/** The only schemes that a link may have. */
const LINK_PATTERN = /^(https?:\/\/|mailto:)[^\s<>"'`\\]{1,2000}$/i

/** Whether a link may stand in a text: https, http or mailto, without spaces, quotes and what no text may hold. */
export function isAllowedLink(href: unknown): href is string {
  return typeof href === 'string' && LINK_PATTERN.test(href) && !FORBIDDEN_CHARACTERS.test(href)
}

export const Bold = Mark.create({
  name: 'bold',
  parseHTML: () => [
    { tag: 'strong' },
    { tag: 'b', getAttrs: (element) => (element.style.fontWeight !== 'normal' ? null : false) },
    { style: 'font-weight', getAttrs: (weight) => (/^(bold|bolder|[6-9]\d\d)$/.test(weight) ? null : false) },
  ],
  renderHTML: () => ['strong', 0],
})

export const Italic = Mark.create({
  name: 'italic',
  parseHTML: () => [
    { tag: 'em' },
    { tag: 'i', getAttrs: (element) => (element.style.fontStyle !== 'normal' ? null : false) },
    { style: 'font-style=italic' },
  ],
  renderHTML: () => ['em', 0],
})

export const Link = Mark.create({
  name: 'link',
  inclusive: false,
  addAttributes: () => ({ href: { default: null } }),
  parseHTML: () => [
    { tag: 'a[href]', getAttrs: (element) => (isAllowedLink(element.getAttribute('href')) ? null : false) },
  ],
  renderHTML: ({ HTMLAttributes }) => [
    'a',
    {
      href: isAllowedLink(HTMLAttributes.href) ? HTMLAttributes.href : null,
      rel: 'noopener noreferrer nofollow',
    },
    0,
  ],
})

const negotiation = { inclusive: false, excludes: '' }

/** Reserved: disputed wording, with alternatives attributed to cities. Refused by the gate until the brackets exist. */
export const Bracket = Mark.create({
  name: 'bracket',
  ...negotiation,
  addAttributes: () => ({ city: { default: null }, id: { default: null }, group: { default: null } }),
  renderHTML: () => ['span', { 'data-mark': 'bracket' }, 0],
})

/** Reserved: a proposed insertion. Refused by the gate until suggestions exist. */
export const Insertion = Mark.create({
  name: 'insertion',
  ...negotiation,
  addAttributes: () => ({ city: { default: null }, id: { default: null } }),
  renderHTML: () => ['ins', 0],
})

/** Reserved: a proposed deletion. Refused by the gate until suggestions exist. */
export const Deletion = Mark.create({
  name: 'deletion',
  ...negotiation,
  addAttributes: () => ({ city: { default: null }, id: { default: null } }),
  renderHTML: () => ['del', 0],
})
