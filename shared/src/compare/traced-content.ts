// Reads the content of a document with the item of every character, without ever writing to it.
import * as Y from 'yjs'
import { CONTAINERS, FRAGMENT } from '../schema/nodes.ts'
import { containerOf, elementsOf, readMarks } from '../update/read-content.ts'
import type { StructId } from '../update/read-update.ts'
import { PARAGRAPH_END, SUBCLAUSES_HERE } from './signs.ts'
import {
  ClauseKeys,
  type Mark,
  signRun,
  type TracedPart,
  type TracedRun,
  type TracedText,
} from './traced-text.ts'

/** The same words, paragraphs, clauses and marks that `readContent` reads. The document must be seeded. */
export function traceContent(doc: Y.Doc): TracedText {
  const root = doc.getXmlFragment(FRAGMENT)
  const keys = new ClauseKeys()
  return CONTAINERS.flatMap((name): TracedPart[] => {
    const element = containerOf(root, name)
    const id = idOf(element)
    if (name === 'clauses')
      return traceClauses(element, { path: [], counted: 0, parent: null, ids: [id], keys })
    const blocks = elementsOf(element, name === 'preamble' ? 'preambular' : 'paragraph')
    const runs = blocks.flatMap((block) => traceParagraph(block, [id]))
    return [
      { container: name, clauseId: null, key: name, path: [], parent: null, id, naming: undefined, runs },
    ]
  })
}

interface Around {
  readonly path: readonly number[]
  /** The clauses of earlier lists of the same clause. */
  readonly counted: number
  readonly parent: string | null
  /** Innermost first. */
  readonly ids: readonly StructId[]
  readonly keys: ClauseKeys
}

function traceClauses(list: Y.XmlElement, around: Around): TracedPart[] {
  return elementsOf(list, 'clause').flatMap((element, index) => {
    const id = idOf(element)
    const naming = element._map.get('id')?.id
    const named = around.keys.take(element.getAttribute('id') ?? '', id)
    const path = [...around.path, around.counted + index + 1]
    const ids = [id, ...(naming ? [naming] : []), ...around.ids]
    const below: TracedPart[] = []
    const runs = elementsOf(element).flatMap((block) => {
      if (block.nodeName === 'paragraph') return traceParagraph(block, ids)
      if (block.nodeName !== 'subclauses') return []
      const inner = { path, counted: countBelow(below, path), parent: named.key, keys: around.keys }
      below.push(...traceClauses(block, { ...inner, ids: [idOf(block), ...ids] }))
      return [signRun(SUBCLAUSES_HERE, idOf(block), ids)]
    })
    const own = {
      container: 'clauses',
      path,
      parent: around.parent,
      id,
      naming: naming && plain(naming),
    } as const
    return [{ ...own, ...named, runs }, ...below]
  })
}

function countBelow(below: readonly TracedPart[], path: readonly number[]): number {
  return below.filter((part) => part.path.length === path.length + 1).length
}

function traceParagraph(element: Y.XmlElement, ids: readonly StructId[]): TracedRun[] {
  const id = idOf(element)
  const runs = element
    .toArray()
    .flatMap((text) => (text instanceof Y.XmlText ? traceText(text, [idOf(text), id, ...ids]) : []))
  return [...runs, signRun(PARAGRAPH_END, id, ids)]
}

function traceText(text: Y.XmlText, within: readonly StructId[]): TracedRun[] {
  const runs: TracedRun[] = []
  const attributes: Record<string, unknown> = {}
  let formats: ReadonlyMap<string, StructId> = new Map()
  let marks: readonly Mark[] = []
  for (let item = text._start; item !== null; item = item.right) {
    if (item.deleted) continue
    if (item.content instanceof Y.ContentFormat) {
      attributes[item.content.key] = item.content.value
      formats = new Map(formats).set(item.content.key, plain(item.id))
      marks = readMarks(attributes) ?? []
    } else if (item.content instanceof Y.ContentString) {
      runs.push({ text: item.content.str, id: plain(item.id), marks, formats, within })
    }
  }
  return runs
}

function idOf(type: Y.XmlElement | Y.XmlText): StructId {
  if (type._item === null) throw new Error('a root is no part of a text')
  return plain(type._item.id)
}

function plain({ client, clock }: StructId): StructId {
  return { client, clock }
}
