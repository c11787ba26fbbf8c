// Which fonts and which language a Word document names for the words of a text, by script: else others stand in badly.

export interface WordLook {
  readonly font: {
    readonly ascii: string
    readonly hAnsi: string
    readonly eastAsia: string
    readonly cs: string
  }
  readonly language: { readonly value: string; readonly eastAsia: string; readonly bidirectional: string }
}

const LATIN = 'Times New Roman'
const EAST_ASIAN: Record<string, string> = {
  ja: 'Yu Mincho',
  ko: 'Batang',
  zh: 'SimSun',
  'zh-Hant': 'PMingLiU',
}
const COMPLEX: Record<string, string> = {
  th: 'Angsana New',
  lo: 'DokChampa',
  km: 'DaunPenh',
  my: 'Myanmar Text',
  hi: 'Mangal',
  ne: 'Mangal',
  bn: 'Vrinda',
  ta: 'Latha',
  si: 'Iskoola Pota',
  ar: 'Arial',
  he: 'David',
  fa: 'Arial',
  ur: 'Arial',
}

/** @param language of the text */
export function wordLook(language: string): WordLook {
  const script = language.split('-').slice(0, 2).join('-')
  const base = language.split('-')[0] ?? ''
  const eastAsian = EAST_ASIAN[script] ?? EAST_ASIAN[base]
  const complex = COMPLEX[base]
  return {
    font: { ascii: LATIN, hAnsi: LATIN, eastAsia: eastAsian ?? 'Yu Mincho', cs: complex ?? LATIN },
    language: {
      value: eastAsian || complex ? 'en-GB' : tagOf(language),
      eastAsia: eastAsian ? tagOf(language) : 'ja-JP',
      bidirectional: complex ? tagOf(language) : 'ar-SA',
    },
  }
}

/** Word knows a language by a country in which it is written: `ja-JP`, `zh-TW`. */
function tagOf(tag: string): string {
  const { language, region } = new Intl.Locale(tag).maximize()
  return region === undefined ? language : `${language}-${region}`
}
