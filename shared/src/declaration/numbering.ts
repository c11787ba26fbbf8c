// The numbers of clauses: drawn from the place in the text and its style, never stored.

/** How a text writes the number of a clause: `1.`, `【1】`, `第1条`. */
export const NUMBER_STYLES = ['decimal', 'lenticular', 'article'] as const
export type NumberStyle = (typeof NUMBER_STYLES)[number]

/**
 * The label of a clause in the text's own style.
 * @param path places from the outermost clause inwards, each from 1: `[3]` is the third clause, `[3, 1]` its first sub-clause.
 */
export function clauseLabel(style: NumberStyle, path: readonly number[]): string {
  const place = path.at(-1) ?? 0
  if (path.length > 1) return subclauseLabel(path.length, place)
  if (style === 'lenticular') return `【${place}】`
  if (style === 'article') return `第${place}条`
  return `${place}.`
}

/** The number as it is spoken and shown outside the page: `3`, `3 (a)`, `3 (a) (ii)`. */
export function clauseNumber(path: readonly number[]): string {
  return path.map((place, level) => (level === 0 ? `${place}` : subclauseLabel(level + 1, place))).join(' ')
}

function subclauseLabel(level: number, place: number): string {
  if (level === 2) return `(${toLetters(place)})`
  if (level === 3) return `(${toRoman(place)})`
  return `(${place})`
}

function toLetters(place: number): string {
  const letter = String.fromCharCode(97 + ((place - 1) % 26))
  return letter.repeat(Math.floor((place - 1) / 26) + 1)
}

function toRoman(place: number): string {
  const numerals: [number, string][] = [
    [100, 'c'],
    [90, 'xc'],
    [50, 'l'],
    [40, 'xl'],
    [10, 'x'],
    [9, 'ix'],
    [5, 'v'],
    [4, 'iv'],
    [1, 'i'],
  ]
  let rest = place
  let roman = ''
  for (const [value, numeral] of numerals) {
    while (rest >= value) {
      roman += numeral
      rest -= value
    }
  }
  return roman
}
