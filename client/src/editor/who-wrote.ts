// Draws who wrote the words: a line in the city's colour under each stretch, and the city's code above its beginning. Fetched
// when somebody wants to see it; it reads the items of the document, and nothing of it is in the text.
import { FRAGMENT } from '@plenary/shared/schema/nodes'
import type { CarriedText } from '@plenary/shared/update/carried-text'
import { CarriedWords } from '@plenary/shared/update/carried-words'
import type { Editor } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import type * as Y from 'yjs'
import { carriedBy, mayBringBack } from './carried-here.ts'
import type { MarkedEditor } from './late-marks.ts'
import styles from './who-wrote.module.css'
import { lettersOf, type WrittenParagraph, writtenParagraphs } from './written-paragraphs.ts'

/** For whom words were written. */
export interface Writer {
  /** The same for all who write for one city. */
  readonly key: string
  readonly code: string
  readonly name: string
  /** Index into the sixteen city colours; null for who belongs to no city. */
  readonly palette: number | null
}

/** What the server knows of the authors. */
export interface KnownAuthors {
  /** Null for who has no line, undefined while it is not known whose client it is. */
  writerOf(client: number): Writer | null | undefined
  readonly carried: readonly CarriedText[]
}

export interface Drawn {
  /** By their keys. */
  readonly writers: ReadonlyMap<string, Writer>
  /** Whether the server may know more: clients that are not known, or words that were carried since it was asked. */
  readonly isMore: boolean
}

/** How long an input method, and the browser after it, may take before its words are drawn. */
const AFTER_COMPOSITION = 100

export class WhoWrote {
  readonly #marks: MarkedEditor
  readonly #editor: Editor
  readonly #doc: Y.Doc
  readonly #fragment: Y.XmlFragment
  readonly #onDrawn: (drawn: Drawn) => void
  #known: KnownAuthors
  #carried: CarriedWords
  /** Found here since the server was asked. */
  readonly #carriedHere: CarriedText[] = []
  #writers = new Map<string, Writer>()
  #isMore = false
  /** Somebody elsewhere may have brought words back since the server was asked. */
  #mayBeBroughtBack = false
  readonly #changed = new Set<unknown>()
  readonly #drawn = new WeakSet<Y.XmlElement>()
  #timer: ReturnType<typeof setTimeout> | undefined

  /**
   * Draws until it is ended.
   * @param doc what the editor is bound to
   */
  constructor(marks: MarkedEditor, doc: Y.Doc, known: KnownAuthors, onDrawn: (drawn: Drawn) => void) {
    this.#marks = marks
    this.#editor = marks.editor
    this.#doc = doc
    this.#fragment = doc.getXmlFragment(FRAGMENT)
    this.#onDrawn = onDrawn
    this.#known = known
    this.#carried = new CarriedWords(known.carried)
    doc.on('beforeObserverCalls', this.#onChange)
    this.#editor.view.dom.addEventListener('compositionend', this.#afterComposition)
    this.#drawAll()
  }

  /** @param heard how many of the moves that were found here the server had heard of when it was asked */
  know(known: KnownAuthors, heard: number): void {
    this.#known = known
    this.#mayBeBroughtBack = false
    this.#carriedHere.splice(0, heard)
    this.#carried = new CarriedWords([...known.carried, ...this.#carriedHere])
    this.#drawAll()
  }

  /** How many moves were found here that the server did not tell of. */
  get carriedHere(): number {
    return this.#carriedHere.length
  }

  /** The item of the letter behind a position of the editor, else of the one before it. */
  letterAt(pos: number): { client: number; clock: number } | undefined {
    const paragraph = this.#paragraphs().find(
      ({ start, node }) => pos >= start && pos <= start + node.content.size,
    )
    const letters = paragraph && lettersOf(paragraph)
    if (!letters) return undefined
    let offset = pos - paragraph.start
    if (offset === paragraph.node.content.size) offset -= 1
    for (const { client, clock, text } of letters) {
      if (offset < text.length) return offset < 0 ? undefined : { client, clock: clock + offset }
      offset -= text.length
    }
    return undefined
  }

  end(): void {
    clearTimeout(this.#timer)
    this.#doc.off('beforeObserverCalls', this.#onChange)
    if (this.#editor.isDestroyed) return
    this.#editor.view.dom.removeEventListener('compositionend', this.#afterComposition)
    this.#marks.clear()
  }

  readonly #onChange = (transaction: Y.Transaction) => {
    // Drawing goes through the editor, which has the document look for changes of its own.
    if (transaction.changed.size === 0) return
    const carried = carriedBy(transaction)
    if (carried.length > 0) {
      this.#carriedHere.push(...carried)
      this.#carried = new CarriedWords([...this.#known.carried, ...this.#carriedHere])
    } else if (mayBringBack(transaction)) this.#mayBeBroughtBack = true
    for (const type of transaction.changed.keys()) this.#changed.add(type)
    this.#drawSoon()
  }

  readonly #afterComposition = () => this.#drawSoon(AFTER_COMPOSITION)

  #drawSoon(wait = 0): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => {
      // Whoever composes keeps the letters under the input method as they are.
      if (!this.#editor.isDestroyed && !this.#editor.view.composing) this.#drawChanged()
    }, wait)
  }

  #drawAll(): void {
    this.#marks.draw({ painter: this.#paint, drawn: this.#paint(this.#editor.state.doc) })
  }

  readonly #paint = (doc: Node): DecorationSet => {
    this.#writers = new Map()
    this.#isMore = this.#carriedHere.length > 0
    // What comes from the document is painted with it; only what the editor wrote is drawn behind it.
    this.#changed.clear()
    clearTimeout(this.#timer)
    const drawn = writtenParagraphs(doc, this.#fragment).flatMap(
      (paragraph) => this.#marksOf(paragraph) ?? [],
    )
    this.#tell()
    return DecorationSet.create(doc, drawn)
  }

  /** Only the paragraphs that were written in. */
  #drawChanged(): void {
    const { state } = this.#editor
    let drawn = this.#marks.drawn()
    for (const paragraph of this.#paragraphs()) {
      if (!this.#isChanged(paragraph)) continue
      const marks = this.#marksOf(paragraph)
      if (!marks) continue
      const end = paragraph.start + paragraph.node.content.size
      drawn = drawn.remove(drawn.find(paragraph.start, end)).add(state.doc, marks)
    }
    this.#changed.clear()
    this.#marks.draw({ painter: this.#paint, drawn })
    this.#tell()
  }

  #paragraphs(): WrittenParagraph[] {
    return writtenParagraphs(this.#editor.state.doc, this.#fragment)
  }

  #isChanged({ element }: WrittenParagraph): boolean {
    return (
      !this.#drawn.has(element) || [element, ...element.toArray()].some((type) => this.#changed.has(type))
    )
  }

  #marksOf(paragraph: WrittenParagraph): Decoration[] | undefined {
    const letters = lettersOf(paragraph)
    if (!letters) return undefined
    this.#drawn.add(paragraph.element)
    const stretches: { from: number; to: number; writer: Writer; text: string }[] = []
    let at = paragraph.start
    for (const { client, clock, text } of letters) {
      let offset = 0
      for (const first of this.#carried.firstWritten(client, clock, text.length)) {
        const words = text.slice(offset, offset + first.length)
        const writer = this.#writerOf(first.client)
        const last = stretches.at(-1)
        if (writer && last?.to === at && last.writer.key === writer.key) {
          last.to += words.length
          last.text += words
        } else if (writer) stretches.push({ from: at, to: at + words.length, writer, text: words })
        at += words.length
        offset += words.length
      }
    }
    return stretches.flatMap(marksOfStretch)
  }

  #writerOf(client: number): Writer | undefined {
    const writer = this.#known.writerOf(client)
    if (writer) this.#writers.set(writer.key, writer)
    else if (writer === undefined) this.#isMore = true
    return writer ?? undefined
  }

  #tell(): void {
    const isMore = this.#isMore || this.#mayBeBroughtBack || this.#carriedHere.length > 0
    this.#onDrawn({ writers: this.#writers, isMore })
  }
}

interface Stretch {
  readonly from: number
  readonly to: number
  readonly writer: Writer
  readonly text: string
}

/** Spaces at either end are nobody's. */
function marksOfStretch({ from: begin, writer, text: all }: Stretch): Decoration[] {
  const text = all.trim()
  if (text === '') return []
  const from = begin + all.indexOf(text)
  const to = from + text.length
  const { code, palette } = writer
  const style = `--c: ${palette === null ? 'var(--ink-2)' : `var(--c${palette % 16})`}`
  const striped = palette !== null && palette > 7 ? styles.striped : ''
  const line = Decoration.inline(from, to, { class: `${styles.line} ${striped}`, style, 'data-writer': code })
  if (!hasRoom(text, code)) return [line]
  // On one letter, so that a stretch that is drawn in several pieces has its code once.
  const length = (text.codePointAt(0) ?? 0) > 0xffff ? 2 : 1
  return [line, Decoration.inline(from, from + length, { class: styles.start ?? '', 'data-code': code })]
}

/** Whether the code stands above its own words and not over the next ones'. */
function hasRoom(text: string, code: string): boolean {
  return widthOf(text, 17) >= widthOf(code, 11) + 2
}

/** About, in pixels: letters of East Asia are twice as wide as those of Europe. */
function widthOf(text: string, size: number): number {
  let width = 0
  for (const letter of text.slice(0, 40)) width += letter > '\u2e80' ? size : size * 0.5
  return width
}
