// A comparison as a Word document in which every change is tracked: who accepts all has the words now, who rejects all those before.
import type { Piece, Stroke } from '@plenary/shared/compare/comparison'
import { movesAsPairs, type UnmovedPart } from '@plenary/shared/compare/moves-as-pairs'
import { clauseNumber, type NumberStyle } from '@plenary/shared/declaration/numbering'
import {
  AlignmentType,
  CommentRangeEnd,
  CommentRangeStart,
  CommentReference,
  DeletedTextRun,
  Document,
  ExternalHyperlink,
  Footer,
  Header,
  type ICommentOptions,
  type ILevelsOptions,
  InsertedTextRun,
  type IParagraphOptions,
  LevelFormat,
  Packer,
  PageNumber,
  Paragraph,
  type ParagraphChild,
  TextRun,
} from 'docx'
import { type ComparedBlock, type ComparedParagraph, comparedBlocks } from './compared-blocks.ts'
import { COMPARISON_WORDS, type ComparisonWords } from './comparison-words.ts'
import { authorsOf, type ExportedComparison, lastAt, type NamedMoment } from './exported-comparison.ts'
import { type WordLook, wordLook } from './script-fonts.ts'

/** @param at when it is made: for changes of which nobody knows the time */
export async function comparisonDocx(comparison: ExportedComparison, at: string): Promise<Uint8Array> {
  return await Packer.toBuffer(new TrackedDocument(comparison, at).document())
}

/** In half points and twentieths of a point, as Word counts. */
const SIZE = { words: 22, title: 32, small: 16 }
const INDENT = 567
const LEVELS = 9

const TITLE_STYLE = 'DeclarationTitle'
const titleStyle = {
  id: TITLE_STYLE,
  name: 'Declaration Title',
  basedOn: 'Normal',
  quickFormat: true,
  paragraph: { alignment: AlignmentType.CENTER },
  run: { size: SIZE.title },
}

type Marks = Piece['marks']

class TrackedDocument {
  readonly #comparison: ExportedComparison
  readonly #words: ComparisonWords
  readonly #at: string
  readonly #look: WordLook
  readonly #comments: ICommentOptions[] = []
  #lastRevision = 0

  constructor(comparison: ExportedComparison, at: string) {
    this.#comparison = comparison
    this.#words = COMPARISON_WORDS[comparison.wordsIn]
    this.#at = at
    this.#look = wordLook(comparison.language)
  }

  document(): Document {
    const { title, plenary, from, to, city } = this.#comparison
    const words = this.#words
    const parts = movesAsPairs(this.#comparison.parts)
    const children = comparedBlocks(parts, ({ part }) => part).flatMap((block) => this.#block(block))
    const about = `${words.heading}: ${this.#moment(from)} → ${this.#moment(to)}`
    const heads = [`${title}, ${plenary}`, about, ...(city === null ? [] : [words.onlyBy(city)])]
    return new Document({
      title,
      subject: about,
      creator: 'Plenary',
      lastModifiedBy: 'Plenary',
      styles: {
        default: { document: { run: { ...this.#look, size: SIZE.words } } },
        // A tracked end of a paragraph has no size of its own: docx would write it before the change, where Word wants none.
        paragraphStyles: [titleStyle],
      },
      numbering: { config: [{ reference: 'clauses', levels: levels(this.#comparison.numberStyle) }] },
      comments: { children: this.#comments },
      sections: [
        {
          headers: { default: new Header({ children: heads.map(small) }) },
          footers: { default: new Footer({ children: [pageNumber()] }) },
          children,
        },
      ],
    })
  }

  #moment({ name, at }: NamedMoment): string {
    return at === null ? name : `${name} (${this.#words.at(at)})`
  }

  #block({ part, paragraphs, below, rest, depth }: ComparedBlock<UnmovedPart>): Paragraph[] {
    const { container } = part.part
    const isClause = container === 'clauses'
    const note = part.part.fate === 'inserted' && part.other ? this.#movedNote(part, part.other) : undefined
    const set = (paragraph: ComparedParagraph, index: number, isRest: boolean) =>
      this.#paragraph(paragraph, isRest || index > 0 ? undefined : note, {
        ...(container === 'title' ? { style: TITLE_STYLE } : {}),
        ...(isClause && !isRest && index === 0
          ? { numbering: { reference: 'clauses', level: Math.min(depth, LEVELS - 1) } }
          : isClause
            ? { indent: { left: INDENT * (depth + 1) } }
            : {}),
        spacing: { after: 160 },
      })
    return [
      ...paragraphs.map((paragraph, index) => set(paragraph, index, false)),
      ...below.flatMap((block) => this.#block(block)),
      ...rest.map((paragraph, index) => set(paragraph, index, true)),
    ]
  }

  /** That a clause was moved, said beside the place where it stands. */
  #movedNote({ part }: UnmovedPart, from: readonly number[]): number {
    const id = this.#comments.length + 1
    const by = part.pieces.flatMap((piece) => ('by' in piece ? piece.by : []))
    const said = this.#words.movedHere(this.#words.clause(clauseNumber(from), this.#comparison.numberStyle))
    this.#comments.push({
      id,
      author: this.#author(by.slice(0, 1)),
      date: new Date(lastAt(by.slice(0, 1)) ?? this.#at),
      children: [new Paragraph({ children: [new TextRun(said)] })],
    })
    return id
  }

  #paragraph(
    { pieces, end }: ComparedParagraph,
    note: number | undefined,
    options: IParagraphOptions,
  ): Paragraph {
    const runs = pieces.flatMap((piece) => this.#piece(piece))
    const children = note === undefined ? runs : this.#withNote(runs, note, pieces[0] ?? end)
    const mark =
      end.kind === 'inserted'
        ? { insertion: this.#revision(end.by) }
        : end.kind === 'deleted'
          ? { deletion: this.#revision(end.by) }
          : {}
    return new Paragraph({ ...options, run: mark, children })
  }

  /** The reference is tracked too: whoever rejects the move rejects what is said about it. */
  #withNote(runs: ParagraphChild[], note: number, first: Piece): ParagraphChild[] {
    const by = 'by' in first ? first.by : []
    const reference = new InsertedTextRun({ ...this.#revision(by), children: [new CommentReference(note)] })
    return [new CommentRangeStart(note), ...runs, new CommentRangeEnd(note), reference]
  }

  #piece(piece: Piece): ParagraphChild[] {
    if (piece.kind === 'kept') return linked(piece.marks, new TextRun(this.#run(piece)))
    if (piece.kind === 'inserted')
      return linked(piece.marks, new InsertedTextRun({ ...this.#run(piece), ...this.#revision(piece.by) }))
    if (piece.kind === 'deleted')
      return linked(piece.marks, new DeletedTextRun({ ...this.#run(piece), ...this.#revision(piece.by) }))
    const { text, by, marks, marksBefore } = piece
    // Word tracks no change of a link by itself.
    if (hrefOf(marks) !== hrefOf(marksBefore)) {
      const deleted = this.#piece({ kind: 'deleted', text, by, marks: marksBefore })
      return [...deleted, ...this.#piece({ kind: 'inserted', text, by, marks })]
    }
    const revision = { ...this.#format(marksBefore), ...this.#revision(by) }
    return linked(marks, new TextRun({ ...this.#run(piece), revision }))
  }

  #run({ text, marks }: Piece) {
    return { text, ...this.#format(marks) }
  }

  #format(marks: Marks) {
    const has = (type: string) => marks.some((mark) => mark.type === type)
    const underline = has('link') ? { underline: {} } : {}
    return {
      ...this.#look,
      ...(has('bold') ? { bold: true } : {}),
      ...(has('italic') ? { italics: true } : {}),
      ...underline,
    }
  }

  #revision(by: readonly Stroke[]) {
    this.#lastRevision += 1
    return { id: this.#lastRevision, author: this.#author(by), date: secondOf(lastAt(by) ?? this.#at) }
  }

  /** `Hanoi (Head of delegation, …)`: the city comes first. */
  #author(by: readonly Stroke[]): string {
    const people = authorsOf(this.#comparison, by).map(({ name, person }) => `${name} (${person})`)
    return people.join('; ') || this.#words.unknown
  }
}

/** Word knows no parts of a second. */
function secondOf(moment: string): string {
  return moment.replace(/\.\d+Z$/, 'Z')
}

function linked(marks: Marks, run: TextRun | InsertedTextRun | DeletedTextRun): ParagraphChild[] {
  const link = hrefOf(marks)
  return link === undefined ? [run] : [new ExternalHyperlink({ link, children: [run] })]
}

function hrefOf(marks: Marks): string | undefined {
  return marks.flatMap((mark) => (mark.type === 'link' ? [mark.attrs.href] : []))[0]
}

function small(text: string): Paragraph {
  return new Paragraph({ children: [new TextRun({ text, size: SIZE.small })] })
}

function pageNumber(): Paragraph {
  const run = new TextRun({ children: [PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES], size: SIZE.small })
  return new Paragraph({ alignment: AlignmentType.CENTER, children: [run] })
}

/** The numbers that the page draws, drawn by Word. */
function levels(style: NumberStyle): ILevelsOptions[] {
  const first = { decimal: '%1.', lenticular: '【%1】', article: '第%1条' }[style]
  const wide = style === 'decimal' ? 0 : INDENT / 2
  const formats = [LevelFormat.DECIMAL, LevelFormat.LOWER_LETTER, LevelFormat.LOWER_ROMAN]
  return Array.from({ length: LEVELS }, (_, level) => ({
    level,
    format: formats[level] ?? LevelFormat.DECIMAL,
    text: level === 0 ? first : `(%${level + 1})`,
    alignment: AlignmentType.START,
    style: {
      paragraph: {
        indent: {
          left: INDENT * (level + 1) + (level === 0 ? wide : 0),
          hanging: INDENT + (level === 0 ? wide : 0),
        },
      },
    },
  }))
}
