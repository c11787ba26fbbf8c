// i18next with the words of every area, one namespace each.
import type { InterfaceLanguage } from '@plenary/shared/words/refusal-sentences'
import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import { keepLanguage, preferredLanguage } from './language.ts'
import { account } from './words/account.ts'
import { desk } from './words/desk.ts'
import { editor } from './words/editor.ts'
import { importing } from './words/import.ts'
import { people } from './words/people.ts'
import { record } from './words/record.ts'
import { secretariat } from './words/secretariat.ts'
import { shell } from './words/shell.ts'

export const words = { account, desk, editor, importing, people, record, secretariat, shell }
type Areas = keyof typeof words

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'shell'
    resources: { [Area in Areas]: (typeof words)[Area]['en'] }
    returnNull: false
  }
}

function wordsIn(language: InterfaceLanguage) {
  return Object.fromEntries(Object.entries(words).map(([area, byLanguage]) => [area, byLanguage[language]]))
}

/** Resolves when the words are ready; sets `lang` on the page then and at every change. */
export async function startI18n(language: InterfaceLanguage = preferredLanguage()): Promise<void> {
  i18next.on('languageChanged', (changed) => {
    document.documentElement.lang = changed
  })
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    defaultNS: 'shell',
    ns: Object.keys(words),
    resources: { en: wordsIn('en'), ja: wordsIn('ja') },
    interpolation: { escapeValue: false },
  })
}

/** The language that the words are in now. */
export function interfaceLanguage(): InterfaceLanguage {
  return i18next.language === 'ja' ? 'ja' : 'en'
}

export async function chooseLanguage(language: InterfaceLanguage): Promise<void> {
  keepLanguage(language)
  await i18next.changeLanguage(language)
}
