// A comparison as one page that needs nothing else: to be read, sent and printed in black and white.
import { changesOf, type PlacedChange } from '@plenary/shared/compare/changes-of'
import type { ComparedPart, Piece, Stroke } from '@plenary/shared/compare/comparison'
import { beginningOf, endOf } from '@plenary/shared/compare/cut-words'
import { clauseLabel, clauseNumber } from '@plenary/shared/declaration/numbering'
import { html, raw } from 'hono/html'
import { type ComparedBlock, type ComparedParagraph, comparedBlocks } from './compared-blocks.ts'
import { COMPARISON_STYLE } from './comparison-style.ts'
import { COMPARISON_WORDS, type ComparisonWords, formatChange, nameOfPart } from './comparison-words.ts'
import { authorsOf, type ExportedComparison, lastAt, type NamedMoment } from './exported-comparison.ts'
import { type Html, markedHtml } from './marked-html.ts'
import { lookOf } from './numbered-text.ts'

/** Of the words that stayed, so many characters stand beside a change in the list; so many of a whole clause. */
const [BESIDE, WHOLE] = [32, 160]

export async function comparisonHtml(comparison: ExportedComparison): Promise<string> {
  const page = new Page(comparison)
  return `${await page.document()}`
}

class Page {
  readonly #comparison: ExportedComparison
  readonly #words: ComparisonWords

  constructor(comparison: ExportedComparison) {
    this.#comparison = comparison
    this.#words = COMPARISON_WORDS[comparison.wordsIn]
  }

  document(): Html {
    const { title, plenary, language, wordsIn, parts, city } = this.#comparison
    const words = this.#words
    const blocks = comparedBlocks(parts, (part) => part)
    return html`<!doctype html>
<html lang="${wordsIn}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${title} – ${words.heading}</title>
<style>${raw(COMPARISON_STYLE)}</style>
</head>
<body>
<main>
<h1 lang="${language}">${title}</h1>
<p class="under">${words.heading} · ${plenary}</p>
<dl class="moments">${this.#moment(words.from, this.#comparison.from)}${this.#moment(words.to, this.#comparison.to)}</dl>
${city === null ? '' : html`<p class="under">${words.onlyBy(city)}</p>`}
<p class="legend"><span><ins>${words.inserted}</ins></span><span><del>${words.deleted}</del></span><span><sup class="by">${this.#someCode()}</sup> ${words.byCity}</span></p>
<div class="words" lang="${language}">${blocks.map((block) => this.#block(block))}</div>
<h2>${words.changes}</h2>
${this.#changes()}
</main>
</body>
</html>
`
  }

  #moment(label: string, { name, at }: NamedMoment): Html {
    return html`<dt>${label}</dt><dd>${name}${at === null ? '' : ` · ${this.#words.at(at)}`}</dd>`
  }

  #someCode(): string {
    const { authors, parts } = this.#comparison
    const [first] = parts.flatMap(({ pieces }) => pieces).flatMap((piece) => ('by' in piece ? piece.by : []))
    return authors[first?.author ?? 0]?.code ?? '··'
  }

  #block({ part, paragraphs, below, rest, depth }: ComparedBlock<ComparedPart>): Html {
    const head = html`${this.#number(part)}${this.#moved(part)}${this.#paragraphs(paragraphs)}`
    const tail = rest.length > 0 ? this.#own(part, this.#paragraphs(rest)) : ''
    return html`<section class="part ${part.container}" data-depth="${depth}">${this.#own(part, head)}${below.map((block) => this.#block(block))}${tail}</section>
`
  }

  /** What is the part's own, without its sub-clauses: with a bar where it was changed. */
  #own({ fate, moved }: ComparedPart, inner: Html | Html[]): Html {
    const isChanged = fate !== 'same' || moved !== null
    return html`<div class="own${isChanged ? ' changed' : ''}">${inner}</div>`
  }

  #number({ container, now, before, fate }: ComparedPart): Html | string {
    if (container !== 'clauses') return ''
    const label = clauseLabel(this.#comparison.numberStyle, (now ?? before)?.path ?? [])
    if (fate === 'deleted') return html`<span class="number"><del>${label}</del></span>`
    return html`<span class="number">${fate === 'inserted' ? html`<ins>${label}</ins>` : label}</span>`
  }

  #moved({ moved, before, now }: ComparedPart): Html | string {
    if (moved === null || before === null || now === null) return ''
    const note = this.#words.moved(clauseNumber(before.path), clauseNumber(now.path))
    return html`<p class="moved" lang="${this.#comparison.wordsIn}">${note} ${this.#tag(moved)}</p>`
  }

  #paragraphs(paragraphs: readonly ComparedParagraph[]): Html[] {
    return linesOf(paragraphs).map((pieces) => html`<p>${this.#pieces(pieces)}</p>`)
  }

  #pieces(pieces: readonly Piece[]): Html[] {
    return pieces.map((piece, index) => {
      const tag = this.#tagBehind(piece, pieces[index + 1])
      const end = tag === '' || piece.kind === 'kept' ? '' : (/\s+$/.exec(piece.text)?.[0] ?? '')
      if (end === '' || end === piece.text) return html`${this.#piece(piece)}${tag}`
      const words = piece.text.slice(0, -end.length)
      return html`${this.#piece({ ...piece, text: words })}${tag}${end}`
    })
  }

  #piece(piece: Piece): Html {
    const inner = markedHtml({ text: piece.text, ...lookOf(piece.marks) })
    const { said } = this.#words
    if (piece.kind === 'inserted') return html`<ins><span class="said">${said.inserted} </span>${inner}</ins>`
    if (piece.kind === 'deleted') return html`<del><span class="said">${said.deleted} </span>${inner}</del>`
    return piece.kind === 'formatted' ? html`<span class="formatted">${inner}</span>` : inner
  }

  /** Once for neighbours that the same cities changed. */
  #tagBehind(piece: Piece, next: Piece | undefined): Html | string {
    if (piece.kind === 'kept') return ''
    if (piece.kind === 'formatted')
      return this.#tag(piece.by, formatChange(piece.marksBefore, piece.marks, this.#words))
    const isOne = next && 'by' in next && next.kind !== 'formatted'
    return isOne && this.#codes(next.by) === this.#codes(piece.by) ? '' : this.#tag(piece.by)
  }

  #tag(by: readonly Stroke[], format = ''): Html {
    const people = authorsOf(this.#comparison, by).map(({ name, person }) => `${name} (${person})`)
    const text = [format, this.#codes(by)].filter((each) => each !== '').join(' ')
    const title = people.join(this.#words.separator) || this.#words.unknown
    return html`<sup class="by" lang="${this.#comparison.wordsIn}" title="${title}">${text}</sup>`
  }

  #codes(by: readonly Stroke[]): string {
    const codes = new Set(authorsOf(this.#comparison, by).map(({ code }) => code))
    return [...codes].join(' ') || '?'
  }

  #changes(): Html {
    const changes = changesOf(this.#comparison.parts)
    const words = this.#words
    if (changes.length === 0) return html`<p>${words.nothing}</p>`
    const rows = changes.map((change) => this.#change(change))
    return html`<table><thead><tr><th scope="col">${words.place}</th><th scope="col">${words.change}</th><th scope="col">${words.who}</th><th scope="col">${words.when}</th></tr></thead><tbody>
${rows}</tbody></table>`
  }

  #change(change: PlacedChange): Html | string {
    const part = this.#comparison.parts[change.part]
    if (part === undefined) return ''
    const words = this.#words
    const at = lastAt(change.by)
    const people = authorsOf(this.#comparison, change.by)
    const who = people.map(({ name, person }) => html`<div>${name}<small>${person}</small></div>`)
    return html`<tr><td>${nameOfPart(part, this.#comparison.numberStyle, words)}</td><td class="what" lang="${this.#comparison.language}">${this.#what(change, part)}</td><td>${who.length > 0 ? who : words.unknown}</td><td>${at === undefined ? '' : words.at(at)}</td></tr>
`
  }

  #what({ kind, from, to }: PlacedChange, part: ComparedPart): Html | Html[] {
    const { language, wordsIn } = this.#comparison
    const { insertedClause, deletedClause, moved } = this.#words
    if (kind === 'moved') {
      const note = moved(clauseNumber(part.before?.path ?? []), clauseNumber(part.now?.path ?? []))
      return html`<span lang="${wordsIn}">${note}</span>`
    }
    const isWhole = kind === 'inserted-clause' || kind === 'deleted-clause'
    if (!isWhole) return surrounded(part.pieces, { from, to }, language).map((piece) => this.#listed(piece))
    const text = beginningOf(
      part.pieces
        .map((piece) => piece.text)
        .join('')
        .replace(/\s+/g, ' ')
        .trim(),
      WHOLE,
      language,
    )
    const note = html`<small lang="${wordsIn}">${kind === 'inserted-clause' ? insertedClause : deletedClause}</small>`
    return kind === 'inserted-clause' ? html`${note}<ins>${text}</ins>` : html`${note}<del>${text}</del>`
  }

  #listed(piece: Piece): Html {
    const what =
      piece.kind === 'formatted' ? ` (${formatChange(piece.marksBefore, piece.marks, this.#words)})` : ''
    const text = piece.text.replace(/\s+/g, (space) => (/[\n\v]/.test(space) ? ' ¶ ' : space))
    return html`${this.#piece({ ...piece, text })}${what}`
  }
}

/** Paragraphs as they end now; one that ended here before stays one where all of it was deleted. */
function linesOf(paragraphs: readonly ComparedParagraph[]): Piece[][] {
  const all = paragraphs.flatMap(({ pieces, end }) => [...pieces, end])
  const isWhole = new Set(all.map(({ kind }) => kind)).size === 1
  const lines: Piece[][] = []
  let open: Piece[] = []
  for (const { pieces, end } of paragraphs) {
    open.push(...pieces)
    if (!isWhole && end.kind !== 'kept') open.push({ ...end, text: '¶' })
    const goesOn = end.kind === 'deleted' && open.some(({ kind }) => kind !== 'deleted')
    if (goesOn) continue
    lines.push(open)
    open = []
  }
  return open.length > 0 ? [...lines, open] : lines
}

/** A change with a little of what stands beside it. */
function surrounded(
  pieces: readonly Piece[],
  { from, to }: { from: number; to: number },
  language: string,
): Piece[] {
  const [before, after] = [pieces[from - 1], pieces[to]]
  const kept = (text: string): Piece[] => (text.trim() === '' ? [] : [{ kind: 'kept', text, marks: [] }])
  return [
    ...kept(before?.kind === 'kept' ? endOf(before.text, BESIDE, language) : ''),
    ...pieces.slice(from, to),
    ...kept(after?.kind === 'kept' ? beginningOf(after.text, BESIDE, language) : ''),
  ]
}
