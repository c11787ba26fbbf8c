// The digests of a document that changes: computed when they are asked for, and forgotten only where something changed.
import * as Y from 'yjs'
import type { Container } from '../schema/nodes.ts'
import { CONTAINERS, FRAGMENT } from '../schema/nodes.ts'
import { readBlocks, readRuns } from '../update/read-content.ts'
import { type ClausePart, digestOfParts, digestOfText } from './digests.ts'

/** Reads only. Answers what `clauseDigest` and `textDigest` answer for the content as it is at that moment. */
export class KeptDigests {
  readonly #doc: Y.Doc
  readonly #clauses = new WeakMap<Y.XmlElement, string>()
  #text: string | undefined

  constructor(doc: Y.Doc) {
    this.#doc = doc
    doc.on('afterTransaction', this.#forgetChanged)
  }

  /** Of a clause with its sub-clauses. */
  clause(element: Y.XmlElement): string {
    this.#forgetOpen()
    return this.#digestOf(element)
  }

  /** Of the whole text. The document must be seeded. */
  text(): string {
    this.#forgetOpen()
    this.#text ??= digestOfText({
      title: readBlocks(this.#container('title'), 'paragraph'),
      preamble: readBlocks(this.#container('preamble'), 'preambular'),
      clauses: clausesIn(this.#container('clauses')).map((clause) => this.#digestOf(clause)),
      closing: readBlocks(this.#container('closing'), 'paragraph'),
    })
    return this.#text
  }

  /** Of every clause and sub-clause, by its id, in the order of the text. Of two with one id, the first. */
  clauseIds(): ReadonlyMap<string, string> {
    this.#forgetOpen()
    const digests = new Map<string, string>()
    const add = (clause: Y.XmlElement): void => {
      const id = clause.getAttribute('id')
      if (id !== undefined && !digests.has(id)) digests.set(id, this.#digestOf(clause))
      for (const part of elementsOf(clause)) for (const subclause of clausesIn(part)) add(subclause)
    }
    for (const clause of clausesIn(this.#container('clauses'))) add(clause)
    return digests
  }

  destroy(): void {
    this.#doc.off('afterTransaction', this.#forgetChanged)
  }

  #digestOf(clause: Y.XmlElement): string {
    const known = this.#clauses.get(clause)
    if (known !== undefined) return known
    const parts = elementsOf(clause).flatMap((part): ClausePart[] => {
      if (part.nodeName === 'paragraph') return [{ paragraph: { content: readRuns(part) } }]
      if (part.nodeName !== 'subclauses') return []
      return [{ subclauses: clausesIn(part).map((subclause) => this.#digestOf(subclause)) }]
    })
    const digest = digestOfParts(parts)
    this.#clauses.set(clause, digest)
    return digest
  }

  #container(name: Container): Y.XmlElement {
    const root = this.#doc.getXmlFragment(FRAGMENT)
    const container = elementsOf(root).find(({ nodeName }) => nodeName === name)
    if (container === undefined) throw new Error(`the document has no ${CONTAINERS.join(', ')}`)
    return container
  }

  /** A transaction that is under way has told nobody yet what it changed, and goes on changing. */
  #forgetOpen(): void {
    if (this.#doc._transaction !== null) this.#forgetChanged(this.#doc._transaction)
  }

  #forgetChanged = ({ changed }: Y.Transaction): void => {
    if (changed.size > 0) this.#text = undefined
    for (const type of changed.keys()) {
      for (let around: unknown = type; around instanceof Y.AbstractType; around = around._item?.parent) {
        if (around instanceof Y.XmlElement) this.#clauses.delete(around)
      }
    }
  }
}

function elementsOf(parent: Y.XmlFragment): Y.XmlElement[] {
  return parent.toArray().filter((child) => child instanceof Y.XmlElement)
}

function clausesIn(parent: Y.XmlElement): Y.XmlElement[] {
  return elementsOf(parent).filter(({ nodeName }) => nodeName === 'clause')
}
