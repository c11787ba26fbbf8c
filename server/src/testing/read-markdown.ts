// A strict reader of the Markdown that we write ourselves, by CommonMark 0.31: it throws at whatever would be more than words, a
// heading, a list, bold, italic or a link. Of readers that differ it takes the side that spoils more: lines are trimmed of any space.

export interface ReadRun {
  readonly text: string
  readonly bold: boolean
  readonly italic: boolean
  readonly href: string | null
}

export interface ReadBlock {
  readonly kind: 'paragraph' | 'heading' | 'rule'
  /** The lists in which it stands, such as `1.`, `-`. */
  readonly within: readonly string[]
  readonly runs: readonly ReadRun[]
}

/** What counts as punctuation beside a delimiter: CommonMark 0.31 says more than 0.30. */
export const PUNCTUATION = { before: /\p{P}|[$+<=>^`|~]/u, since: /[\p{P}\p{S}]/u }

const RULE = /^ {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$/
const HEADING = /^ {0,3}#{1,6}(?:[ \t]+(.*?))??(?:[ \t]+#+)?[ \t]*$/
const ITEM = /^( {0,3}(?:([-+*])|(\d{1,9}[.)]))(?: {1,4}(?=\S)|(?=$)))(.*)$/
const NO_WORDS = /^(?: {4}|\t| {0,3}(?:>|```|~~~|<|#))/

export function readMarkdown(source: string, punctuation: RegExp): ReadBlock[] {
  return blocksIn(source.split(/\r\n|[\n\r\u0085\u2028\u2029]/), [], punctuation)
}

function blocksIn(lines: readonly string[], within: readonly string[], punctuation: RegExp): ReadBlock[] {
  const blocks: ReadBlock[] = []
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? ''
    if (line.trim() === '') continue
    const item = ITEM.exec(line)
    const heading = HEADING.exec(line)
    if (RULE.test(line)) blocks.push({ kind: 'rule', within, runs: [] })
    else if (heading)
      blocks.push({ kind: 'heading', within, runs: runsIn((heading[1] ?? '').trim(), punctuation) })
    else if (item) {
      const [, marker = '', bullet, number, rest = ''] = item
      const indent = ' '.repeat(marker.trimEnd() === marker ? marker.length + 1 : marker.length)
      let end = at + 1
      while (end < lines.length && (lines[end]?.trim() === '' || lines[end]?.startsWith(indent))) end += 1
      if (
        rest === '' &&
        lines[at + 1]?.trim() === '' &&
        lines.slice(at + 1, end).some((each) => each.trim() !== '')
      )
        throw new Error(`an item that begins with two empty lines: ${line}`)
      const own = [rest, ...lines.slice(at + 1, end).map((each) => each.slice(indent.length))]
      const inner = blocksIn(own, [...within, bullet ?? number ?? ''], punctuation)
      blocks.push(
        ...(inner.length > 0
          ? inner
          : [{ kind: 'paragraph' as const, within: [...within, bullet ?? number ?? ''], runs: [] }]),
      )
      at = end - 1
    } else {
      if (NO_WORDS.test(line)) throw new Error(`no paragraph: ${line}`)
      const next = lines[at + 1] ?? ''
      if (next.trim() !== '' && !ITEM.test(next)) throw new Error(`goes on: ${line}`)
      blocks.push({ kind: 'paragraph', within, runs: runsIn(line.trim(), punctuation) })
    }
  }
  return blocks
}

/** A stretch of words, or a run of delimiters of which some may be left. */
interface Node {
  text: string
  bold: boolean
  italic: boolean
  href: string | null
  delimiter?: {
    readonly mark: string
    readonly length: number
    left: number
    readonly opens: boolean
    readonly closes: boolean
  }
}

const words = (text: string): Node => ({ text, bold: false, italic: false, href: null })

function runsIn(line: string, punctuation: RegExp): ReadRun[] {
  const nodes: Node[] = []
  let bracket: number | null = null
  const token =
    /\\([!-/:-@[-`{-~])|&#(\d{1,7});|(&(?:#|[a-z][a-z0-9]*;))|(!\[|[`<@]|:\/\/|www\.)|(\*+|_+)|(\[)|(\](?:\(<((?:\\.|[^\\<>\n])*)>\))?)|([\s\S])/giuy
  for (let match = token.exec(line); match; match = token.exec(line)) {
    const [all, escaped, code, entity, command, delimiters, opening, closing, href, other] = match
    if (entity ?? command) throw new Error(`${all} is more than words in ${line}`)
    if (delimiters) nodes.push(delimiterIn(line, match.index, delimiters, punctuation))
    else if (opening) {
      if (bracket !== null) throw new Error(`a link within a link: ${line}`)
      bracket = nodes.length
    } else if (closing) {
      if (bracket === null || href === undefined) throw new Error(`a bracket by itself: ${line}`)
      const inner = nodes.slice(bracket)
      pair(inner)
      for (const node of inner) node.href = addressOf(href)
      bracket = null
    } else
      nodes.push(words(escaped ?? (code === undefined ? (other ?? '') : String.fromCodePoint(Number(code)))))
  }
  if (bracket !== null) throw new Error(`a bracket that stays open: ${line}`)
  pair(nodes)
  return nodes.flatMap(({ text, bold, italic, href, delimiter }) => {
    const shown = delimiter ? delimiter.mark.repeat(delimiter.left) : text
    return shown === '' ? [] : [{ text: shown, bold, italic, href }]
  })
}

function addressOf(href: string): string {
  return href.replace(/\\([!-/:-@[-`{-~])|&amp;|(&(?:#|[a-z][a-z0-9]*;))/gi, (all, escaped, entity) => {
    if (entity) throw new Error(`${all} in an address`)
    return escaped ?? '&'
  })
}

function delimiterIn(line: string, at: number, run: string, punctuation: RegExp): Node {
  const before = Array.from(line.slice(0, at)).at(-1) ?? ' '
  const after = Array.from(line.slice(at + run.length))[0] ?? ' '
  const [spaceBefore, spaceAfter] = [/\s/.test(before), /\s/.test(after)]
  const [markBefore, markAfter] = [punctuation.test(before), punctuation.test(after)]
  const left = !spaceAfter && (!markAfter || spaceBefore || markBefore)
  const right = !spaceBefore && (!markBefore || spaceAfter || markAfter)
  const mark = run[0] ?? ''
  const opens = mark === '*' ? left : left && (!right || markBefore)
  const closes = mark === '*' ? right : right && (!left || markAfter)
  return { ...words(''), delimiter: { mark, length: run.length, left: run.length, opens, closes } }
}

/** Each closing delimiter with the nearest opening one of its kind. */
function pair(nodes: Node[]): void {
  nodes.forEach((node, at) => {
    const closing = node.delimiter
    if (!closing?.closes) return
    for (let from = at - 1; from >= 0 && closing.left > 0; from -= 1) {
      const opening = nodes[from]?.delimiter
      if (!opening?.opens || opening.left === 0 || opening.mark !== closing.mark) continue
      const isAmbiguous = (opening.closes || closing.opens) && (opening.length + closing.length) % 3 === 0
      if (isAmbiguous && (opening.length % 3 !== 0 || closing.length % 3 !== 0)) continue
      const count = opening.left > 1 && closing.left > 1 ? 2 : 1
      opening.left -= count
      closing.left -= count
      for (const inner of nodes.slice(from + 1, at)) {
        inner[count === 2 ? 'bold' : 'italic'] = true
        if (inner.delimiter) Object.assign(inner.delimiter, { opens: false, closes: false })
      }
      from += 1
    }
  })
}
