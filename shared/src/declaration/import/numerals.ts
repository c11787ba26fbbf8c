// Numerals of the scripts that declarations count in, read as values.

/** A character class of the decimal digits: ASCII, full-width, Arabic, Devanagari, Bengali, Thai, Lao, Burmese, Khmer. */
export const DIGIT = '[0-9０-９٠-٩۰-۹०-९০-৯๐-๙໐-໙၀-၉០-៩]'
const DIGIT_ZEROS = [...'0０٠۰०০๐໐၀០'].map((zero) => zero.charCodeAt(0))

export function digitsToValue(digits: string): number {
  let value = 0
  for (const digit of digits) {
    const code = digit.charCodeAt(0)
    const zero = DIGIT_ZEROS.find((candidate) => code >= candidate && code < candidate + 10) ?? code
    value = value * 10 + (code - zero)
  }
  return value
}

export const KANJI_NUMERAL = '[一二三四五六七八九十百〇零]'

/** 十二 is 12, 二十 is 20, 百五 is 105, 二〇 is 20. */
export function kanjiToValue(kanji: string): number {
  let [total, digit] = [0, 0]
  for (const character of kanji) {
    if (character === '百' || character === '十') {
      total += (digit || 1) * (character === '百' ? 100 : 10)
      digit = 0
    } else {
      digit = digit * 10 + Math.max('零一二三四五六七八九'.indexOf(character), 0)
    }
  }
  return total + digit
}

/** The value of a Roman numeral in either case; undefined when it isn't one. */
export function romanToValue(roman: string): number | undefined {
  const upper = roman.toUpperCase()
  if (!/^(?=.)C{0,3}(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})$/.test(upper)) return undefined
  const values = [...upper].map((numeral) => ({ I: 1, V: 5, X: 10, L: 50, C: 100 })[numeral] ?? 0)
  return values.reduce((sum, value, place) => sum + (value < (values[place + 1] ?? 0) ? -value : value), 0)
}

/** Orders in which lists of a script count: the place in one of them is the value. */
export const LETTER_ORDERS = {
  latin: 'abcdefghijklmnopqrstuvwxyz',
  cyrillic: 'абвгдежзиклмнопрстуфхцчшщэюя',
  hangul: '가나다라마바사아자차카타파하',
  gojuon: 'アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン',
  iroha: 'イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセス',
  thai: 'กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ',
} as const
export type LetterOrder = keyof typeof LETTER_ORDERS

/** The orders that a letter belongs to, with its value in each. */
export function letterToValues(letter: string): { order: LetterOrder; value: number }[] {
  const plain = toKatakana(letter.normalize('NFKC').toLowerCase())
  return (Object.keys(LETTER_ORDERS) as LetterOrder[]).flatMap((order) => {
    const place = LETTER_ORDERS[order].indexOf(plain)
    return plain.length === 1 && place >= 0 ? [{ order, value: place + 1 }] : []
  })
}

function toKatakana(letter: string): string {
  return letter.replace(/[ぁ-ん]/, (hiragana) => String.fromCharCode(hiragana.charCodeAt(0) + 0x60))
}

/** Enclosed numbers, each a range of code points and the value of its first: ①, ㉑, ㊱, ❶, ⑴, ⒈. */
const ENCLOSED: readonly [first: number, last: number, value: number, family: string][] = [
  [0x2460, 0x2473, 1, 'circled'],
  [0x3251, 0x325f, 21, 'circled'],
  [0x32b1, 0x32bf, 36, 'circled'],
  [0x2776, 0x277f, 1, 'circled'],
  [0x2474, 0x2487, 1, 'bracket-decimal'],
  [0x2488, 0x249b, 1, 'decimal'],
  [0x249c, 0x24b5, 1, 'bracket-latin'],
  [0x24d0, 0x24e9, 1, 'circled-latin'],
  [0x2160, 0x216b, 1, 'roman'],
  [0x2170, 0x217b, 1, 'small-roman'],
]

/** A number that is one character, such as ① or ⅳ. */
export function enclosedToReadings(character: string): { family: string; value: number }[] {
  const code = character.charCodeAt(0)
  return ENCLOSED.filter(([first, last]) => code >= first && code <= last).map(
    ([first, , value, family]) => ({ family, value: value + code - first }),
  )
}
