// Whether two lines that follow each other are one paragraph that was wrapped, and what stands between their words then.
import { declares } from './declaration-words.ts'
import { displayWidth, type Line } from './read-lines.ts'

const CLOSERS = /["'”’»』」）)\]】\s]+$/
const SENTENCE_END = /[.!?…:;。！？：；．｡।॥។။]$/
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef\u30fb\u30fc]/u
const UNSPACED_WORDS = /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u
/** What a line of a script without spaces must keep together: one character, or a number or word of another script. */
const FIRST_CHARACTERS = /^(?:[\p{Script=Latin}\p{Script=Cyrillic}\d]{1,20}|.)/u
const TITLE_END =
  /(宣言|声明|聲明|憲章|선언|선언문|ปฏิญญา|declaration|statement|communiqué|декларация)\s*([（(].{0,40}[)）])?$/i

/** Wrapped text is between these widths; longer lines are paragraphs, shorter ones headings. */
const NARROWEST = 40
const WIDEST = 130
const LONG = 60

/** Whether a text stops here: ends a sentence, or announces what follows. */
export function endsSentence(text: string): boolean {
  return SENTENCE_END.test(text.slice(-12).replace(CLOSERS, ''))
}

/**
 * The column at which the text was wrapped, or undefined when its lines are paragraphs. In scripts with small letters,
 * wrapped lines mostly go on with one; in the others, wrapped lines are nearly equally long.
 */
export function wrapWidth(lines: readonly Line[]): number | undefined {
  const broken = lines
    .map((line, index) => ({ line, next: lines[index + 1] }))
    .filter(
      ({ line, next }) =>
        next &&
        !next.afterBlank &&
        !endsSentence(line.body) &&
        line.width >= NARROWEST &&
        line.width <= WIDEST,
    )
  if (broken.length < 2) return undefined
  const widest = broken.reduce((width, { line }) => Math.max(width, line.width), 0)
  const cased = broken.filter(({ next }) => /^\p{Lu}|^\p{Ll}/u.test(next?.body ?? ''))
  const goesOn = cased.filter(({ next }) => startsSmall(next?.body ?? ''))
  if (cased.length > broken.length / 2) return goesOn.length >= cased.length / 2 ? widest : undefined
  const full = broken.filter(({ line }) => line.width >= widest * 0.85)
  return full.length >= broken.length * 0.6 ? widest : undefined
}

/** Whether `next`, directly below `line`, goes on with its paragraph. */
export function isContinued(line: Line, next: Line, wrap: number | undefined): boolean {
  if (next.afterBlank) return false
  const isFull = reachesEdge(line, next, wrap)
  if (endsSentence(line.body)) return isFull && next.indent <= line.indent
  if (/[,;]$/.test(line.body) && !isFull && declares(next.body)) return false
  if (startsSmall(next.body) || /[\u00ad‐-]$/.test(line.body)) return true
  if (TITLE_END.test(line.body)) return false
  return isCutOff(line, next, wrap)
}

/**
 * Whether a line stops in the middle of a sentence because it was full, or because it is too long to be a heading. Thai
 * and its neighbours write no full stops: there only a full line tells.
 */
export function isCutOff(line: Line, next: Line, wrap: number | undefined): boolean {
  if (next.afterBlank || endsSentence(line.body)) return false
  if (reachesEdge(line, next, wrap)) return true
  const last = line.body.at(-1) ?? ''
  return line.width >= LONG && /[\p{L}\p{N}\p{M}]/u.test(last) && !UNSPACED_WORDS.test(last)
}

/** What a joined line break reads as: a space, or nothing between scripts without spaces and after a hyphen. */
export function joinGap(before: string, after: string): '' | ' ' {
  const [last, first] = [[...before.slice(-2)].at(-1) ?? '', [...after.slice(0, 2)].at(0) ?? '']
  if (last === '' || first === '' || /\s/.test(last) || /\s/.test(first)) return ''
  if (/[\u00ad\u200b]/.test(last) || isBrokenWord(before, after)) return ''
  if (UNSPACED.test(last) || UNSPACED.test(first)) return ''
  return UNSPACED_WORDS.test(last) && UNSPACED_WORDS.test(first) ? '' : ' '
}

/** Whether a line ends within a hyphenated word: whether the hyphen belongs to the word, only a person knows. */
export function isBrokenWord(before: string, after: string): boolean {
  return /\p{L}[-‐]$/u.test(before.slice(-3)) && /^\p{L}/u.test(after.slice(0, 2))
}

function startsSmall(body: string): boolean {
  return /^["'“‘(（«]?\p{Ll}/u.test(body)
}

/** Whether the next line's first word would not have fitted on this one. */
function reachesEdge(line: Line, next: Line, wrap: number | undefined): boolean {
  if (wrap === undefined || line.width > WIDEST) return false
  const width = line.width + line.indent
  const [last, first] = [line.body.at(-1) ?? '', next.body.at(0) ?? '']
  if (UNSPACED_WORDS.test(last)) return width >= wrap * 0.8
  const isUnspaced = UNSPACED.test(last) || UNSPACED.test(first)
  const word = isUnspaced ? FIRST_CHARACTERS.exec(next.body)?.[0] : /^\S{1,40}/.exec(next.body)?.[0]
  const needed = width + (isUnspaced ? 0 : 1) + displayWidth(word ?? '')
  if (endsSentence(line.body)) return needed > (isUnspaced ? wrap - 4 : wrap)
  return needed > wrap * (isUnspaced ? 0.9 : 0.85)
}
