// Recognises the number with which a line begins: "1.", "１．", "【1】", "第一条", "(a)", "（ア）", "①", "제1조", "ข้อ ๑" and their like.
import {
  DIGIT,
  digitsToValue,
  enclosedToReadings,
  KANJI_NUMERAL,
  kanjiToValue,
  letterToValues,
  romanToValue,
} from './numerals.ts'

/** One way to read a number: "(i)" is the letter i or the Roman one. A family counts on its own, beside the others. */
export interface NumberReading {
  readonly family: string
  readonly value: number
}

export interface RecognisedNumber {
  /** The number as it stands, without the white space after it. */
  readonly label: string
  /** The length of label and white space. */
  readonly length: number
  readonly readings: readonly NumberReading[]
  /** A weak number ("A.", "1" and a tab) needs a second one to be believed; a bullet has no value. */
  readonly strength: 'strong' | 'weak' | 'bullet'
}

/** Families that are always clauses, never sub-clauses. */
export const TOP_FAMILIES: ReadonlySet<string> = new Set(['article', 'lenticular'])

interface Shape {
  readonly pattern: RegExp
  readonly read: (numeral: string, rest: string) => NumberReading[]
  readonly strength?: RecognisedNumber['strength']
  /** What may not follow the label, white space included. */
  readonly notBefore?: RegExp
}

const NUMBER = `${DIGIT}{1,3}`
const COUNT = `${NUMBER}|${KANJI_NUMERAL}{1,5}`
const LETTER = '[a-zａ-ｚа-яA-ZＡ-Ｚ가나다라마바사아자차카타파하ァ-ンあ-んｱ-ﾝก-ฮ]'
/** What goes on with a sentence about an article: 第1条の規定, Article 1 of, 제1조에. */
const AFTER_ARTICLE = /^(?:[のにはをがでとへもやか及又並若第、，,・～〜~にほ])/
const AFTER_WESTERN_ARTICLE = /^(?:[,;)\d]|\s\p{Ll})/u
const AFTER_KOREAN_ARTICLE = /^\p{L}|^[,、]/u

const SHAPES: readonly Shape[] = [
  {
    pattern: new RegExp(`^第\\s?(${COUNT})\\s?[条條](?:の(?:${COUNT})(?=\\s|$|[（(]))?[.．:：]?`),
    read: (numeral) => [{ family: 'article', value: countToValue(numeral) }],
    notBefore: AFTER_ARTICLE,
  },
  {
    pattern: new RegExp(
      `^(?:Article|Art\\.|Clause|Artikel|Artículo|Artigo|Статья|Điều|Pasal)\\s?(${NUMBER}|[IVXLC]{1,6})(?:[.:：)]|\\s?[–—-](?=\\s))?(?=\\s|$)`,
      'iu',
    ),
    read: (numeral) => [{ family: 'article', value: romanToValue(numeral) ?? digitsToValue(numeral) }],
    notBefore: AFTER_WESTERN_ARTICLE,
  },
  {
    pattern: new RegExp(`^제\\s?(${NUMBER})\\s?조[.:]?`),
    read: (numeral) => [{ family: 'article', value: digitsToValue(numeral) }],
    notBefore: AFTER_KOREAN_ARTICLE,
  },
  {
    pattern: new RegExp(`^ข้อ(?:ที่)?\\s?(${NUMBER})[.:]?(?=\\s|$)`),
    read: (numeral) => [{ family: 'article', value: digitsToValue(numeral) }],
  },
  {
    pattern: new RegExp(`^[【〔]\\s?(${COUNT})\\s?[】〕]`),
    read: (numeral) => [{ family: 'lenticular', value: countToValue(numeral) }],
  },
  {
    pattern: new RegExp(`^[(（]\\s?(${COUNT})\\s?[)）][.。、]?`),
    read: (numeral) => [{ family: countFamily('bracket', numeral), value: countToValue(numeral) }],
  },
  {
    pattern: new RegExp(`^[(（]\\s?(${LETTER}|[ivxl]{2,6}|[IVXL]{2,6})\\s?[)）][.。、]?`),
    read: (numeral) => letterReadings('bracket', numeral),
    notBefore: /^[\p{Script=Latin}\p{Script=Cyrillic}\d]/u,
  },
  {
    pattern: new RegExp(`^(${NUMBER})(?:[)）])`),
    read: (numeral) => [{ family: 'paren-decimal', value: digitsToValue(numeral) }],
    notBefore: /^[\p{Ll}\d]/u,
  },
  {
    pattern: new RegExp(`^(${LETTER}|[ivx]{2,6}|[IVX]{2,6})[)）]`),
    read: (numeral) => letterReadings('paren', numeral),
    strength: 'weak',
  },
  {
    pattern: new RegExp(`^(${NUMBER})((?:[.．]${NUMBER}){1,3})[.．]?(?=\\s|$)`),
    read: (_, rest) => dottedReading(rest),
    strength: 'weak',
  },
  {
    pattern: new RegExp(`^(${NUMBER})[.．。、]`),
    read: (numeral) => [{ family: 'decimal', value: digitsToValue(numeral) }],
    notBefore: new RegExp(`^(?:${DIGIT}|\\p{Ll})`, 'u'),
  },
  {
    pattern: new RegExp(`^(${KANJI_NUMERAL}{1,5})(?:[、．.]|(?=\u3000))`),
    read: (numeral) => [{ family: 'kanji', value: kanjiToValue(numeral) }],
    strength: 'weak',
  },
  {
    pattern: new RegExp(`^(${LETTER}|[ivx]{2,6}|[IVX]{2,6})[.．](?=\\s|$)`),
    read: (numeral) => letterReadings('dot', numeral),
    strength: 'weak',
  },
  {
    pattern: /^([①-⑳㉑-㉟㊱-㊿❶-❿⑴-⒇⒈-⒛⒜-⒵ⓐ-ⓩⅠ-Ⅻⅰ-ⅻ])[.．、)）]?/,
    read: enclosedToReadings,
  },
  {
    pattern: new RegExp(`^(${NUMBER})(?=\u3000|\\t|\\s\\s)`),
    read: (numeral) => [{ family: 'plain-decimal', value: digitsToValue(numeral) }],
    strength: 'weak',
  },
  { pattern: /^([•●○◦▪■□◆◇‣・])/, read: () => [], strength: 'bullet' },
  { pattern: /^([*–—-])(?=\s)/, read: () => [], strength: 'bullet' },
]

/** A label is short: nothing beyond this many characters of a line belongs to one. */
const LONGEST_LABEL = 40

/** The number at the start of a line's body, or undefined. A year or "1.5" is none. */
export function recogniseNumber(body: string): RecognisedNumber | undefined {
  const start = body.slice(0, LONGEST_LABEL)
  for (const { pattern, read, strength = 'strong', notBefore } of SHAPES) {
    const match = pattern.exec(start)
    if (!match) continue
    const label = match[0]
    const rest = start.slice(label.length)
    if (notBefore?.test(rest)) continue
    const readings = read(match[1] ?? '', match[2] ?? '')
    if (readings.length === 0 && strength !== 'bullet') continue
    const after = body.slice(label.length)
    const length = label.length + (after.length - after.trimStart().length)
    return { label, length, readings, strength }
  }
  return undefined
}

/** How a label that was recognised can be read; some shapes are known by the white space after them. */
export function readLabel(label: string): readonly NumberReading[] {
  return recogniseNumber(`${label}\u3000`)?.readings ?? []
}

function countToValue(count: string): number {
  return isKanji(count) ? kanjiToValue(count) : digitsToValue(count)
}

function countFamily(around: string, count: string): string {
  return `${around}-${isKanji(count) ? 'kanji' : 'decimal'}`
}

function isKanji(count: string): boolean {
  return new RegExp(KANJI_NUMERAL).test(count)
}

function letterReadings(around: string, letters: string): NumberReading[] {
  const size = /\p{Lu}/u.test(letters) ? 'upper-' : ''
  const roman = /^[ivxl]+$/i.test(letters) ? romanToValue(letters) : undefined
  const asRoman = roman === undefined ? [] : [{ family: `${around}-${size}roman`, value: roman }]
  const asLetter = letterToValues(letters).map(({ order, value }) => ({
    family: `${around}-${size}${order}`,
    value,
  }))
  return [...asLetter, ...asRoman]
}

/** "2.1" is the first of its level, below "2": the last number counts. */
function dottedReading(rest: string): NumberReading[] {
  const components = rest.split(/[.．]/)
  return [{ family: `dotted-${components.length}`, value: digitsToValue(components.at(-1) ?? '') }]
}
