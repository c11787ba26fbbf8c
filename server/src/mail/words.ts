// The words of mails, by language.
import type { InterfaceLanguage } from '@plenary/shared/words/refusal-sentences'
import type { MailWords } from './mail-words.ts'
import { english } from './words-en.ts'
import { japanese } from './words-ja.ts'

export const MAIL_WORDS: Record<InterfaceLanguage, MailWords> = { en: english, ja: japanese }
