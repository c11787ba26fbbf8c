// A comparison as a Word document in which every change is tracked: who accepts all has the words now, who rejects all those before.
import type { Piece, Stroke } from '@plenary/shared/compare/comparison'
import { movesAsPairs, type UnmovedPart } from '@plenary/shared/compare/moves-as-pairs'
import { clauseNumber } from '@plenary/shared/declaration/numbering'
import {
  AlignmentType,
  CommentRangeEnd,
  CommentRangeStart,
  CommentReference,
  DeletedTextRun,
  Document,
  Footer,
  Header,
  type ICommentOptions,
  InsertedTextRun,
  type IParagraphOptions,
  Packer,
  Paragraph,
  type ParagraphChild,
  TextRun,
} from 'docx'
import { type ComparedBlock, type ComparedParagraph, comparedBlocks } from './compared-blocks.ts'
import { COMPARISON_WORDS, type ComparisonWords } from './comparison-words.ts'
import { authorsOf, type ExportedComparison, lastAt, type NamedMoment } from './exported-comparison.ts'
import { lookOf } from './numbered-text.ts'
import { type WordLook, wordLook } from './script-fonts.ts'
import {
  CLAUSES,
  clauseLevels,
  formatOf,
  INDENT,
  LEVELS,
  linked,
  pageNumberRun,
  SIZE,
  TITLE_STYLE,
  titleStyle,
} from './word-parts.ts'

/** @param at when it is made: for changes of which nobody knows the time */
export async function comparisonDocx(comparison: ExportedComparison, at: string): Promise<Uint8Array> {
  return await Packer.toBuffer(new TrackedDocument(comparison, at).document())
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
      numbering: { config: [{ reference: CLAUSES, levels: clauseLevels(this.#comparison.numberStyle) }] },
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
          ? { numbering: { reference: CLAUSES, level: Math.min(depth, LEVELS - 1) } }
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
    if (piece.kind === 'kept') return linked(hrefOf(piece.marks), [new TextRun(this.#run(piece))])
    if (piece.kind === 'inserted')
      return linked(hrefOf(piece.marks), [
        new InsertedTextRun({ ...this.#run(piece), ...this.#revision(piece.by) }),
      ])
    if (piece.kind === 'deleted')
      return linked(hrefOf(piece.marks), [
        new DeletedTextRun({ ...this.#run(piece), ...this.#revision(piece.by) }),
      ])
    const { text, by, marks, marksBefore } = piece
    // Word tracks no change of a link by itself.
    if (hrefOf(marks) !== hrefOf(marksBefore)) {
      const deleted = this.#piece({ kind: 'deleted', text, by, marks: marksBefore })
      return [...deleted, ...this.#piece({ kind: 'inserted', text, by, marks })]
    }
    const revision = { ...this.#format(marksBefore), ...this.#revision(by) }
    return linked(hrefOf(marks), [new TextRun({ ...this.#run(piece), revision })])
  }

  #run({ text, marks }: Piece) {
    return { text, ...this.#format(marks) }
  }

  #format(marks: Marks) {
    return { ...this.#look, ...formatOf(lookOf(marks)) }
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

function hrefOf(marks: Marks): string | null {
  return lookOf(marks).href
}

/** Word knows no parts of a second. */
function secondOf(moment: string): string {
  return moment.replace(/\.\d+Z$/, 'Z')
}

function small(text: string): Paragraph {
  return new Paragraph({ children: [new TextRun({ text, size: SIZE.small })] })
}

function pageNumber(): Paragraph {
  return new Paragraph({ alignment: AlignmentType.CENTER, children: [pageNumberRun()] })
}
