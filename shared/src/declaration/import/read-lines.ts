// Lines of a pasted or uploaded text, as offsets into it: whatever stands between two bodies is white space and line ends.

/** A line of the input. `input.slice(bodyFrom, bodyTo)` is `body`: the line without white space at its edges. */
export interface Line {
  readonly body: string
  readonly bodyFrom: number
  readonly bodyTo: number
  /** The offset after the line's end, where the next line begins. */
  readonly to: number
  /** Columns of white space before the body. */
  readonly indent: number
  /** Columns of the body. */
  readonly width: number
  /** Whether a line without words stands between this line and the one with words before it. */
  readonly afterBlank: boolean
}

/** Every line end of every system, Word's soft break and the page break of PDF among them. */
export const LINE_END = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/g

const ONLY_INVISIBLE = /^[\s\u200b\u2060\u00ad]*$/
const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u3000]/
const ZERO_WIDTH = /[\p{Mn}\p{Me}\p{Cf}]/u

/** The lines that have words, in order, in time linear in the input. */
export function readLines(input: string): Line[] {
  const lines: Line[] = []
  let from = 0
  let afterBlank = false
  const read = (end: number, to: number) => {
    const raw = input.slice(from, end)
    if (ONLY_INVISIBLE.test(raw)) {
      afterBlank = true
    } else {
      const body = raw.trim()
      const bodyFrom = from + (raw.length - raw.trimStart().length)
      const indent = displayWidth(input.slice(from, bodyFrom))
      const bodyTo = bodyFrom + body.length
      lines.push({ body, bodyFrom, bodyTo, to, indent, width: displayWidth(body), afterBlank })
      afterBlank = false
    }
    from = to
  }
  for (const match of input.matchAll(LINE_END)) read(match.index, match.index + match[0].length)
  if (from < input.length) read(input.length, input.length)
  return lines
}

/** Columns as a typewriter counts them: two for an ideograph, none for a combining mark, four for a tab. */
export function displayWidth(text: string): number {
  let width = 0
  for (const character of text) {
    if (character === '\t') width += 4
    else if (WIDE.test(character)) width += 2
    else if (character < '\u0300' || !ZERO_WIDTH.test(character)) width += 1
  }
  return width
}
