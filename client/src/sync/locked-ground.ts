// What a rebase leaves alone: the locked clauses as the server has them, what holds them, and the copies of them that a person's
// edits made; and which of the clauses that the edits deleted stay after all.
import { FRAGMENT } from '@plenary/shared/schema/nodes'
import { clauseHandle } from '@plenary/shared/update/locked-items'
import * as Y from 'yjs'
import { keyOfId, visibleCharacters } from './visible-text.ts'

export type Part = Y.XmlElement | Y.XmlText

export interface GroundOptions {
  /** The server's state. */
  readonly now: Y.Doc
  /** The server's state with the edits. */
  readonly merged: Y.Doc
  /** Whether the author had this when the edits were made. */
  wasSeen(id: Y.ID): boolean
  readonly locked: readonly string[]
}

export class LockedGround {
  /** Ids of the locked clauses and of their sub-clauses. */
  readonly ids = new Set<string>()
  /** The locked clauses that stand in no other locked one. */
  readonly clauses: Y.XmlElement[] = []
  /** What the edits made of a clause that they deleted, and that stays: its words are brought into the old place. */
  readonly counterparts = new Map<string, Y.XmlElement>()
  readonly #locked = new Set<string>()
  readonly #staying = new Set<string>()
  readonly #whole = new Set<string>()
  /** What the edits wrote into locked clauses. */
  #written = ''
  readonly #taken = new Set<Part>()
  readonly #options: GroundOptions
  readonly #copies = new Map<string, Y.XmlElement>()
  readonly #lockedAway = new Map<string, Y.XmlElement>()

  constructor(options: GroundOptions) {
    this.#options = options
    const { now, merged, locked } = options
    for (const id of locked) {
      const handle = clauseHandle(now, id)
      if (handle) this.#locked.add(keyOfId(handle))
    }
    this.#findLocked(now.getXmlFragment(FRAGMENT), false)
    this.#findCopies(merged.getXmlFragment(FRAGMENT), false)
    for (const container of partsOf(now.getXmlFragment(FRAGMENT))) {
      this.#staying.add(keyOf(container))
      this.#findStaying(container)
    }
  }

  isLocked(part: Part): boolean {
    return this.#locked.has(keyOf(part))
  }

  /** Whether it stands, although the edits deleted it. */
  stays(part: Part): boolean {
    return this.#staying.has(keyOf(part))
  }

  /** Whether it stays word for word: locked, or joined to a locked clause, which it can't be. */
  isLeft(part: Part): boolean {
    return this.isLocked(part) || this.#whole.has(keyOf(part))
  }

  /** Whether this clause of the edits took the name of locked ground: such a copy is not made. */
  isCopy(part: Part): boolean {
    return part instanceof Y.XmlElement && part.nodeName === 'clause' && this.ids.has(idOf(part) ?? '')
  }

  /** Whether the words of this part of the edits are brought into an old place. */
  isTaken(part: Part): boolean {
    return this.#taken.has(part)
  }

  take(part: Part): void {
    this.#taken.add(part)
  }

  #findLocked(parent: Y.XmlFragment, isInside: boolean): void {
    for (const part of partsOf(parent)) {
      if (!(part instanceof Y.XmlElement)) continue
      const isLocked = isInside || this.isLocked(part)
      if (isLocked && part.nodeName === 'clause') this.ids.add(idOf(part) ?? '')
      if (isLocked && !isInside) this.clauses.push(part)
      this.#findLocked(part, isLocked)
    }
  }

  #findCopies(parent: Y.XmlFragment, isInside: boolean): void {
    for (const part of partsOf(parent)) {
      if (!(part instanceof Y.XmlElement)) continue
      const isLocked = isInside || this.isLocked(part) || this.isCopy(part)
      const id = idOf(part)
      const isNew = !isKnown(this.#options.now, part)
      if (isLocked && part.nodeName === 'paragraph') this.#written += `${this.#newWords(part)}\n`
      if (isNew && part.nodeName === 'clause' && id !== undefined && !this.isCopy(part)) {
        const copies = isLocked ? this.#lockedAway : this.#copies
        if (!copies.has(id)) copies.set(id, part)
      }
      this.#findCopies(part, isLocked)
    }
  }

  /** Whether it holds something that stays. */
  #findStaying(part: Part): boolean {
    if (this.isLocked(part)) return this.#stay(part)
    if (part instanceof Y.XmlText) return hasUnseen(part, this.#options.wasSeen) && this.#stay(part)
    let holds = part._item !== null && !this.#options.wasSeen(part._item.id)
    for (const child of partsOf(part)) holds = this.#findStaying(child) || holds
    if (part.nodeName === 'clause' && !isAlive(this.#options.merged, part)) {
      const id = idOf(part) ?? ''
      const away = this.#lockedAway.get(id)
      const counterpart = away ?? (holds ? this.#copies.get(id) : undefined)
      if (counterpart) {
        this.counterparts.set(keyOf(part), counterpart)
        this.#taken.add(counterpart)
      } else if (this.#isJoined(part)) {
        for (const child of paragraphsOf(part)) this.#whole.add(keyOf(child))
        for (const child of paragraphsOf(part)) this.#stay(child)
        holds = true
      }
      holds ||= away !== undefined
    }
    return holds && this.#stay(part)
  }

  /** Whether all its words went into a locked clause: where they are not let in, they are not taken from the text. */
  #isJoined(clause: Y.XmlElement): boolean {
    const words = paragraphsOf(clause)
      .map((paragraph) => visibleWords(paragraph))
      .filter((paragraph) => paragraph !== '')
    return words.length > 0 && words.every((paragraph) => this.#written.includes(paragraph))
  }

  #newWords(paragraph: Y.XmlElement): string {
    const { store } = this.#options.now
    return visibleWords(paragraph, ({ client, clock }) => clock >= Y.getState(store, client))
  }

  #stay(part: Part): true {
    this.#staying.add(keyOf(part))
    return true
  }
}

export function partsOf(parent: Y.XmlFragment): Part[] {
  return parent
    .toArray()
    .filter((part): part is Part => part instanceof Y.XmlElement || part instanceof Y.XmlText)
}

export function idOf(element: Y.XmlElement): string | undefined {
  return element.getAttribute('id') || undefined
}

/** Names a part in every copy of its document. */
export function keyOf({ _item }: Part): string {
  return _item ? keyOfId(_item.id) : 'root'
}

export function isKnown(doc: Y.Doc, { _item }: Part): boolean {
  return _item !== null && _item.id.clock < Y.getState(doc.store, _item.id.client)
}

function isAlive(doc: Y.Doc, part: Part): boolean {
  if (part._item === null || !isKnown(doc, part)) return false
  const item = Y.getItem(doc.store, part._item.id)
  return item instanceof Y.Item && !item.deleted
}

function paragraphsOf(clause: Y.XmlElement): Y.XmlElement[] {
  return partsOf(clause).filter(
    (part) => part instanceof Y.XmlElement && part.nodeName === 'paragraph',
  ) as Y.XmlElement[]
}

function visibleWords(paragraph: Y.XmlElement, isMeant: (id: Y.ID) => boolean = () => true): string {
  return partsOf(paragraph)
    .flatMap((text) => (text instanceof Y.XmlText ? visibleCharacters(text) : []))
    .filter(isMeant)
    .map(({ unit }) => unit)
    .join('')
}

function hasUnseen(text: Y.XmlText, wasSeen: (id: Y.ID) => boolean): boolean {
  for (let item = text._start; item !== null; item = item.right) {
    if (item.deleted || !(item.content instanceof Y.ContentString)) continue
    const { client, clock } = item.id
    if (!wasSeen(Y.createID(client, clock + item.length - 1))) return true
  }
  return false
}
