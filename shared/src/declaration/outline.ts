// The outline of a text: its containers, its clauses with their places, and the words with which each begins.
import type { Node } from '@tiptap/pm/model'
import type { ContentJson } from '../schema/content.ts'
import { CONTAINERS, type Container } from '../schema/nodes.ts'
import { declarationSchema } from '../schema/schema.ts'
import { clauseLabel, type NumberStyle } from './numbering.ts'

/** A clause where it stands. */
export interface PlacedClause {
  readonly node: Node
  /** The position before the clause in the document. */
  readonly pos: number
  /** Places from the outermost clause inwards, each from 1; sub-clauses of one clause count on across their lists. */
  readonly path: readonly number[]
}

export interface OutlineEntry {
  readonly kind: 'container' | 'clause'
  readonly container: Container
  /** The clause's id, null while it has none; a container's name. */
  readonly id: string | null
  /** Empty for a container. */
  readonly path: readonly number[]
  /** The clause's number as the page draws it; empty for a container. */
  readonly label: string
  /** At most 80 characters, white space folded. */
  readonly firstWords: string
}

const FIRST_WORDS = 80

/** All clauses of a document in their order, a clause before its sub-clauses. */
export function clausesOf(doc: Node): PlacedClause[] {
  const found: PlacedClause[] = []
  const visitList = (list: Node, listPos: number, above: readonly number[], before: number) => {
    list.forEach((clause, offset, index) => {
      if (clause.type.name !== 'clause') return
      const pos = listPos + 1 + offset
      const path = [...above, before + index + 1]
      found.push({ node: clause, pos, path })
      let counted = 0
      clause.forEach((child, childOffset) => {
        if (child.type.name !== 'subclauses') return
        visitList(child, pos + 1 + childOffset, path, counted)
        counted += child.childCount
      })
    })
  }
  doc.forEach((container, offset) => {
    if (container.type.name === 'clauses') visitList(container, offset, [], 0)
  })
  return found
}

/** Title, preamble, every clause and sub-clause, closing. */
export function outlineOf(doc: Node, style: NumberStyle): OutlineEntry[] {
  const containerEntry = (container: Container): OutlineEntry => ({
    kind: 'container',
    container,
    id: container,
    path: [],
    label: '',
    firstWords: firstWordsOf(childNamed(doc, container)),
  })
  const clauseEntry = ({ node, path }: PlacedClause): OutlineEntry => ({
    kind: 'clause',
    container: 'clauses',
    id: typeof node.attrs.id === 'string' ? node.attrs.id : null,
    path,
    label: clauseLabel(style, path),
    firstWords: firstWordsOf(node),
  })
  return CONTAINERS.flatMap((container) =>
    container === 'clauses' ? clausesOf(doc).map(clauseEntry) : [containerEntry(container)],
  )
}

/** The outline of content that no editor has open. */
export function outlineOfContent(content: ContentJson, style: NumberStyle): OutlineEntry[] {
  return outlineOf(declarationSchema.nodeFromJSON(content), style)
}

function childNamed(doc: Node, name: string): Node | undefined {
  return doc.children.find((child) => child.type.name === name)
}

/** The words of the first paragraph that has any, sub-clauses left out. */
function firstWordsOf(node: Node | undefined): string {
  for (const child of node?.children ?? []) {
    if (!child.isTextblock) continue
    const words = child.textContent.replace(/\s+/g, ' ').trim()
    if (words !== '') return shorten(words)
  }
  return ''
}

function shorten(words: string): string {
  const characters = [...words]
  if (characters.length <= FIRST_WORDS) return words
  return `${characters
    .slice(0, FIRST_WORDS - 1)
    .join('')
    .trimEnd()}…`
}
