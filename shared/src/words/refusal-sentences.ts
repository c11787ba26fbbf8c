// One sentence per refusal and language: what happened, what is safe, what to do. The server puts it into
// problem+json, the client shows the same words, of one language.
import type { RefusalCode } from '../refusal.ts'

export type InterfaceLanguage = 'en' | 'ja'

/** `unanswered` is what a page says of a server from which nothing came in time. */
export type RefusalSentences = Readonly<Record<RefusalCode | 'internal' | 'unanswered', string>>

/** A sentence that names what the refusal names. */
export function withField(sentence: string, field = ''): string {
  return sentence.replace('{field}', () => field)
}
