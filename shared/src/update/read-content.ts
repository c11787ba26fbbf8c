// Reads the content of a document without ever writing to it: y-tiptap's own reader deletes what it does not know.
import * as Y from 'yjs'
import type {
  ClauseJson,
  ContentJson,
  ParagraphJson,
  PreambularJson,
  SubclausesJson,
  TextJson,
} from '../schema/content.ts'
import { isAllowedLink } from '../schema/marks.ts'
import { type Container, FRAGMENT } from '../schema/nodes.ts'

/**
 * The content as JSON: runs with equal marks joined, marks in the schema's order. The document must be seeded.
 * A clause without an id has the id `''`, and two clauses may have the same one, until the server repairs it.
 */
export function readContent(doc: Y.Doc): ContentJson {
  const root = doc.getXmlFragment(FRAGMENT)
  return {
    type: 'doc',
    content: [
      withContent({ type: 'title' }, readParagraphs(containerOf(root, 'title'))),
      withContent({ type: 'preamble' }, readPreambulars(containerOf(root, 'preamble'))),
      withContent({ type: 'clauses' }, readClauses(containerOf(root, 'clauses'))),
      withContent({ type: 'closing' }, readParagraphs(containerOf(root, 'closing'))),
    ],
  }
}

export function containerOf(root: Y.XmlFragment, name: Container): Y.XmlElement {
  const found = elementsOf(root).find((element) => element.nodeName === name)
  if (found === undefined) throw new Error(`the document has no container ${name}`)
  return found
}

/** Empty content is left out, as ProseMirror does. */
function withContent<Node extends object, Child>(node: Node, content: Child[]): Node & { content?: Child[] } {
  return content.length > 0 ? { ...node, content } : node
}

function readParagraphs(parent: Y.XmlElement): ParagraphJson[] {
  return elementsOf(parent, 'paragraph').map((element) =>
    withContent({ type: 'paragraph' }, readRuns(element)),
  )
}

function readPreambulars(parent: Y.XmlElement): PreambularJson[] {
  return elementsOf(parent, 'preambular').map((element) =>
    withContent({ type: 'preambular' }, readRuns(element)),
  )
}

function readClauses(parent: Y.XmlElement): ClauseJson[] {
  return elementsOf(parent, 'clause').map((element) => {
    const parts = elementsOf(element).flatMap((part): (ParagraphJson | SubclausesJson)[] => {
      if (part.nodeName === 'paragraph') return [withContent({ type: 'paragraph' }, readRuns(part))]
      if (part.nodeName === 'subclauses') return [withContent({ type: 'subclauses' }, readClauses(part))]
      return []
    })
    return withContent({ type: 'clause', attrs: { id: element.getAttribute('id') ?? '' } }, parts)
  })
}

export function elementsOf(parent: Y.XmlFragment, name?: string): Y.XmlElement[] {
  return parent
    .toArray()
    .filter(
      (child) => child instanceof Y.XmlElement && (name === undefined || child.nodeName === name),
    ) as Y.XmlElement[]
}

/** The runs of each paragraph of a container that has nothing else. */
export function readBlocks(
  parent: Y.XmlElement,
  name: 'paragraph' | 'preambular',
): { content: TextJson[] }[] {
  return elementsOf(parent, name).map((element) => ({ content: readRuns(element) }))
}

/** A paragraph has several text types after people began to type in it at the same time; they read as one. */
export function readRuns(element: Y.XmlElement): TextJson[] {
  const runs: TextJson[] = []
  for (const text of element.toArray()) {
    if (!(text instanceof Y.XmlText)) continue
    for (const { insert, attributes = {} } of text.toDelta() as { insert: unknown; attributes?: object }[]) {
      if (typeof insert === 'string') addRun(runs, insert, readMarks(attributes))
    }
  }
  return runs
}

function addRun(runs: TextJson[], text: string, marks: TextJson['marks']): void {
  const last = runs.at(-1)
  if (last && JSON.stringify(last.marks) === JSON.stringify(marks)) last.text += text
  else runs.push(marks ? { type: 'text', marks, text } : { type: 'text', text })
}

/** What an editor wrote as a text's attributes, as marks in the schema's order. */
export function readMarks(attributes: {
  bold?: unknown
  italic?: unknown
  link?: { href?: unknown }
}): TextJson['marks'] {
  const marks: NonNullable<TextJson['marks']> = []
  if (attributes.bold) marks.push({ type: 'bold' })
  if (attributes.italic) marks.push({ type: 'italic' })
  const href = attributes.link?.href
  if (isAllowedLink(href)) marks.push({ type: 'link', attrs: { href } })
  return marks.length > 0 ? marks : undefined
}
