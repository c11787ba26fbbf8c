// The language in which a refusal is said: what the browser asks for, as far as we speak it.
import type { InterfaceLanguage } from '@plenary/shared/words/refusal-sentences'

const SPOKEN: readonly InterfaceLanguage[] = ['en', 'ja']

/** The first language of an Accept-Language header, by weight, that the interface speaks; else English. */
export function interfaceLanguage(acceptLanguage: string | undefined): InterfaceLanguage {
  const wanted = (acceptLanguage ?? '')
    .slice(0, 200)
    .split(',')
    .map((part) => {
      const [tag = '', weight = ''] = part.trim().split(';')
      return {
        language: tag.toLowerCase().split('-')[0],
        weight: Number(/^q=([\d.]+)$/.exec(weight.trim())?.[1] ?? 1),
      }
    })
    .sort((a, b) => b.weight - a.weight)
  return wanted.flatMap(({ language }) => SPOKEN.find((spoken) => spoken === language) ?? [])[0] ?? 'en'
}
