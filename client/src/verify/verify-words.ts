// What the page says, in one language; filled in as the interface's other words are.
import type { InterfaceLanguage } from '@plenary/shared/words/refusal-sentences'
import type { verify } from '../i18n/words/en/verify.ts'

export type VerifyWords = Readonly<Record<keyof typeof verify, string>>

export interface Spoken {
  readonly language: InterfaceLanguage
  readonly words: VerifyWords
}

export function filled(word: string, values: Readonly<Record<string, string>>): string {
  return word.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => values[name] ?? '')
}

/** To the second, since law hangs on it; in UTC, as it was signed. */
export function momentWords(moment: string, language: InterfaceLanguage): string {
  const at = new Date(moment)
  if (moment === '' || Number.isNaN(at.getTime())) return ''
  const format = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    dateStyle: 'long',
    timeStyle: 'medium',
    timeZone: 'UTC',
  })
  return `${format.format(at)} UTC`
}
