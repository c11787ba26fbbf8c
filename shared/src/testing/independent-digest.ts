// A second reading of docs/SIGNED-TEXT.md, written from its words alone: it shares no code with shared/src/canon, not even
// the hash, which is given from outside. Where the two disagree, one of them has misread the page.

// biome-ignore lint/suspicious/noExplicitAny: a stranger's reader knows no types of ours
type Json = any

/** The SHA-256 of a text's UTF-8 bytes in lower-case hexadecimal. */
export type Sha256 = (text: string) => string

export class IndependentReader {
  readonly #sha256: Sha256

  constructor(sha256: Sha256) {
    this.#sha256 = sha256
  }

  /** Section 5. */
  declaration(version: { texts: { language: string; status: string; content: unknown }[] }): string {
    const texts = version.texts.map(({ language, status, content }) => ({
      digest: this.text(content),
      language,
      status,
    }))
    const name = (text: (typeof texts)[number]) => `${text.language}\u0000${text.status}\u0000${text.digest}`
    texts.sort((a, b) => order(name(a), name(b)))
    return this.#hash({ form: 'plenary-canon/1', kind: 'declaration', texts })
  }

  /** Section 4. */
  text(content: unknown): string {
    const [title, preamble, clauses, closing] = (content as Json).content
    return this.#hash({
      form: 'plenary-canon/1',
      kind: 'text',
      title: paragraphs(title.content ?? []),
      preamble: paragraphs(preamble.content ?? []),
      clauses: (clauses.content ?? []).map((clause: Json) => this.clause(clause)),
      closing: paragraphs(closing.content ?? []),
    })
  }

  /** Section 3. */
  clause(clause: unknown): string {
    const parts: Json[] = []
    const groups: string[] = []
    for (const child of (clause as Json).content ?? []) {
      if (child.type === 'paragraph') {
        const runs = runsOf(child, groups)
        if (runs.length > 0) parts.push({ paragraph: runs })
      } else {
        const below = (child.content ?? []).map((each: Json) => this.clause(each))
        if (below.length === 0) continue
        if (parts.at(-1)?.subclauses) parts.at(-1).subclauses.push(...below)
        else parts.push({ subclauses: below })
      }
    }
    return this.#hash({ form: 'plenary-canon/1', kind: 'clause', parts })
  }

  #hash(value: Json): string {
    return this.#sha256(write(value))
  }
}

/** Section 2, over a list of paragraphs. */
function paragraphs(list: Json[]): Json[] {
  const groups: string[] = []
  return list.map((paragraph) => runsOf(paragraph, groups)).filter((runs) => runs.length > 0)
}

/** Section 2, over one paragraph. `groups` holds those met so far, in their order. */
function runsOf(paragraph: Json, groups: string[]): Json[] {
  const runs: Json[] = []
  for (const node of paragraph.content ?? []) {
    if (node.text.length === 0) continue
    const marks = (node.marks ?? []).map((mark: Json) => {
      const { id: _, group, ...rest } = mark.attrs ?? {}
      for (const key of Object.keys(rest)) if (rest[key] === null) delete rest[key]
      return { group, plain: { mark: mark.type, ...rest } }
    })
    marks.sort((a: Json, b: Json) => order(write(a.plain), write(b.plain)))
    for (const mark of marks) {
      if (mark.group == null) continue
      if (!groups.includes(mark.group)) groups.push(mark.group)
      mark.plain.group = groups.indexOf(mark.group) + 1
    }
    const written = marks
      .map((mark: Json) => mark.plain)
      .sort((a: Json, b: Json) => order(write(a), write(b)))
    const before = runs.at(-1)
    if (before && write(before.marks) === write(written)) before.text += node.text
    else runs.push({ marks: written, text: node.text })
  }
  for (const run of runs) run.text = run.text.normalize('NFC')
  return runs
}

/** Section 1. */
function write(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(write).join(',')}]`
  if (typeof value !== 'object') return JSON.stringify(value)
  const keys = Object.keys(value).sort()
  return `{${keys.map((key) => `${JSON.stringify(key)}:${write(value[key])}`).join(',')}}`
}

function order(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1
}
