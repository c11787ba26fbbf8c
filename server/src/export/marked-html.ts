// Words with their marks as HTML; `html` escapes whatever is put into it.
import type { TextJson } from '@plenary/shared/schema/content'
import { html } from 'hono/html'

export type Html = ReturnType<typeof html>

export function markedHtml({ text, marks = [] }: Pick<TextJson, 'text' | 'marks'>): Html {
  let inner = html`${text}`
  for (const mark of marks) {
    if (mark.type === 'bold') inner = html`<strong>${inner}</strong>`
    else if (mark.type === 'italic') inner = html`<em>${inner}</em>`
    else inner = html`<a class="link" href="${mark.attrs.href}" rel="noopener noreferrer">${inner}</a>`
  }
  return inner
}
