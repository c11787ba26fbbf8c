// A declaration as one page that needs nothing else: to be read on any screen, by any reader, and printed.
import { digestGroups } from '@plenary/shared/canon/short-digest'
import { html, raw } from 'hono/html'
import { digestsOf, factsOf, personOf } from './declaration-facts.ts'
import { declarationHead } from './declaration-head.ts'
import { DECLARATION_STYLE, pageStyle } from './declaration-style.ts'
import {
  type DeclarationWords,
  draftLine,
  stateLines,
  versionLine,
  wordsAround,
} from './declaration-words.ts'
import type { ExportedDeclaration, Signatory } from './exported-declaration.ts'
import { type Html, markedHtml } from './marked-html.ts'
import { type NumberedClause, numberedText, paragraphsOf, type Run } from './numbered-text.ts'

export async function declarationHtml(declaration: ExportedDeclaration): Promise<string> {
  return `${await new DeclarationPage(declaration).document()}`
}

/** So many cities sign in two columns on one printed page; of more, each page has its own columns. */
const ON_ONE_PAGE = 12

class DeclarationPage {
  readonly #declaration: ExportedDeclaration
  readonly #words: DeclarationWords
  readonly #draft: string | null

  constructor(declaration: ExportedDeclaration) {
    this.#declaration = declaration
    this.#words = wordsAround(declaration)
    this.#draft = draftLine(declaration)
  }

  document(): Html {
    const { title, network, wordsIn, text } = this.#declaration
    const mark = this.#draft === null ? '' : `${this.#words.draft} · `
    const style = DECLARATION_STYLE + pageStyle(this.#foot(), this.#draft)
    return html`<!doctype html>
<html lang="${wordsIn}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${mark}${title} – ${network}</title>
<style>${raw(style)}</style>
</head>
<body>
<main class="sheet ${text.numberStyle}">
${this.#state()}<article lang="${text.language}">
${this.#text()}</article>
</main>
<footer class="about">
${this.#about()}</footer>
</body>
</html>
`
  }

  #foot(): string {
    const { title, network } = this.#declaration
    return `${title} · ${network} · ${versionLine(this.#declaration)}`
  }

  /** Nothing above an authentic text that was adopted. */
  #state(): Html | string {
    const isPlain = this.#draft === null && this.#declaration.text.status === 'authentic'
    if (isPlain) return ''
    const lines = stateLines(this.#declaration).map(
      (line) => html`<p>${line}</p>
`,
    )
    const draft =
      this.#draft === null
        ? ''
        : html`<p><strong>${this.#draft}</strong></p>
`
    return html`<div class="state${this.#draft === null ? '' : ' draft'}">
${draft}${lines}</div>
`
  }

  #text(): Html {
    const { content, numberStyle } = this.#declaration.text
    const { preamble, clauses, closing } = numberedText(content, numberStyle)
    return html`${this.#head()}<div class="preamble">
${preamble.map((runs) => paragraph(runs))}</div>
${listOf(clauses, 'clauses')}<div class="end">
<div class="closing">
${closing.map((runs) => paragraph(runs))}</div>
${this.#signatures()}</div>
`
  }

  #head(): Html {
    const { network, body, title } = declarationHead(this.#declaration)
    const [named] = paragraphsOf(title === null ? [] : [title])
    return html`<header>
${
  network === null
    ? ''
    : html`<p>${network}</p>
`
}${paragraphsOf(body).map((runs) => paragraph(runs))}<h1>${named?.map(markedHtml) ?? this.#declaration.title}</h1>
</header>
`
  }

  /** In the plenary's order; columns are filled downwards. */
  #signatures(): Html | string {
    const { signatories, wordsIn } = this.#declaration
    if (signatories.length === 0) return ''
    const rows = Math.ceil(signatories.length / 2)
    return html`<section class="signatures${signatories.length > ON_ONE_PAGE ? ' long' : ''}">
<h2 class="said" lang="${wordsIn}">${this.#words.signatures}</h2>
<ol role="list" style="--rows: ${2 * rows}">
${signatories.map((signatory) => this.#signature(signatory))}</ol>
</section>
`
  }

  /** What came of it is read after the name, and seen where the signature would be. */
  #signature(signatory: Signatory): Html {
    const { city, holder, outcome } = signatory
    const { wordsIn } = this.#declaration
    const words = this.#words
    const lines = personOf(signatory).map((line) => html`<p>${line}</p>`)
    const proxy = holder === null ? '' : html`<p class="proxy" lang="${wordsIn}">${words.byProxy(holder)}</p>`
    const came = outcome === null ? '' : unbroken(words.outcome(outcome), words.at(outcome.at))
    return html`<li><div><p><b>${city}</b></p>${lines}${proxy}</div><p class="line" lang="${wordsIn}">${came}</p></li>
`
  }

  #about(): Html {
    const { text } = this.#declaration
    const said = factsOf(this.#declaration).map(({ label, value, isOfText }) => {
      return fact(label, isOfText ? html`<span lang="${text.language}">${value}</span>` : value)
    })
    const checked = digestsOf(this.#declaration).map(({ label, value }) => fact(label, digest(value)))
    return html`<h2>${this.#words.about}</h2>
<dl>
${said}${checked}</dl>
`
  }
}

function fact(label: string, value: Html | string): Html {
  return html`<div><dt>${label}</dt><dd>${value}</dd></div>
`
}

/** Its numbers are text: they are read out, and stay when something is copied. */
function listOf(clauses: readonly NumberedClause[], name: string): Html {
  return html`<ol class="${name}" role="list">
${clauses.map((clause) => itemOf(clause))}</ol>
`
}

function itemOf({ label, parts }: NumberedClause): Html {
  const number = html`<span class="number">${label}&nbsp;</span>`
  const isWorded = parts[0] !== undefined && 'paragraph' in parts[0]
  const own = parts.map((part, index) =>
    'clauses' in part
      ? listOf(part.clauses, 'subclauses')
      : paragraph(part.paragraph, index === 0 ? number : ''),
  )
  return html`<li>${isWorded ? '' : paragraph([], number)}${own}</li>
`
}

function paragraph(runs: readonly Run[], label: Html | string = ''): Html {
  return html`<p>${label}${runs.map(markedHtml)}</p>
`
}

/** A line never ends within what is to stay together. */
function unbroken(line: string, together: string): Html {
  const [before = '', after] = line.split(together)
  return after === undefined
    ? html`${line}`
    : html`${before}<span class="together">${together}</span>${after}`
}

/** A digest in groups to be read out; what is copied has no spaces. */
function digest(value: string): Html {
  const groups = /^[0-9a-f]{64}$/.test(value) ? digestGroups(value) : [value]
  return html`<code class="digest">${groups.map((group) => html`<span>${group}</span><wbr>`)}</code>`
}
