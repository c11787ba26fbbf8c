// Reads the HTML that other programs put on the clipboard: Word's list paragraphs, browsers' lists and headings. What comes out
// is paragraphs and clauses of our schema, with bold, italic and allowed links, and nothing else.
import { FORBIDDEN_CHARACTERS } from '@plenary/shared/schema/forbidden-characters'
import { isAllowedLink } from '@plenary/shared/schema/marks'
import type { Mark, Node, Schema } from '@tiptap/pm/model'
import type { PastedBlock } from './pasted-blocks.ts'

const BLOCKS = new Set(
  'ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY CENTER DD DIV DL DT FIGCAPTION FIGURE FOOTER FORM H1 H2 H3 H4 H5 H6 HEADER HR LI MAIN NAV OL P PRE SECTION TABLE TBODY TD TFOOT TH THEAD TR UL'.split(
    ' ',
  ),
)
const UNREAD = new Set(
  'HEAD META LINK STYLE SCRIPT TITLE TEMPLATE NOSCRIPT IMG SVG OBJECT IFRAME XML O:P'.split(' '),
)
const NODE_TEXT = 3
const NODE_ELEMENT = 1

/** The blocks of a pasted fragment, in their order. */
export function blocksOfHtml(schema: Schema, root: ParentNode): PastedBlock[] {
  const reader = new Reader(schema)
  for (const child of root.childNodes) reader.read(child, { marks: [], level: 0 })
  reader.endBlock()
  return reader.blocks.filter(({ inline, opens }) => inline.length > 0 || opens)
}

interface Around {
  readonly marks: readonly Mark[]
  /** Depth of lists around: 0 outside any. */
  readonly level: number
}

class Reader {
  readonly blocks: PastedBlock[] = []
  #inline: Node[] = []
  #level = 0
  #opens = false
  readonly #schema: Schema

  constructor(schema: Schema) {
    this.#schema = schema
  }

  read(node: ChildNode, around: Around): void {
    if (node.nodeType === NODE_TEXT) this.#addText(node.nodeValue ?? '', around.marks)
    else if (node.nodeType === NODE_ELEMENT) this.#readElement(node as HTMLElement, around)
  }

  /** What follows is another paragraph. */
  endBlock(): void {
    const inline = trimmed(this.#schema, this.#inline)
    if (inline.length > 0) {
      this.blocks.push({ inline, level: this.#level, opens: this.#opens })
      this.#opens = false
    }
    this.#inline = []
  }

  #readElement(element: HTMLElement, around: Around): void {
    const name = element.tagName.toUpperCase()
    if (UNREAD.has(name) || isWordListNumber(element) || isHidden(element)) return
    const within = { ...around, marks: marksOf(this.#schema, element, around.marks) }
    if (name === 'BR') this.#breakLine(around)
    else if (name === 'OL' || name === 'UL') this.#readList(element, around)
    else if (name === 'LI') this.#readItem(element, around)
    else if (BLOCKS.has(name)) this.#readBlock(element, within)
    else this.#readChildren(element, within)
  }

  #readBlock(element: HTMLElement, around: Around): void {
    this.endBlock()
    const wordLevel = wordListLevel(element)
    if (wordLevel > 0) this.#begin(wordLevel, true)
    else if (around.level === 0) this.#begin(0, false)
    this.#readChildren(element, around)
    this.endBlock()
  }

  #readList(list: HTMLElement, around: Around): void {
    this.endBlock()
    this.#readChildren(list, { ...around, level: around.level + 1 })
    this.endBlock()
  }

  #readItem(item: HTMLElement, around: Around): void {
    this.endBlock()
    this.#begin(Math.max(1, around.level), true)
    this.#readChildren(item, around)
    this.endBlock()
    this.#opens = false
  }

  #readChildren(element: HTMLElement, around: Around): void {
    for (const child of element.childNodes) this.read(child, around)
  }

  #begin(level: number, opens: boolean): void {
    this.#level = level
    this.#opens = opens
  }

  #breakLine(around: Around): void {
    this.endBlock()
    if (around.level === 0) this.#begin(this.#level, false)
  }

  #addText(text: string, marks: readonly Mark[]): void {
    const clean = text.replace(/[\t\n\r ]+/g, ' ').replace(new RegExp(FORBIDDEN_CHARACTERS, 'gu'), '')
    if (clean === '' || (clean === ' ' && this.#inline.length === 0)) return
    this.#inline.push(this.#schema.text(clean, marks))
  }
}

/** Word writes the number of a list paragraph as text that it tells itself to ignore. */
function isWordListNumber(element: HTMLElement): boolean {
  return /mso-list:\s*ignore/i.test(element.getAttribute('style') ?? '')
}

function isHidden(element: HTMLElement): boolean {
  return /(?:display:\s*none|mso-hide:\s*all)/i.test(element.getAttribute('style') ?? '')
}

/** `mso-list:l0 level2 lfo1`: the level of a Word list paragraph; 0 for others. */
function wordListLevel(element: HTMLElement): number {
  const list = /mso-list:[^;]*\blevel(\d)/i.exec(element.getAttribute('style') ?? '')
  return list ? Number(list[1]) : 0
}

function marksOf({ marks: types }: Schema, element: HTMLElement, above: readonly Mark[]): readonly Mark[] {
  const { bold, italic, link } = types
  if (!bold || !italic || !link) throw new Error('the schema has no marks')
  const { fontWeight, fontStyle } = element.style
  const name = element.tagName.toUpperCase()
  let marks = above
  const isHeading = /^H[1-6]$/.test(name)
  if (/^(?:B|STRONG)$/.test(name) || /^(?:bold|bolder|[6-9]\d\d)$/.test(fontWeight))
    marks = bold.create().addToSet(marks)
  if (/^(?:normal|[1-5]\d\d)$/.test(fontWeight) || isHeading) marks = bold.removeFromSet(marks)
  if (/^(?:I|EM)$/.test(name) || fontStyle === 'italic') marks = italic.create().addToSet(marks)
  if (fontStyle === 'normal') marks = italic.removeFromSet(marks)
  const href = name === 'A' ? element.getAttribute('href') : null
  return isAllowedLink(href) ? link.create({ href }).addToSet(marks) : marks
}

/** Without white space at the edges, runs of one formatting joined. */
function trimmed(schema: Schema, inline: readonly Node[]): Node[] {
  const runs: { text: string; marks: readonly Mark[] }[] = []
  for (const { text = '', marks } of inline) {
    const last = runs.at(-1)
    const joined = last?.text.endsWith(' ') ? text.replace(/^ /, '') : text
    if (joined !== '') runs.push({ text: joined, marks })
  }
  const [first, last] = [runs[0], runs.at(-1)]
  if (first) first.text = first.text.replace(/^[ \u00a0]+/, '')
  if (last) last.text = last.text.replace(/[ \u00a0]+$/, '')
  return runs.filter(({ text }) => text !== '').map(({ text, marks }) => schema.text(text, marks))
}
