// Words with their marks in one line of Markdown (CommonMark 0.31): whatever was typed is read as it was typed, by any reader.
import { type Paragraph, plainRun, type Run } from './numbered-text.ts'

/** A stretch of the line, or a delimiter whose effect depends on what stands beside it. */
type Token = { readonly kind: 'words' | 'opens' | 'closes'; text: string }

/** A paragraph that begins a block: its first letters could make a list or a heading of it. */
export function markdownBlock(paragraph: Paragraph): string {
  const tokens = tokensOf(paragraph)
  const first = tokens[0]
  if (first?.kind === 'words') first.text = escapeStart(first.text)
  return joined(tokens)
}

/** Words that stand behind others on their line. */
export function markdownInline(paragraph: Paragraph): string {
  return joined(tokensOf(paragraph))
}

export function markdownName(name: string): string {
  return markdownInline([plainRun(name)])
}

/** Of what could be a command within a line; readers trim lines, and some trim more than the standard does. */
function escapeWords(text: string, isFirst: boolean, isLast: boolean): string {
  const { before, words, after } = trimmed(text)
  const escaped = words
    .replace(/[\\`*_[\]<~$@]|&(?=[#a-z])|:(?=\/\/)|[!#]$/gi, '\\$&')
    .replace(/www(?=\.)/gi, '$&\\')
    .replace(UNSAFE, reference)
  const spaces = (letters: string, isAtEnd: boolean) => letters.replace(isAtEnd ? /./gsu : UNSAFE, reference)
  return `${spaces(before, isFirst || (isLast && words === ''))}${escaped}${spaces(after, isLast)}`
}

/** What some reader takes for the end of a line, or widens to spaces. */
const UNSAFE = /[\p{Cc}\u2028\u2029]/gu

/** Of what could be a command at the start of a line. */
function escapeStart(text: string): string {
  return text.replace(/^[#>+-]/, '\\$&').replace(/^(\d+)([.)])/, '$1\\$2')
}

function reference(letter: string): string {
  return `&#${letter.codePointAt(0)};`
}

/** Links are outermost, then bold, then italic; the two have different delimiters, which never touch one of their own kind. */
function tokensOf(paragraph: Paragraph): Token[] {
  const runs = withBareSpaces(paragraph)
  const tokens: Token[] = []
  const stretch = (kind: Token['kind'], text: string) => tokens.push({ kind, text })
  runs.forEach((run, index) => {
    const [before, after] = [runs[index - 1], runs[index + 1]]
    const goesOn = (neighbour: Run | undefined, mark: 'bold' | 'italic') =>
      run[mark] && neighbour?.[mark] === true && neighbour.href === run.href
    const [bolder, isBolder] = [goesOn(before, 'bold'), goesOn(after, 'bold')]
    const sameBefore = before?.bold === run.bold && goesOn(before, 'italic')
    const sameAfter = after?.bold === run.bold && goesOn(after, 'italic')
    if (run.href !== null && before?.href !== run.href) stretch('words', '[')
    if (run.bold && !bolder) stretch('opens', '**')
    if (run.italic && !sameBefore) stretch('opens', '_')
    stretch('words', escapeWords(run.text, index === 0, index === runs.length - 1))
    if (run.italic && !sameAfter) stretch('closes', '_')
    if (run.bold && !isBolder) stretch('closes', '**')
    if (run.href !== null && after?.href !== run.href) stretch('words', `](<${escapeAddress(run.href)}>)`)
  })
  return tokens
}

/** Spaces beside a delimiter keep it from being one: bold and italic begin and end at a letter. */
function withBareSpaces(paragraph: Paragraph): Run[] {
  return paragraph.flatMap((run) => {
    if (!run.bold && !run.italic) return [run]
    const { before, words, after } = trimmed(run.text)
    const bare = { ...run, bold: false, italic: false }
    const parts = [
      { ...bare, text: before },
      { ...run, text: words },
      { ...bare, text: after },
    ]
    return parts.filter(({ text }) => text !== '')
  })
}

function trimmed(text: string): { before: string; words: string; after: string } {
  const rest = text.trimStart()
  const words = rest.trimEnd()
  return { before: text.slice(0, text.length - rest.length), words, after: rest.slice(words.length) }
}

function escapeAddress(href: string): string {
  return href
    .replace(/[\\<>]/g, '\\$&')
    .replace(/&(?=[#a-z])/gi, '&amp;')
    .replace(/[\p{Cc}\s]/gu, encodeURIComponent)
}

/**
 * A delimiter counts by its neighbours, and readers differ in what they take for punctuation: where a neighbour leaves room for
 * doubt it is written as a reference, which begins and ends with punctuation for everybody. Such a neighbour may be all that the
 * next delimiter has within: from the inner ones outwards, each sees what the others have written.
 */
function joined(tokens: readonly Token[]): string {
  tokens.forEach(({ kind }, index) => {
    if (kind === 'closes') clearBehind(tokens, index)
  })
  for (let index = tokens.length - 1; index >= 0; index -= 1)
    if (tokens[index]?.kind === 'opens') clearBefore(tokens, index)
  return tokens.map(({ text }) => text).join('')
}

function clearBefore(tokens: readonly Token[], index: number): void {
  const [previous, token, next] = [tokens[index - 1], tokens[index], tokens[index + 1]]
  const outside = lastOf(previous?.text ?? '')
  if (previous && !isClear(token?.text ?? '', outside, firstOf(next?.text ?? '')))
    previous.text = `${previous.text.slice(0, -outside.length)}${reference(outside)}`
}

function clearBehind(tokens: readonly Token[], index: number): void {
  const [previous, token, next] = [tokens[index - 1], tokens[index], tokens[index + 1]]
  const outside = firstOf(next?.text ?? '')
  if (next && !isClear(token?.text ?? '', outside, lastOf(previous?.text ?? '')))
    next.text = `${reference(outside)}${next.text.slice(outside.length)}`
}

function isClear(delimiter: string, outside: string, inside: string): boolean {
  if (outside === '' || /[\p{Zs}!-/:-@[-`{-~]/u.test(outside)) return true
  return delimiter === '**' && /[\p{L}\p{N}]/u.test(inside)
}

function firstOf(text: string): string {
  return text === '' ? '' : String.fromCodePoint(text.codePointAt(0) ?? 0)
}

function lastOf(text: string): string {
  return Array.from(text.slice(-2)).at(-1) ?? ''
}
