// A visible signature as the template reads it.
import { shortDigest } from '@plenary/shared/canon/short-digest'
import type { Stamp } from '@plenary/shared/signing/statement'
import type { InterfaceLanguage } from '@plenary/shared/words/refusal-sentences'
import { declarationWords } from '../export/declaration-words.ts'
import { localMoment } from '../export/local-moment.ts'
import { type LanguageData, languageData } from './page-data.ts'
import type { PageFonts } from './page-fonts.ts'

export interface StampContent {
  readonly city: string
  /** Of who signs; the city's where the roster does not say. */
  readonly name: string
  readonly title: string
  /** The city whose delegation signs in this one's place. */
  readonly holder: string | null
  readonly at: string
  /** Of the plenary; null where nobody has said. */
  readonly timeZone: string | null
  /** SHA-256 of the certificate, hexadecimal. */
  readonly fingerprint: string
  readonly stamp: Stamp
  /** Of the text that is signed, BCP 47. */
  readonly language: string
  readonly wordsIn: InterfaceLanguage
}

export interface StampData {
  readonly look: LanguageData
  readonly title: string
  readonly name: string
  readonly strokes: readonly (readonly number[])[]
  readonly small: readonly string[]
}

const FOR_CITY: Record<InterfaceLanguage, (city: string) => string> = {
  en: (city) => `for ${city}`,
  ja: (city) => `${city}を代表して`,
}

export function stampToData(content: StampContent, fonts: PageFonts): StampData {
  const { city, name, title, holder, at, timeZone, fingerprint, stamp, language } = content
  const when = localMoment(content.wordsIn, timeZone, 'medium')
  const isDrawn = stamp.kind === 'drawn'
  const known = [isDrawn ? name : [], title, holder === null ? [] : FOR_CITY[content.wordsIn](city)]
    .flat()
    .filter((each) => each !== '')
  return {
    look: languageData(language, fonts),
    title: city,
    name: name === '' ? city : name,
    strokes: isDrawn ? stamp.strokes : [],
    small: [
      known.join(declarationWords(content.wordsIn, timeZone).separator),
      `${when(at)} · ${shortDigest(fingerprint)}`,
    ].filter((line) => line !== ''),
  }
}
