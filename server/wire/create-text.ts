// Makes a declaration with empty clauses over the HTTP API, for tests that need texts of their own.
import type { ContentJson } from '@plenary/shared/schema/content'
import { listDeclarations, type Target } from './target.ts'

/** Answers the id of the new declaration's text. `cookie` is the secretariat's. */
export async function createText(
  target: Target,
  cookie: string,
  title: string,
  clauses: number,
): Promise<string> {
  const plenaries = (await get(target, cookie, '/api/plenaries')) as { id: string }[]
  const body = {
    plenaryId: plenaries[0]?.id,
    title,
    text: { language: 'en', status: 'authentic', numberStyle: 'decimal', content: contentOf(title, clauses) },
  }
  const answer = await fetch(`${target.url}/api/declarations`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: target.url, cookie },
    body: JSON.stringify(body),
  })
  if (!answer.ok) throw new Error(`POST /api/declarations answered ${answer.status}: ${await answer.text()}`)
  const { id } = (await answer.json()) as { id: string }
  const declaration = (await listDeclarations(target, cookie)).find((each) => each.id === id)
  const textId = declaration?.texts[0]?.id
  if (!textId) throw new Error('the new declaration has no text')
  return textId
}

function contentOf(title: string, clauses: number): ContentJson {
  const paragraph = (text: string) => ({
    type: 'paragraph' as const,
    content: [{ type: 'text' as const, text }],
  })
  return {
    type: 'doc',
    content: [
      { type: 'title', content: [paragraph(title)] },
      {
        type: 'preamble',
        content: [{ type: 'preambular', content: [{ type: 'text', text: 'We declare:' }] }],
      },
      {
        type: 'clauses',
        content: Array.from({ length: clauses }, (_, index) => ({
          type: 'clause' as const,
          attrs: { id: `clause${String(index).padStart(6, '0')}` },
          content: [paragraph(`Clause ${index + 1}.`)],
        })),
      },
      { type: 'closing', content: [paragraph('Tokyo')] },
    ],
  }
}

async function get({ url }: Target, cookie: string, path: string): Promise<unknown> {
  const answer = await fetch(`${url}${path}`, { headers: { cookie } })
  if (!answer.ok) throw new Error(`GET ${path} answered ${answer.status}`)
  return answer.json()
}
