// i18next with the words of every area, one namespace each. Those of the frame are at hand, in every language; the others come
// with the screens that need them, in the language that is chosen.
import type { InterfaceLanguage, RefusalSentences } from '@plenary/shared/words/refusal-sentences'
import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import { keepLanguage, preferredLanguage } from './language.ts'
import { LATE_AREAS, LATE_WORDS, type LateArea, type LateWords } from './late-words.ts'
import { shell as english } from './words/en/shell.ts'
import { shell as japanese } from './words/ja/shell.ts'

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'shell'
    resources: LateWords & { shell: typeof english }
    returnNull: false
  }
}

/** Areas that a screen has asked for: a change of language brings their words too. */
const asked = new Set<LateArea>()

/**
 * Resolves when the words are ready; sets `lang` on the page then and at every change.
 *
 * @param areas what is shown before any screen asks for its words
 */
export async function startI18n(
  language: InterfaceLanguage = preferredLanguage(),
  areas: readonly LateArea[] = LATE_AREAS,
): Promise<void> {
  i18next.on('languageChanged', (changed) => {
    document.documentElement.lang = changed
  })
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    defaultNS: 'shell',
    ns: ['shell', ...LATE_AREAS],
    resources: { en: { shell: english }, ja: { shell: japanese } },
    interpolation: { escapeValue: false },
  })
  await loadWords(...areas)
}

/** The language that the words are in now. */
export function interfaceLanguage(): InterfaceLanguage {
  return i18next.language === 'ja' ? 'ja' : 'en'
}

/** What happened, what is safe, what to do. A code that is newer than this page is a fault of the server to it. */
export function refusalSentence(code: keyof RefusalSentences): string {
  return i18next.t(i18next.exists(`refusals:${code}`) ? `refusals:${code}` : 'refusals:internal')
}

/** A screen's chunk, when the words of its areas are there too, and those of refusals, which any screen may show. */
export async function withWords<Chunk>(chunk: Promise<Chunk>, ...areas: LateArea[]): Promise<Chunk> {
  const [loaded] = await Promise.all([chunk, loadWords('refusals', ...areas)])
  return loaded
}

/** Changes nothing, and rejects, when the words of that language cannot be had. */
export async function chooseLanguage(language: InterfaceLanguage): Promise<void> {
  await bringAsked(language)
  keepLanguage(language)
  await i18next.changeLanguage(language)
}

async function loadWords(...areas: readonly LateArea[]): Promise<void> {
  for (const area of areas) asked.add(area)
  await bringAsked(interfaceLanguage())
}

/** Until nothing is missing: a screen may ask for more meanwhile. */
async function bringAsked(language: InterfaceLanguage): Promise<void> {
  const missing = [...asked].filter((area) => !i18next.hasResourceBundle(language, area))
  if (missing.length === 0) return
  await Promise.all(
    missing.map(async (area) => {
      i18next.addResourceBundle(language, area, await LATE_WORDS[area][language]())
    }),
  )
  await bringAsked(language)
}
