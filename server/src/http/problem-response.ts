// A refusal as an answer: application/problem+json with our code and a sentence in the person's language.
import type { Problem } from '@plenary/shared/api/problem'
import { REQUEST_REFUSALS, type Refusal, type RefusalCode } from '@plenary/shared/refusal'
import { withField } from '@plenary/shared/words/refusal-sentences'
import { refusals as en } from '@plenary/shared/words/refusal-sentences-en'
import { refusals as ja } from '@plenary/shared/words/refusal-sentences-ja'
import { interfaceLanguage } from './interface-language.ts'

const SENTENCES = { en, ja }

/** Codes of the gate, with which content can be refused over HTTP too, are the sender's fault: 400. */
function statusOf(code: RefusalCode | 'internal'): number {
  if (code === 'internal') return 500
  return code in REQUEST_REFUSALS ? REQUEST_REFUSALS[code as keyof typeof REQUEST_REFUSALS] : 400
}

/** `internal` stands for a bug: the answer tells nothing about it. */
export function problemResponse(refusal: Refusal | 'internal', request: Request): Response {
  const { refused: code, field } = refusal === 'internal' ? { refused: refusal, field: undefined } : refusal
  const language = interfaceLanguage(request.headers.get('accept-language') ?? undefined)
  const status = statusOf(code)
  const problem: Problem = {
    type: 'about:blank',
    status,
    code,
    title: withField(SENTENCES[language][code], field),
    ...(field === undefined ? {} : { field }),
  }
  return new Response(JSON.stringify(problem), {
    status,
    headers: {
      'content-type': 'application/problem+json; charset=utf-8',
      'content-language': language,
      vary: 'Accept-Language',
    },
  })
}
