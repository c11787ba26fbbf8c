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
    const children = (clause as Json).content ?? []
    const runs = everyRuns(children.filter((child: Json) => child.type === 'paragraph'))
    for (const child of children) {
      if (child.type === 'paragraph') {
        const paragraph = runs.shift() ?? []
        if (paragraph.length > 0) parts.push({ paragraph })
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

/** The end of section 2. */
function paragraphs(list: Json[]): Json[] {
  return everyRuns(list).filter((runs) => runs.length > 0)
}

/** Section 2, over paragraphs whose groups are counted together. */
function everyRuns(list: Json[]): Json[][] {
  const nodes = list.map((paragraph) => (paragraph.content ?? []).filter((node: Json) => node.text !== ''))
  const groups = inOrder(nodes.flat())
  return nodes.map((each) => runsOf(each, groups))
}

/** Steps 2 and 4, without the group. */
function plain(mark: Json): Json {
  const { id: _, group: __, ...rest } = mark.attrs ?? {}
  for (const key of Object.keys(rest)) if (rest[key] === null) delete rest[key]
  return { mark: mark.type, ...rest }
}

/** Step 3. */
function inOrder(nodes: Json[]): string[] {
  const groups: string[] = []
  for (const node of nodes)
    for (const { attrs } of node.marks ?? [])
      if (attrs?.group != null && !groups.includes(attrs.group)) groups.push(attrs.group)
  const marksOf = (node: Json, group: string): string[] =>
    (node.marks ?? [])
      .filter((mark: Json) => mark.attrs?.group === group)
      .map((mark: Json) => write(plain(mark)))
      .sort(order)
  return groups.sort((a, b) => {
    for (const node of nodes) {
      const [ofA, ofB] = [marksOf(node, a), marksOf(node, b)]
      for (let at = 0; at < Math.max(ofA.length, ofB.length); at++) {
        const [one, other] = [ofA[at], ofB[at]]
        if (one === undefined) return 1
        if (other === undefined) return -1
        if (one !== other) return order(one, other)
      }
    }
    return 0
  })
}

/** Steps 4 to 6. */
function runsOf(nodes: Json[], groups: string[]): Json[] {
  const runs: Json[] = []
  for (const node of nodes) {
    const marks = (node.marks ?? []).map((mark: Json) =>
      mark.attrs?.group == null
        ? plain(mark)
        : { ...plain(mark), group: groups.indexOf(mark.attrs.group) + 1 },
    )
    marks.sort((a: Json, b: Json) => order(write(a), write(b)))
    const before = runs.at(-1)
    if (before && write(before.marks) === write(marks)) before.text += node.text
    else runs.push({ marks, text: node.text })
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
