// The language of the interface: a choice that this browser keeps, else what the browser asks for.
import type { InterfaceLanguage } from '@plenary/shared/words/refusal-sentences'

/** Also read by public/before-paint.js. */
const KEY = 'plenary.language'

export const INTERFACE_LANGUAGES: readonly InterfaceLanguage[] = ['en', 'ja']

/** The languages' own names: shown as they are in every interface. */
export const OWN_NAMES: Record<InterfaceLanguage, string> = { en: 'English', ja: '日本語' }

export function preferredLanguage(): InterfaceLanguage {
  const wanted = [localStorage.getItem(KEY), ...navigator.languages].map((tag) => tag?.split('-')[0])
  return INTERFACE_LANGUAGES.find((language) => language === wanted.find(isInterfaceLanguage)) ?? 'en'
}

export function keepLanguage(language: InterfaceLanguage): void {
  localStorage.setItem(KEY, language)
}

function isInterfaceLanguage(tag: string | undefined): tag is InterfaceLanguage {
  return INTERFACE_LANGUAGES.some((language) => language === tag)
}
