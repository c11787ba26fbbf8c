// Makes a document say what a content says, as an edit: what is equal is not touched, so that its items, carets and locks stay.
import * as Y from 'yjs'
import type { ClauseJson, ContentJson } from '../schema/content.ts'
import { CONTAINERS, FRAGMENT } from '../schema/nodes.ts'
import { numberedClauses } from '../schema/numbered-clauses.ts'
import { readContent } from '../update/read-content.ts'
import type { PartJson } from '../update/write-content.ts'
import { arrange } from './arrange.ts'
import { boundBy } from './clause-places.ts'
import { heaviestPairs } from './heaviest-pairs.ts'
import { pairParts } from './pair-parts.ts'
import { reconcileWords } from './reconcile-words.ts'

/** More than the weights of everything that may be moved in a list. */
const BOUND_WEIGHT = 1e9

/**
 * One transaction, none when `target` is what the document says. Clauses are matched by their ids: the longest run of those
 * that are in both stays, locked ones before all, the others are made anew with the same id.
 * Law: what `restoredContent` made of the document's own content is reconciled without touching what is locked in it.
 */
export function reconcile(doc: Y.Doc, target: ContentJson, lockedIds: ReadonlySet<string>): void {
  const bound = boundBy(numberedClauses(readContent(doc)), lockedIds).all
  doc.transact(() => new Reconciliation(bound).run(doc.getXmlFragment(FRAGMENT), target))
}

class Reconciliation {
  readonly #bound: ReadonlySet<string>

  constructor(bound: ReadonlySet<string>) {
    this.#bound = bound
  }

  run(root: Y.XmlFragment, { content }: ContentJson): void {
    for (const [index, name] of CONTAINERS.entries()) {
      const container = root
        .toArray()
        .find((child) => child instanceof Y.XmlElement && child.nodeName === name)
      if (!(container instanceof Y.XmlElement)) throw new Error(`the document has no ${name}`)
      const wanted: readonly (ClauseJson | PartJson)[] = content[index]?.content ?? []
      if (name === 'clauses') this.#clauses(container, wanted as readonly ClauseJson[])
      else this.#parts(container, wanted)
    }
  }

  #clauses(list: Y.XmlElement, wanted: readonly ClauseJson[]): void {
    const ids = list
      .toArray()
      .map((child) => (child instanceof Y.XmlElement ? child.getAttribute('id') : undefined))
    const pairs = heaviestPairs(ids.length, wanted.length, (place, other) => {
      const id = ids[place]
      if (id === undefined || id !== wanted[other]?.attrs.id) return 0
      return this.#bound.has(id) ? BOUND_WEIGHT : 1
    })
    arrange(list, wanted, pairs, (clause, { content = [] }) => this.#parts(clause, content))
  }

  #parts(parent: Y.XmlElement, wanted: readonly PartJson[]): void {
    arrange(parent, wanted, pairParts(parent.toArray(), wanted, this.#bound), (element, part) => {
      if (part.type === 'subclauses') this.#clauses(element, part.content ?? [])
      else if (part.type !== 'clause') reconcileWords(element, part.content ?? [])
    })
  }
}
