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
  /** Kept while a transaction was under way, which tells nobody what it goes on changing in elements of its own. */
  readonly #unsettled = new Set<Y.XmlElement>()
  #text: string | undefined

  constructor(doc: Y.Doc) {
    this.#doc = doc
    doc.on('afterTransaction', this.#settle)
  }

  /** Of a clause with its sub-clauses. */
  clause(element: Y.XmlElement): string {
    this.#settle()
    return this.#digestOf(element)
  }

  /** Of the whole text. The document must be seeded. */
  text(): string {
    this.#settle()
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
    this.#settle()
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
    this.#doc.off('afterTransaction', this.#settle)
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
    if (this.#doc._transactionCleanups.length > 0) this.#unsettled.add(clause)
    return digest
  }

  #container(name: Container): Y.XmlElement {
    const root = this.#doc.getXmlFragment(FRAGMENT)
    const container = elementsOf(root).find(({ nodeName }) => nodeName === name)
    if (container === undefined) throw new Error(`the document has no ${CONTAINERS.join(', ')}`)
    return container
  }

  /**
   * Forgets what any transaction changed that is under way or whose observers are still being called: an observer that asks
   * may be called before this one.
   */
  #settle = (): void => {
    for (const clause of this.#unsettled) this.#clauses.delete(clause)
    this.#unsettled.clear()
    for (const { changed } of this.#doc._transactionCleanups) {
      if (changed.size > 0) this.#text = undefined
      for (const type of changed.keys()) {
        for (let around: unknown = type; around instanceof Y.AbstractType; around = around._item?.parent) {
          if (around instanceof Y.XmlElement) this.#clauses.delete(around)
        }
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
