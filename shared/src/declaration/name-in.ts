// The name of a city, plenary or network in a language.
import type { Names } from './names.ts'

/** The name in a language, else in English, else in the first language that has one. */
export function nameIn(names: Names, language: string): string {
  return names[language] ?? names[language.split('-')[0] ?? ''] ?? names.en ?? Object.values(names)[0] ?? ''
}
