// Recognises the lines at the end of a declaration that say when and where: "November 9, 2010", 「トムスクにて」, «Томск, 6 сентября 2014 года».
import { DIGIT, KANJI_NUMERAL } from './numerals.ts'

const MONTHS =
  'jan(?:uary|uari)?|feb(?:ruary|ruari)?|mar(?:ch|et)?|apr(?:il)?|may|mei|june?|juni|july?|juli|aug(?:ust|ustus)?|agustus|sept?(?:ember)?|oct(?:ober)?|oktober|nov(?:ember)?|dec(?:ember)?|desember|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|январ[яь]|феврал[яь]|марта?|апрел[яь]|ма[яй]|июн[яь]|июл[яь]|августа?|сентябр[яь]|октябр[яь]|ноябр[яь]|декабр[яь]|มกราคม|กุมภาพันธ์|มีนาคม|เมษายน|พฤษภาคม|มิถุนายน|กรกฎาคม|สิงหาคม|กันยายน|ตุลาคม|พฤศจิกายน|ธันวาคม'
const N = `${DIGIT}{1,2}`
const YEAR = `${DIGIT}{4}`
const KANJI = '[一二三四五六七八九十〇零元0-9０-９]{1,5}'
const UNIT_GAP = '[ \u3000]?'

const DATE = new RegExp(
  [
    `(?:${MONTHS})\\.?\\s${N}(?:st|nd|rd|th)?(?:\\s?[-–—]\\s?${N})?,?\\s${YEAR}`,
    `${N}(?:st|nd|rd|th|\\.|º)?\\s(?:day of\\s)?(?:de\\s)?(?:${MONTHS})\\.?,?\\s(?:de\\s|พ\\.ศ\\.\\s|ค\\.ศ\\.\\s)?${YEAR}(?:\\s?(?:года?|г\\.))?`,
    `(?:西暦|平成|令和|昭和|公元|民國)?${UNIT_GAP}${KANJI}${UNIT_GAP}年${UNIT_GAP}${KANJI}${UNIT_GAP}月(?:${UNIT_GAP}${KANJI}${UNIT_GAP}日)?(?:[（(].[)）])?`,
    `${YEAR}\\s?년\\s?${N}\\s?월(?:\\s?${N}\\s?일)?`,
    `ngày\\s${N}\\stháng\\s${N}\\snăm\\s${YEAR}`,
    `${YEAR}\\s?[.．/-]\\s?${N}\\s?[.．/-]\\s?${N}\\.?`,
    `${N}\\s?[./-]\\s?${N}\\s?[./-]\\s?${YEAR}`,
    `(?:${MONTHS})\\s${YEAR}`,
  ].join('|'),
  'iu',
)

const LONGEST = 100
const HAS_NUMERAL = new RegExp(`${DIGIT}|${KANJI_NUMERAL}|元`)
const SENTENCE_END = /[.!?。！？]["”』」]?$/
const PLACE_MARK =
  /(にて|において|에서|で)[。]?$|^(於|于|done (at|in|on)|adopted (at|in|on|by)|signed (at|in|on)|issued (at|in)|принят|подписан|совершено|г\.\s|город\s|ณ\s|tại\s|fait à|hecho en)/i

/** Whether a line is nothing but a date, perhaps with a place: it stands for itself and is never a numbered clause. */
export function isDateLine(body: string): boolean {
  const [before, after] = aroundDate(body) ?? []
  if (before === undefined || after === undefined) return false
  if (/[\p{L}\p{N}]$/u.test(before) || /^[\p{L}\p{N}]/u.test(after)) return false
  const words = `${before} ${after}`.split(/[\s\u3000,、，]+/).filter((word) => word !== '')
  return words.length <= 6 && words.join(' ').length <= 40 && words.every(isPlaceWord)
}

/** A name, a short word before one, or a word of a script without capitals. */
function isPlaceWord(word: string): boolean {
  return (
    !/^\p{Ll}/u.test(word) ||
    /^(done|signed|adopted|issued|in|at|on|the|of|city|de|le|à|en|г\.?|город)$/u.test(word)
  )
}

/** Whether a line says where or when the declaration was made, in whatever words. */
export function isClosingLine(body: string): boolean {
  if (body.length > LONGEST) return false
  if (isDateLine(body)) return true
  if (PLACE_MARK.test(body)) return body.length <= 60 || aroundDate(body) !== undefined
  return aroundDate(body) !== undefined && !SENTENCE_END.test(body)
}

/** Whether a line could be a place or a signature line: few words and no sentence. */
export function isBriefLine(body: string): boolean {
  return body.length <= 50 && !/[.!?。！？;；:：,、，]["”』」]?$/.test(body)
}

/** What stands before and after the date of a line; undefined when it has none. */
function aroundDate(body: string): [before: string, after: string] | undefined {
  if (body.length > LONGEST || !HAS_NUMERAL.test(body)) return undefined
  const match = DATE.exec(body)
  if (!match) return undefined
  return [body.slice(0, match.index), body.slice(match.index + match[0].length)]
}
