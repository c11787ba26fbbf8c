// Words with their marks as HTML; `html` escapes whatever is put into it.
import { html } from 'hono/html'
import type { Run } from './numbered-text.ts'

export type Html = ReturnType<typeof html>

export function markedHtml({ text, bold, italic, href }: Run): Html {
  let inner = html`${text}`
  if (bold) inner = html`<strong>${inner}</strong>`
  if (italic) inner = html`<em>${inner}</em>`
  if (href !== null) inner = html`<a class="link" href="${href}" rel="noopener noreferrer">${inner}</a>`
  return inner
}
