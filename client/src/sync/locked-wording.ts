// What a person's edits made of the words of locked clauses: in their place, and in copies of them that are not brought in.
import { FRAGMENT } from '@plenary/shared/schema/nodes'
import * as Y from 'yjs'
import { idOf, isKnown, keyOf, type LockedGround, type Part, partsOf } from './locked-ground.ts'
import type { UnacceptedWording } from './unaccepted-wording.ts'

export class LockedWording {
  readonly #now: Y.Doc
  readonly #ground: LockedGround
  readonly #before = new Map<string, string[]>()
  readonly #mine = new Map<string, string[]>()
  /** The ids that clauses of the server's text have there. */
  readonly #names = new Map<string, string>()

  constructor(now: Y.Doc, merged: Y.Doc, ground: LockedGround) {
    this.#now = now
    this.#ground = ground
    for (const clause of ground.clauses) this.#readBefore(clause, '')
    this.#readLocked(merged.getXmlFragment(FRAGMENT))
  }

  /** A copy that is not brought in. */
  add(copy: Y.XmlElement): void {
    this.#read(copy, idOf(copy) ?? '')
  }

  /** Of every clause that reads otherwise than the server's. */
  all(): UnacceptedWording[] {
    return [...this.#before].flatMap(([clauseId, paragraphs]) => {
      const before = paragraphs.join('\n')
      const wording = (this.#mine.get(clauseId) ?? []).join('\n')
      return wording === before ? [] : [{ container: 'clauses', clauseId, wording, before }]
    })
  }

  #readBefore(clause: Y.XmlElement, around: string): void {
    const id = idOf(clause) ?? around
    this.#names.set(keyOf(clause), id)
    const paragraphs = this.#before.get(id) ?? []
    this.#before.set(id, paragraphs)
    for (const part of elementsOf(clause)) {
      if (part.nodeName === 'paragraph') paragraphs.push(wordsOf(part))
      else for (const subclause of elementsOf(part)) this.#readBefore(subclause, id)
    }
  }

  #readLocked(parent: Y.XmlFragment): void {
    for (const part of elementsOf(parent)) {
      if (this.#ground.isLocked(part)) this.#read(part, this.#nameOf(part) ?? '')
      else if (isKnown(this.#now, part)) this.#readLocked(part)
    }
  }

  #read(clause: Y.XmlElement, id: string): void {
    const paragraphs = this.#mine.get(id) ?? []
    this.#mine.set(id, paragraphs)
    for (const part of elementsOf(clause)) {
      if (part.nodeName === 'paragraph') paragraphs.push(wordsOf(part))
      else for (const subclause of elementsOf(part)) this.#readInside(subclause, id)
    }
  }

  /** The words of a clause that the server does not have are told with those around it. */
  #readInside(subclause: Y.XmlElement, around: string): void {
    if (this.#ground.isTaken(subclause)) return
    this.#read(subclause, this.#nameOf(subclause) ?? around)
  }

  #nameOf(clause: Y.XmlElement): string | undefined {
    const own = idOf(clause) ?? ''
    return this.#names.get(keyOf(clause)) ?? (this.#ground.ids.has(own) ? own : undefined)
  }
}

function elementsOf(parent: Y.XmlFragment): Y.XmlElement[] {
  return partsOf(parent).filter((part) => part instanceof Y.XmlElement)
}

function wordsOf(paragraph: Part): string {
  if (paragraph instanceof Y.XmlElement) return partsOf(paragraph).map(wordsOf).join('')
  const delta: { insert: unknown }[] = paragraph.toDelta()
  return delta.map(({ insert }) => (typeof insert === 'string' ? insert : '')).join('')
}
