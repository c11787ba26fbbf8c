// The fonts that pages are set with: which there are, which language takes which first, and which a text needs and lacks.
import { globSync } from 'node:fs'
import { basename } from 'node:path'
import { type Refusal, refuse } from '@plenary/shared/refusal'

export type FontPackage = 'fonts-noto-core' | 'fonts-noto-cjk'

interface PageFont {
  readonly families: readonly string[]
  readonly file: string
  readonly package: FontPackage
  /** Letters that none of the others has. */
  readonly letters: RegExp
}

const serif = (name: string, letters: RegExp): PageFont => ({
  families: [`Noto Serif${name === '' ? '' : ` ${name}`}`],
  file: `NotoSerif${name}-Regular.ttf`,
  package: 'fonts-noto-core',
  letters,
})
const other = (family: string, letters: RegExp): PageFont => ({
  families: [family],
  file: `${family.replaceAll(' ', '')}-Regular.ttf`,
  package: 'fonts-noto-core',
  letters,
})

const FONTS: readonly PageFont[] = [
  serif('', /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]/u),
  {
    families: ['Noto Serif CJK JP', 'Noto Serif CJK KR', 'Noto Serif CJK SC', 'Noto Serif CJK TC'],
    file: 'NotoSerifCJK-Regular.ttc',
    package: 'fonts-noto-cjk',
    letters:
      /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}\u3000-\u303f\uff00-\uffef]/u,
  },
  serif('Thai', /\p{Script=Thai}/u),
  serif('Devanagari', /\p{Script=Devanagari}/u),
  serif('Myanmar', /\p{Script=Myanmar}/u),
  serif('Armenian', /\p{Script=Armenian}/u),
  serif('Bengali', /\p{Script=Bengali}/u),
  serif('Ethiopic', /\p{Script=Ethiopic}/u),
  serif('Georgian', /\p{Script=Georgian}/u),
  serif('Gujarati', /\p{Script=Gujarati}/u),
  serif('Gurmukhi', /\p{Script=Gurmukhi}/u),
  serif('Hebrew', /\p{Script=Hebrew}/u),
  serif('Kannada', /\p{Script=Kannada}/u),
  serif('Khmer', /\p{Script=Khmer}/u),
  serif('Lao', /\p{Script=Lao}/u),
  serif('Malayalam', /\p{Script=Malayalam}/u),
  serif('Sinhala', /\p{Script=Sinhala}/u),
  serif('Tamil', /\p{Script=Tamil}/u),
  serif('Telugu', /\p{Script=Telugu}/u),
  serif('Tibetan', /\p{Script=Tibetan}/u),
  other('Noto Naskh Arabic', /\p{Script=Arabic}/u),
  other('Noto Sans Mongolian', /\p{Script=Mongolian}/u),
  other('Noto Sans Symbols', /[\u2600-\u26ff]/u),
  other('Noto Sans Symbols2', /[\u2700-\u27bf]/u),
  other('Noto Sans Math', /[\u2200-\u22ff]/u),
]

/** In which its own country sets Chinese letters; those of other languages take Japan's. */
const REGIONS: Record<string, string> = { ja: 'JP', ko: 'KR', 'zh-Hans': 'SC', 'zh-Hant': 'TC' }

/** Letters of the ten languages in which cities write: a server that lacks one says so when it starts. */
const EXPECTED = 'aя漢कကก'

const DEBIAN_FOLDER = '/usr/share/fonts'

export class PageFonts {
  readonly folder: string
  readonly #found: ReadonlySet<PageFont>

  /** Looks into the folder and those below it. */
  constructor(folder = DEBIAN_FOLDER) {
    this.folder = folder
    const files = new Set(globSync('**/*.{ttf,otf,ttc}', { cwd: folder }).map((path) => basename(path)))
    this.#found = new Set(FONTS.filter(({ file }) => files.has(file)))
  }

  /** Packages of Debian that would bring what one of the ten languages lacks. */
  get missing(): FontPackage[] {
    return this.#packagesFor(EXPECTED)
  }

  /** `font-missing` with the package that has it, where letters of these words have no font here. */
  refusal(words: string): Refusal | undefined {
    const [missing] = this.#packagesFor(words)
    return missing === undefined ? undefined : refuse('font-missing', missing)
  }

  /** Every family that is there, those of the language first. @param language BCP 47 */
  families(language: string): string[] {
    const there = FONTS.filter((font) => this.#found.has(font)).flatMap(({ families }) => families)
    const own = `Noto Serif CJK ${REGIONS[scriptOf(language)]}`
    return there.includes(own) ? [own, ...there.filter((family) => family !== own)] : there
  }

  #packagesFor(words: string): FontPackage[] {
    const lacking = FONTS.filter((font) => font.letters.test(words) && !this.#found.has(font))
    return [...new Set(lacking.map((font) => font.package))]
  }
}

/** Whether its letters are set in squares: `ja`, `ko`, `zh-Hans`, `zh-Hant`. */
export function isEastAsian(language: string): boolean {
  return scriptOf(language) in REGIONS
}

function scriptOf(tag: string): string {
  const { language, script } = new Intl.Locale(tag).maximize()
  return language === 'zh' ? `zh-${script}` : language
}
