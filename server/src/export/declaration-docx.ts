// A declaration as a Word document: its clauses numbered by Word itself, its signatures in the plenary's order.
import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  Header,
  type IParagraphOptions,
  LineRuleType,
  Packer,
  Paragraph,
  type ParagraphChild,
  Tab,
  Table,
  TableBorders,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import { personOf } from './declaration-facts.ts'
import { declarationHead } from './declaration-head.ts'
import {
  type DeclarationWords,
  draftLine,
  notesOn,
  stateLines,
  versionLine,
  wordsAround,
} from './declaration-words.ts'
import type { ExportedDeclaration, Signatory } from './exported-declaration.ts'
import { type NumberedClause, numberedText, paragraphsOf, type Run } from './numbered-text.ts'
import { scriptPieces, wordLook } from './script-fonts.ts'
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

export async function declarationDocx(declaration: ExportedDeclaration): Promise<Uint8Array> {
  return await Packer.toBuffer(new WordDeclaration(declaration).document())
}

/** In twentieths of a point: A4 with 27 mm at the sides. */
const PAGE = { width: 11_906, height: 16_838, side: 1531, top: 1701, words: 8844 }
const BETWEEN_COLUMNS = 680
const SINGLE = { line: 252, lineRule: LineRuleType.AUTO }
const GREY = '434A53'
const LINE = { style: BorderStyle.SINGLE, size: 4, color: GREY }

const BODY_STYLE = 'DeclarationBody'
const bodyStyle = (language: string) => ({
  id: BODY_STYLE,
  name: 'Declaration Body',
  basedOn: 'Normal',
  quickFormat: true,
  paragraph: { alignment: AlignmentType.CENTER, spacing: SINGLE },
  run: { size: 19, allCaps: true, color: GREY, ...(isStacked(language) ? {} : { characterSpacing: 16 }) },
})
const shownTitleStyle = {
  ...titleStyle,
  paragraph: { ...titleStyle.paragraph, outlineLevel: 0, spacing: { ...SINGLE, before: 120, after: 560 } },
  run: { size: 44 },
}

interface Format {
  readonly bold?: boolean
  readonly size?: number
  readonly color?: string
  readonly font?: string
}

class WordDeclaration {
  readonly #declaration: ExportedDeclaration
  readonly #words: DeclarationWords
  readonly #language: string

  constructor(declaration: ExportedDeclaration) {
    this.#declaration = declaration
    this.#words = wordsAround(declaration)
    this.#language = declaration.text.language
  }

  document(): Document {
    const { title, network, plenary, text } = this.#declaration
    return new Document({
      title,
      subject: `${network}, ${plenary.name}`,
      creator: network,
      lastModifiedBy: 'Plenary',
      description: [draftLine(this.#declaration), ...stateLines(this.#declaration)]
        .filter((line) => line !== null)
        .join('\n'),
      customProperties: this.#properties(),
      styles: {
        default: {
          document: {
            run: { ...wordLook(this.#language), size: SIZE.words },
            paragraph: { spacing: leading(this.#language) },
          },
        },
        paragraphStyles: [shownTitleStyle, bodyStyle(this.#language)],
      },
      numbering: { config: [{ reference: CLAUSES, levels: clauseLevels(text.numberStyle) }] },
      sections: [
        {
          properties: {
            page: {
              size: { width: PAGE.width, height: PAGE.height },
              margin: { left: PAGE.side, right: PAGE.side, top: PAGE.top, bottom: PAGE.top },
            },
          },
          headers: { default: new Header({ children: this.#header() }) },
          footers: { default: new Footer({ children: this.#footer() }) },
          children: [...this.#text(), ...this.#signatures(), this.#last()],
        },
      ],
    })
  }

  #properties(): { name: string; value: string }[] {
    const { id, text, version } = this.#declaration
    return [
      { name: 'Declaration', value: id },
      { name: 'Version', value: versionLine(this.#declaration) },
      { name: 'Canonical form', value: version.form },
      { name: 'SHA-256 of the declaration', value: version.digest },
      { name: 'SHA-256 of the text', value: text.digest },
    ]
  }

  #text(): Paragraph[] {
    const { content, numberStyle } = this.#declaration.text
    const { preamble, clauses, closing } = numberedText(content, numberStyle)
    const numbered = clauses.flatMap((clause) => this.#clause(clause))
    const [last, ...before] = numbered.toReversed()
    const closed = closing.map((runs) => ({
      children: this.#runs(runs),
      alignment: AlignmentType.END,
      keepNext: true,
    }))
    // The last clause goes with place, date and first signatures: they never stand on a page alone.
    const kept = last === undefined ? [] : [{ ...last, keepNext: true, keepLines: true }]
    return [
      ...this.#head(),
      ...preamble.map((runs) => this.#preambular(runs)),
      ...[...before.toReversed(), ...kept].map((options) => new Paragraph(options)),
      ...closed.map(
        (options, index) =>
          new Paragraph({
            ...options,
            ...(index === 0 ? { spacing: { ...this.#leading(), before: 360 } } : {}),
          }),
      ),
    ]
  }

  #head(): Paragraph[] {
    const { network, body, title } = declarationHead(this.#declaration)
    const above = [
      ...(network === null ? [] : [this.#said(network)]),
      ...paragraphsOf(body).map((runs) => this.#runs(runs)),
    ]
    const [named] = paragraphsOf(title === null ? [] : [title])
    const shown = named === undefined ? this.#said(this.#declaration.title) : this.#runs(named)
    return [
      ...above.map((children) => new Paragraph({ style: BODY_STYLE, children })),
      new Paragraph({ style: TITLE_STYLE, children: shown }),
    ]
  }

  #preambular(runs: readonly Run[]): Paragraph {
    const indent = isSetInSquares(this.#language) ? { indent: { firstLine: SIZE.words * 10 } } : {}
    return new Paragraph({ ...this.#block(), ...indent, children: this.#runs(runs) })
  }

  #clause({ path, parts }: NumberedClause): IParagraphOptions[] {
    const level = Math.min(path.length, LEVELS) - 1
    const numbering = { numbering: { reference: CLAUSES, level } }
    const isWorded = parts[0] !== undefined && 'paragraph' in parts[0]
    const paragraphs = parts.flatMap((part, index): IParagraphOptions[] => {
      if ('clauses' in part) return part.clauses.flatMap((clause) => this.#clause(clause))
      const place = index === 0 ? numbering : { indent: { left: indentOf(this.#declaration, level) } }
      return [{ ...this.#block(), ...place, children: this.#runs(part.paragraph) }]
    })
    return isWorded ? paragraphs : [{ ...this.#block(), ...numbering }, ...paragraphs]
  }

  /** Row by row: nobody knows where Word ends a page, and of columns filled downwards each page would have a piece of both. */
  #signatures(): Table[] {
    const { signatories } = this.#declaration
    if (signatories.length === 0) return []
    const rows = Math.ceil(signatories.length / 2)
    return [
      new Table({
        width: { size: PAGE.words, type: WidthType.DXA },
        columnWidths: [PAGE.words / 2, PAGE.words / 2],
        layout: TableLayoutType.FIXED,
        borders: TableBorders.NONE,
        rows: Array.from({ length: rows }, (_, row) => {
          const cells = [0, 1].map((place) => this.#cell(signatories[2 * row + place], place === 0))
          return new TableRow({ cantSplit: true, children: cells })
        }),
      }),
    ]
  }

  #cell(signatory: Signatory | undefined, isFirst: boolean): TableCell {
    const [left, right] = isFirst ? [0, BETWEEN_COLUMNS / 2] : [BETWEEN_COLUMNS / 2, 0]
    return new TableCell({
      width: { size: PAGE.words / 2, type: WidthType.DXA },
      margins: { left, right, top: 0, bottom: 0 },
      children: signatory === undefined ? [new Paragraph({})] : this.#signature(signatory),
    })
  }

  #signature(signatory: Signatory): Paragraph[] {
    const { city } = signatory
    const notes = notesOn(signatory, this.#words).map((note) => this.#ours(note, { size: SIZE.small }))
    const lines = personOf(signatory).map((line) => this.#said(line))
    return [
      new Paragraph({ spacing: { before: 780, after: 60 }, border: { bottom: { ...LINE, space: 2 } } }),
      ...[this.#said(city, { bold: true }), ...lines, ...notes].map(
        (children) => new Paragraph({ spacing: SINGLE, children }),
      ),
    ]
  }

  #header(): Paragraph[] {
    const draft = draftLine(this.#declaration)
    const lines = stateLines(this.#declaration).map((line) =>
      this.#ours(line, { size: SIZE.small, color: GREY }),
    )
    return [
      ...(draft === null ? [] : [this.#ours(draft, { bold: true, size: SIZE.small + 4 })]),
      ...lines,
    ].map((children) => new Paragraph({ alignment: AlignmentType.CENTER, spacing: SINGLE, children }))
  }

  #footer(): Paragraph[] {
    const { title, network, version } = this.#declaration
    const small = { size: SIZE.small, color: GREY }
    const named = [
      ...this.#said(`${title} · ${network} · `, small),
      ...this.#ours(versionLine(this.#declaration), small),
      new TextRun({ children: [new Tab()], ...small }),
      pageNumberRun(),
    ]
    return [
      new Paragraph({
        border: { top: { ...LINE, space: 4 } },
        tabStops: [{ type: 'right', position: PAGE.words }],
        spacing: SINGLE,
        children: named,
      }),
      this.#digest(this.#words.digestOfDeclaration, version.digest),
    ]
  }

  /** Word wants a paragraph behind a table: it says whose text this is, to the letter. */
  #last(): Paragraph {
    const { digest } = this.#declaration.text
    return this.#digest(this.#words.digestOfText, digest, { before: 480 })
  }

  #digest(label: string, digest: string, more: { before?: number } = {}): Paragraph {
    const tiny = { size: SIZE.small - 2, color: GREY }
    return new Paragraph({
      spacing: { ...SINGLE, ...more },
      children: [
        ...this.#ours(`${label} `, tiny),
        new TextRun({ text: digest, font: 'Courier New', noProof: true, ...tiny }),
      ],
    })
  }

  #block() {
    return {
      spacing: { ...this.#leading(), after: 160 },
      ...(isSetInSquares(this.#language) ? { alignment: AlignmentType.BOTH } : {}),
    }
  }

  #leading() {
    return leading(this.#language)
  }

  #runs(runs: readonly Run[]): ParagraphChild[] {
    return runs.flatMap((run) => linked(run.href, runsIn(run.text, this.#language, formatOf(run))))
  }

  /** In the text's language. */
  #said(text: string, format: Format = {}): TextRun[] {
    return runsIn(text, this.#language, format)
  }

  /** In the plenary's. */
  #ours(text: string, format: Format = {}): TextRun[] {
    return runsIn(text, this.#declaration.wordsIn, format)
  }
}

/** Word's own distance between lines is far too wide in fonts of Chinese and Japanese, and cuts stacked signs where it is fixed. */
function leading(language: string) {
  if (isSetInSquares(language) || isIn(language, ['ko'])) return { line: 400, lineRule: LineRuleType.EXACT }
  if (isStacked(language)) return { line: 420, lineRule: LineRuleType.AT_LEAST }
  return { line: 288, lineRule: LineRuleType.AUTO }
}

/** Chinese and Japanese: lines are filled, paragraphs of the preamble begin one letter in. */
function isSetInSquares(language: string): boolean {
  return isIn(language, ['ja', 'zh'])
}

/** Signs stand above and below each other, and no space comes between them. */
function isStacked(language: string): boolean {
  return isIn(language, ['th', 'lo', 'km', 'my', 'hi', 'ne', 'bn', 'ta', 'si'])
}

function isIn(language: string, languages: readonly string[]): boolean {
  return languages.includes(language.split('-')[0] ?? '')
}

/** Where the words of a numbered paragraph begin. */
function indentOf({ text }: ExportedDeclaration, level: number): number {
  const wide = text.numberStyle === 'decimal' || level > 0 ? 0 : INDENT / 2
  return INDENT * (level + 1) + wide
}

function runsIn(text: string, language: string, format: Format): TextRun[] {
  return scriptPieces(text, language).map(
    (piece) => new TextRun({ ...wordLook(piece.language), ...format, text: piece.text }),
  )
}
