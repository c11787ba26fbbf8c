// Proposes the language of a text by its script, and among the Latin ones by its commonest words.

const SCRIPTS: readonly [language: string, letters: RegExp][] = [
  ['ko', /\p{Script=Hangul}/gu],
  ['th', /\p{Script=Thai}/gu],
  ['lo', /\p{Script=Lao}/gu],
  ['km', /\p{Script=Khmer}/gu],
  ['my', /\p{Script=Myanmar}/gu],
  ['hi', /\p{Script=Devanagari}/gu],
  ['bn', /\p{Script=Bengali}/gu],
  ['ar', /\p{Script=Arabic}/gu],
  ['ru', /\p{Script=Cyrillic}/gu],
  ['zh', /\p{Script=Han}/gu],
  ['en', /\p{Script=Latin}/gu],
]

const LATIN_WORDS: readonly [language: string, words: RegExp][] = [
  ['en', /\b(the|of|and|to|in|we|will|our)\b/gi],
  ['vi', /[ảạấầẩẫậắằẳẵặẻẽẹếềểễệỉĩịỏọốồổỗộớờởỡợủũụứừửữựỳỷỹỵđ]/gi],
  ['id', /\b(yang|dan|di|untuk|dengan|kami|kota|dalam)\b/gi],
  ['fr', /\b(les|des|nous|et|la|du|une|dans)\b/gi],
  ['es', /\b(los|las|del|nosotros|y|el|una|para)\b/gi],
  ['de', /\b(der|die|und|das|wir|den|für|ein)\b/gi],
]

/** How much of a text is read: enough to know its language. */
const SAMPLE = 20_000

/** The language tag that a text most likely has; `en` when it has no letters. */
export function detectLanguage(text: string): string {
  const sample = text.slice(0, SAMPLE)
  const script = mostFrequent(SCRIPTS, sample)
  if (script === 'en') return mostFrequent(LATIN_WORDS, sample)
  const kana = count(/[\p{Script=Hiragana}\p{Script=Katakana}]/gu, sample)
  const latin = count(/\p{Script=Latin}/gu, sample)
  if (kana > 0 && kana + count(/\p{Script=Han}/gu, sample) > latin && script !== 'ko') return 'ja'
  if (script === 'zh') return chinese(sample)
  if (script === 'ru') return cyrillic(sample)
  return script
}

function chinese(sample: string): string {
  const traditional = count(/[國會們與為這應學經區產發關來時對東業體實點術寶島臺灣]/g, sample)
  const simplified = count(/[国会们与为这应学经区产发关来时对东业体实点术宝岛台湾]/g, sample)
  return traditional > simplified ? 'zh-Hant' : 'zh-Hans'
}

function cyrillic(sample: string): string {
  if (/[іїєґ]/i.test(sample)) return 'uk'
  return /[өү]/i.test(sample) ? 'mn' : 'ru'
}

function mostFrequent(kinds: readonly [string, RegExp][], sample: string): string {
  let [best, most] = ['en', 0]
  for (const [language, pattern] of kinds) {
    const found = count(pattern, sample)
    if (found > most) {
      best = language
      most = found
    }
  }
  return best
}

function count(pattern: RegExp, sample: string): number {
  return sample.match(pattern)?.length ?? 0
}
