// Texts as tests write them: a line a paragraph. `T`, `P`, `C` are title, preamble and closing; `1`, `2.1` a clause and a
// sub-clause; `+` a further paragraph of the clause above. `|` is the caret, `<` and `>` the ends of a selection.
import { clausesOf } from '@plenary/shared/declaration/outline'
import type { ContentJson } from '@plenary/shared/schema/content'
import { declarationSchema } from '@plenary/shared/schema/schema'
import type { Node } from '@tiptap/pm/model'
import type { EditorState } from '@tiptap/pm/state'

export interface ReadText {
  readonly content: ContentJson
  readonly anchor: number
  readonly head: number
}

interface Draft {
  paragraphs: string[]
  below: Draft[]
}

/** Clauses get the ids `clause-a`, … in the order of the lines, without the hyphen: `clausea0`, `clauseb0`. */
export function readText(drawn: string): ReadText {
  const lines = drawn
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => /^(\S+) ?(.*)$/.exec(line))
  const of = (tag: string) => lines.filter((line) => line?.[1] === tag).map((line) => line?.[2] ?? '')
  const root: Draft = { paragraphs: [], below: [] }
  let open: Draft[] = [root]
  for (const line of lines) {
    const [, tag = '', words = ''] = line ?? []
    if (tag === '+') open.at(-1)?.paragraphs.push(words)
    if (!/^\d/.test(tag)) continue
    const depth = tag.split('.').length
    const draft: Draft = { paragraphs: [words], below: [] }
    open = [...open.slice(0, depth), draft]
    open[depth - 1]?.below.push(draft)
  }
  let count = 0
  const nextId = () => `clause${String.fromCharCode(97 + (count % 26))}${Math.floor(count++ / 26)}`
  const block = (type: string) => (words: string) => ({
    type,
    ...(words === '' ? {} : { content: [{ type: 'text', text: words }] }),
  })
  const clause = ({ paragraphs, below }: Draft): object => ({
    type: 'clause',
    attrs: { id: nextId() },
    content: [
      ...paragraphs.map(block('paragraph')),
      ...(below.length > 0 ? [{ type: 'subclauses', content: below.map(clause) }] : []),
    ],
  })
  const marked = declarationSchema.nodeFromJSON({
    type: 'doc',
    content: [
      { type: 'title', content: of('T').map(block('paragraph')) },
      { type: 'preamble', content: of('P').map(block('preambular')) },
      { type: 'clauses', content: root.below.map(clause) },
      { type: 'closing', content: of('C').map(block('paragraph')) },
    ],
  })
  return takeMarks(marked)
}

/** The document and the selection of an editor, in the same notation. */
export function drawText({ doc, selection }: EditorState): string {
  const lines: string[] = []
  const paths = new Map(clausesOf(doc).map(({ pos, path }) => [pos, path.join('.')]))
  const tags: Record<string, string> = { title: 'T', preamble: 'P', closing: 'C' }
  doc.descendants((node, pos, parent) => {
    if (!node.isTextblock) return true
    const $pos = doc.resolve(pos)
    const isFirst = $pos.index() === 0
    const clauseTag = isFirst ? (paths.get($pos.before()) ?? '?') : '+'
    const tag = tags[parent?.type.name ?? ''] ?? clauseTag
    lines.push(`${tag} ${withMarks(node.textContent, pos + 1, selection)}`.trimEnd())
    return false
  })
  return lines.join('\n')
}

/** Lines without the white space of the source around them. */
export function lines(drawn: string): string {
  return drawn
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n')
}

function withMarks(words: string, start: number, { anchor, head, empty }: EditorState['selection']): string {
  const at = (pos: number) => pos >= start && pos <= start + words.length
  const marks = empty
    ? [{ pos: head, sign: '|' }]
    : [
        { pos: Math.min(anchor, head), sign: '<' },
        { pos: Math.max(anchor, head), sign: '>' },
      ]
  return marks
    .filter(({ pos }) => at(pos))
    .sort((a, b) => b.pos - a.pos)
    .reduce((text, { pos, sign }) => text.slice(0, pos - start) + sign + text.slice(pos - start), words)
}

function takeMarks(marked: Node): ReadText {
  const found: number[] = []
  let removed = 0
  marked.descendants((node, pos) => {
    for (let index = 0; index < (node.text?.length ?? 0); index++) {
      if ('|<>'.includes(node.text?.[index] ?? ' ')) found.push(pos + index - removed++)
    }
  })
  const strip = (json: object): object =>
    JSON.parse(JSON.stringify(json).replace(/[|<>]/g, '').replaceAll('{"type":"text","text":""}', ''))
  const content = strip(marked.toJSON()) as ContentJson
  return { content, anchor: found[0] ?? 0, head: found[1] ?? found[0] ?? 0 }
}
