// Brings the edits of a refused document into the server's text as one edit, and leaves what is locked as the server has it.
// Everything is matched by Yjs ids: the server's items have the same ones in every copy.
import { FRAGMENT } from '@plenary/shared/schema/nodes'
import * as Y from 'yjs'
import { type CarryOver, carryOverOf, type NewIds } from './carry-over.ts'
import { idOf, isKnown, keyOf, LockedGround, type Part, partsOf } from './locked-ground.ts'
import { LockedWording } from './locked-wording.ts'
import { passesDoor } from './passes-door.ts'
import { type UnacceptedWording, wordsOutsideText } from './unaccepted-wording.ts'
import { keyOfId, marksBetween, visibleCharacters } from './visible-text.ts'

export interface RebaseOptions {
  /** The refused document: what the server is known to have, with the author's edits. */
  readonly old: Y.Doc
  /** The server's text. */
  readonly now: Y.Doc
  /** The edits of `old` that the server has not acknowledged. */
  readonly edits: readonly Uint8Array[]
  /** Ids of the clauses that are locked. */
  readonly locked: readonly string[]
}

export interface Rebased {
  /** An update of `now`; undefined when there is nothing to bring. */
  readonly edit: Uint8Array | undefined
  /** The client id that it is made under: a new one, since Yjs takes an own id that comes from outside for a stranger's. */
  readonly author: number
  /** What `edits` made of the words of locked clauses, and words that have no place any more. */
  readonly wordings: readonly UnacceptedWording[]
  readonly carryOver: CarryOver
}

/**
 * Leaves all documents as they are. Undefined: the edits can't be brought in, since the server would refuse this too.
 * Law: with `edit`, every place of `now` that is not locked reads as the merge of `old` and `now` reads, but for what others
 * wrote where the author deleted; locked clauses read as in `now`; every character of the author is in the text or in `wordings`.
 */
export function rebase(options: RebaseOptions): Rebased | undefined {
  const { old, now } = options
  const merged = copyOf(now)
  Y.applyUpdate(merged, Y.encodeStateAsUpdate(old))
  const target = copyOf(now)
  try {
    if (merged.store.pendingStructs !== null || merged.store.pendingDs !== null) return undefined
    return new Rebase(options, merged, target).run()
  } finally {
    merged.destroy()
    target.destroy()
  }
}

class Rebase {
  readonly #options: RebaseOptions
  readonly #merged: Y.Doc
  readonly #target: Y.Doc
  readonly #ground: LockedGround
  readonly #wording: LockedWording
  /** Texts with characters of the author: as they are merged, and as they are brought in. */
  readonly #texts: [merged: Y.XmlText, brought: Y.XmlText][] = []
  readonly #parts: [merged: Part, brought: Part][] = []

  constructor(options: RebaseOptions, merged: Y.Doc, target: Y.Doc) {
    this.#options = options
    this.#merged = merged
    this.#target = target
    const { now, old, locked } = options
    this.#ground = new LockedGround({
      now,
      merged,
      locked,
      wasSeen: ({ client, clock }) => clock < Y.getState(old.store, client),
    })
    this.#wording = new LockedWording(now, merged, this.#ground)
  }

  run(): Rebased | undefined {
    const { now, old, edits, locked } = this.#options
    const root = this.#target.getXmlFragment(FRAGMENT)
    const updates: Uint8Array[] = []
    this.#target.on('update', (update: Uint8Array) => updates.push(update))
    this.#target.transact(() => this.#bringParts(root, this.#merged.getXmlFragment(FRAGMENT)))
    const edit = updates.length > 0 ? Y.mergeUpdates(updates) : undefined
    if (edit && !passesDoor(now, edit, locked)) return undefined
    const outside = wordsOutsideText(this.#merged, edits, now)
    const wordings = this.#wording.all()
    if (outside) wordings.push({ container: 'clauses', clauseId: null, wording: outside, before: '' })
    return { edit, author: this.#target.clientID, wordings, carryOver: carryOverOf(old, now, this.#newIds()) }
  }

  /** `mine`: the same place as it is merged, or what the edits made of it elsewhere; undefined where they deleted it. */
  #bringParts(place: Y.XmlFragment, mine: Y.XmlFragment | undefined): void {
    const parts = mine ? partsOf(mine) : []
    const shared = new Map(parts.filter((part) => this.#isShared(part)).map((part) => [keyOf(part), part]))
    let index = 0
    let next = 0
    const bringUntil = (end: Part | undefined) => {
      for (; next < parts.length && parts[next] !== end; next += 1) {
        const part = parts[next]
        const made = part && !this.#isShared(part) ? this.#make(part) : undefined
        if (made) place.insert(index++, [made])
      }
    }
    for (const part of partsOf(place)) {
      const same = shared.get(keyOf(part))
      if (same) {
        bringUntil(same)
        next += 1
        this.#bring(part, same)
      } else if (this.#ground.stays(part)) {
        const other = this.#counterpart(part, parts.slice(next))
        // Where nothing is shared, the order is the author's.
        if (other && shared.size === 0 && parts.indexOf(other) >= next) {
          bringUntil(other)
          next += 1
        }
        this.#bring(part, other)
      } else {
        place.delete(index)
        continue
      }
      index += 1
    }
    // Nobody adds to the containers.
    if (place instanceof Y.XmlElement) bringUntil(undefined)
  }

  #isShared(part: Part): boolean {
    return isKnown(this.#options.now, part)
  }

  #counterpart(part: Part, parts: readonly Part[]): Part | undefined {
    if (part instanceof Y.XmlElement && part.nodeName === 'clause') {
      return this.#ground.counterparts.get(keyOf(part))
    }
    const found = parts.find(
      (other) => !this.#isShared(other) && !this.#ground.isTaken(other) && isAlike(part, other),
    )
    if (found) this.#ground.take(found)
    return found
  }

  #bring(part: Part, mine: Part | undefined): void {
    if (this.#ground.isLeft(part)) return
    if (mine) this.#parts.push([mine, part])
    if (part instanceof Y.XmlText) {
      this.#bringWords(part, mine instanceof Y.XmlText ? mine : undefined)
      return
    }
    if (mine instanceof Y.XmlText) return
    if (mine && this.#ground.isCopy(mine)) {
      this.#wording.add(mine)
      return
    }
    for (const [name, value] of Object.entries(mine?.getAttributes() ?? {})) {
      if (value !== undefined && part.getAttribute(name) !== value) part.setAttribute(name, value)
    }
    this.#bringParts(part, mine)
  }

  #bringWords(text: Y.XmlText, mine: Y.XmlText | undefined): void {
    const theirs = visibleCharacters(text)
    const merged = mine ? visibleCharacters(mine) : []
    const living = new Set(merged.map(keyOfId))
    const { now, old } = this.#options
    const isSeen = ({ client, clock }: Y.ID) => clock < Y.getState(old.store, client)
    const isNew = ({ client, clock }: Y.ID) => clock >= Y.getState(now.store, client)
    const delta = new Delta()
    let [at, to] = [0, 0]
    for (let [their, my] = [theirs[at], merged[to]]; their || my; [their, my] = [theirs[at], merged[to]]) {
      if (their && !living.has(keyOfId(their))) {
        if (isSeen(their)) delta.delete()
        else delta.retain(undefined)
        at += 1
      } else if (my && (isNew(my) || !their)) {
        delta.insert(my.unit, my.marks)
        to += 1
      } else if (their && my) {
        delta.retain(marksBetween(their.marks, my.marks))
        at += 1
        to += 1
      }
    }
    if (delta.isEmpty) return
    text.applyDelta(delta.ops, { sanitize: false })
    if (mine) this.#texts.push([mine, text])
  }

  #make(part: Part): Part | undefined {
    if (this.#ground.isTaken(part)) return undefined
    if (this.#ground.isCopy(part)) {
      this.#wording.add(part as Y.XmlElement)
      return undefined
    }
    if (part instanceof Y.XmlText) {
      const text = new Y.XmlText()
      text.applyDelta(part.toDelta(), { sanitize: false })
      this.#texts.push([part, text])
      this.#parts.push([part, text])
      return text
    }
    const children = partsOf(part)
    const made = children.flatMap((child) => this.#make(child) ?? [])
    if (part.nodeName === 'subclauses' && children.length > 0 && made.length === 0) return undefined
    const element = new Y.XmlElement(part.nodeName)
    for (const [name, value] of Object.entries(part.getAttributes())) {
      if (value !== undefined) element.setAttribute(name, value)
    }
    element.insert(0, made)
    this.#parts.push([part, element])
    return element
  }

  #newIds(): NewIds {
    const { now } = this.#options
    const ids = new Map<string, Y.ID>()
    const isNew = ({ client, clock }: Y.ID) => clock >= Y.getState(now.store, client)
    for (const [mine, part] of this.#parts) {
      if (mine._item && part._item && keyOf(mine) !== keyOf(part)) ids.set(keyOf(mine), part._item.id)
    }
    for (const [mine, text] of this.#texts) {
      const brought = visibleCharacters(text).filter(isNew)
      for (const [index, character] of visibleCharacters(mine).filter(isNew).entries()) {
        const { client, clock } = brought[index] ?? character
        ids.set(keyOfId(character), Y.createID(client, clock))
      }
    }
    return ids
  }
}

type Op = { retain?: number; insert?: string; delete?: number; attributes?: Record<string, unknown> }

/** A delta that grows by characters. */
class Delta {
  readonly ops: Op[] = []
  isEmpty = true
  #last = ''

  retain(attributes: Record<string, unknown> | undefined): void {
    const op = this.#op('retain', attributes)
    op.retain = (op.retain ?? 0) + 1
    if (attributes) this.isEmpty = false
  }

  insert(unit: string, marks: Readonly<Record<string, unknown>>): void {
    const op = this.#op('insert', { ...marks })
    op.insert = (op.insert ?? '') + unit
    this.isEmpty = false
  }

  delete(): void {
    const op = this.#op('delete', undefined)
    op.delete = (op.delete ?? 0) + 1
    this.isEmpty = false
  }

  #op(kind: string, attributes: Record<string, unknown> | undefined): Op {
    const name = `${kind} ${JSON.stringify(attributes)}`
    const last = this.ops.at(-1)
    if (last && name === this.#last) return last
    this.#last = name
    const op: Op = attributes ? { attributes } : {}
    this.ops.push(op)
    return op
  }
}

function isAlike(one: Part, other: Part): boolean {
  if (one instanceof Y.XmlText || other instanceof Y.XmlText) return one.constructor === other.constructor
  return one.nodeName === other.nodeName && idOf(one) === idOf(other)
}

function copyOf(doc: Y.Doc): Y.Doc {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  return copy
}
