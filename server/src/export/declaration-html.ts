// A declaration as one page that needs nothing else: to be read on any screen, by any reader, and printed.
import { digestGroups } from '@plenary/shared/canon/short-digest'
import { clauseLabel } from '@plenary/shared/declaration/numbering'
import type { ClauseJson, ParagraphJson, PreambularJson } from '@plenary/shared/schema/content'
import { html, raw } from 'hono/html'
import { declarationHead } from './declaration-head.ts'
import { DECLARATION_STYLE, pageStyle } from './declaration-style.ts'
import {
  DECLARATION_WORDS,
  type DeclarationWords,
  draftLine,
  stateLines,
  versionLine,
} from './declaration-words.ts'
import type { ExportedDeclaration, Signatory } from './exported-declaration.ts'
import { type Html, markedHtml } from './marked-html.ts'

export async function declarationHtml(declaration: ExportedDeclaration): Promise<string> {
  return `${await new DeclarationPage(declaration).document()}`
}

class DeclarationPage {
  readonly #declaration: ExportedDeclaration
  readonly #words: DeclarationWords
  readonly #draft: string | null

  constructor(declaration: ExportedDeclaration) {
    this.#declaration = declaration
    this.#words = DECLARATION_WORDS[declaration.wordsIn]
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
    const [, preamble, clauses, closing] = this.#declaration.text.content.content
    return html`${this.#head()}<div class="preamble">
${(preamble.content ?? []).map((each) => paragraph(each))}</div>
${this.#list('clauses', clauses.content ?? [], [], 0)}<div class="end">
<div class="closing">
${(closing.content ?? []).map((each) => paragraph(each))}</div>
${this.#signatures()}</div>
`
  }

  #head(): Html {
    const { network, body, title } = declarationHead(this.#declaration)
    const named = title === null ? html`${this.#declaration.title}` : words(title)
    return html`<header>
${
  network === null
    ? ''
    : html`<p>${network}</p>
`
}${body.map((each) => paragraph(each))}<h1>${named}</h1>
</header>
`
  }

  /** Its numbers are text: they are read out, and stay when something is copied. */
  #list(name: string, clauses: readonly ClauseJson[], above: readonly number[], counted: number): Html {
    const items = clauses.map((clause, index) => this.#clause(clause, [...above, counted + index + 1]))
    return html`<ol class="${name}" role="list">
${items}</ol>
`
  }

  #clause({ content = [] }: ClauseJson, path: readonly number[]): Html {
    const label = html`<span class="number">${clauseLabel(this.#declaration.text.numberStyle, path)}&nbsp;</span>`
    let counted = 0
    const parts = content.map((part, index) => {
      if (part.type === 'paragraph') return paragraph(part, index === 0 ? label : '')
      const list = this.#list('subclauses', part.content ?? [], path, counted)
      counted += part.content?.length ?? 0
      return list
    })
    const alone =
      content[0]?.type === 'paragraph'
        ? ''
        : html`<p>${label}</p>
`
    return html`<li>${alone}${parts}</li>
`
  }

  /** In the plenary's order; columns are filled downwards. */
  #signatures(): Html | string {
    const { signatories, wordsIn } = this.#declaration
    if (signatories.length === 0) return ''
    const rows = Math.ceil(signatories.length / 2)
    return html`<section class="signatures">
<h2 class="said" lang="${wordsIn}">${this.#words.signatures}</h2>
<ol role="list" style="--rows: ${2 * rows}">
${signatories.map((signatory) => this.#signature(signatory))}</ol>
</section>
`
  }

  /** What came of it is read after the name, and seen where the signature would be. */
  #signature({ city, name, title, holder, outcome }: Signatory): Html {
    const { wordsIn } = this.#declaration
    const words = this.#words
    const lines = [name, title].filter((line) => line !== '').map((line) => html`<p>${line}</p>`)
    const proxy = holder === null ? '' : html`<p class="proxy" lang="${wordsIn}">${words.byProxy(holder)}</p>`
    const came = outcome === null ? '' : unbroken(words.outcome(outcome), words.at(outcome.at))
    return html`<li><div><p><b>${city}</b></p>${lines}${proxy}</div><p class="line" lang="${wordsIn}">${came}</p></li>
`
  }

  #about(): Html {
    const { network, plenary, text, version } = this.#declaration
    const words = this.#words
    const fact = (label: string, value: Html | string) => html`<div><dt>${label}</dt><dd>${value}</dd></div>
`
    const [state = '', notice] = stateLines(this.#declaration)
    return html`<h2>${words.about}</h2>
<dl>
${fact(words.network, html`<span lang="${text.language}">${network}</span>`)}${fact(
  words.plenary,
  html`<span lang="${text.language}">${[plenary.name, plenary.place].join(words.separator)}</span>${words.separator}${words.period(plenary.startsOn, plenary.endsOn)}`,
)}${fact(words.versionLabel, this.#draft ?? versionLine(this.#declaration))}${fact(
  words.textLabel,
  notice === undefined ? state : html`${state}<br>${notice}`,
)}${fact(words.digestOfDeclaration, digest(version.digest))}${fact(words.digestOfText, digest(text.digest))}${fact(words.form, html`<code>${version.form}</code>`)}</dl>
`
  }
}

function paragraph(of: ParagraphJson | PreambularJson, label: Html | string = ''): Html {
  return html`<p>${label}${words(of)}</p>
`
}

function words({ content = [] }: ParagraphJson | PreambularJson): Html[] {
  return content.map((text) => markedHtml(text))
}

/** A line never ends within what is to stay together. */
function unbroken(line: string, together: string): Html {
  const [before = '', after] = line.split(together)
  return after === undefined
    ? html`${line}`
    : html`${before}<span class="together">${together}</span>${after}`
}

/** In groups to be read out; what is copied has no spaces. */
function digest(value: string): Html {
  return html`<code class="digest">${digestGroups(value).map((group) => html`<span>${group}</span><wbr>`)}</code>`
}
