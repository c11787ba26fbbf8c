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

/** A language whose fonts have the letters of a script, for texts that do not write it themselves. */
const STANDING_IN = {
  Hang: 'ko',
  Thai: 'th',
  Laoo: 'lo',
  Khmr: 'km',
  Mymr: 'my',
  Deva: 'hi',
  Beng: 'bn',
  Taml: 'ta',
  Sinh: 'si',
  Arab: 'ar',
  Hebr: 'he',
}
const SCRIPTS = Object.entries(STANDING_IN).map(([script, language]) => ({
  script,
  language,
  letters: new RegExp(`\\p{sc=${script}}`, 'u'),
}))
/** What belongs to no script, such as a space, a digit or a joiner, goes with the letters before it. */
const NEUTRAL = /^[\p{sc=Zyyy}\p{sc=Zinh}]/u

export interface ScriptPiece {
  text: string
  /** In whose fonts it is set. */
  readonly language: string
}

/** Words cut where they change to a script that the text's own fonts may lack, such as a name in Thai letters. */
export function scriptPieces(text: string, language: string): ScriptPiece[] {
  const { script = '' } = new Intl.Locale(language).maximize()
  const own = script === 'Kore' ? 'Hang' : script
  const others = SCRIPTS.filter((each) => each.script !== own && each.letters.test(text))
  if (others.length === 0) return [{ text, language }]
  const pieces: ScriptPiece[] = []
  for (const letter of text) {
    const its = others.find(({ letters }) => letters.test(letter))?.language ?? language
    const last = pieces.at(-1)
    if (last && (last.language === its || NEUTRAL.test(letter))) last.text += letter
    else pieces.push({ text: letter, language: its })
  }
  return pieces
}
