// The guard: does an update that the gate has let in touch what is locked? Rules GD1… in docs/spec/guard.md.
import * as Y from 'yjs'
import { areRedundantMarkers } from './format-redundancy.ts'
import type { GuardCode } from './guard-code.ts'
import type { LockedItems } from './locked-items.ts'
import type { NewStruct, Parent, YType } from './new-struct.ts'
import type { Deletion, ResolvedUpdate } from './resolve-update.ts'

export type GuardVerdict =
  | { readonly kind: 'ok' }
  /** `clauses`: ids of the locked clauses that it touches, each once; empty for `closed`. */
  | { readonly kind: 'refused'; readonly code: GuardCode; readonly clauses: readonly string[] }

/**
 * How locked text can be touched. Each is a defence of its own: the fuzz leaves out one after the other, and finds the
 * hole that each of them closes.
 */
export const TOUCHES = [
  /** Content is added in a locked clause. */
  'added',
  /** Text is added there of which the update deletes a part only. */
  'half-added',
  /** An attribute is set. */
  'attribute',
  /** An attribute is set and deleted at once, or by deleted content: it takes the place of the one that was there. */
  'attribute-taken',
  /** Something in a locked clause is deleted. */
  'removed',
  /** The locked clause is deleted. */
  'clause-removed',
  /** Something above it is deleted, with which it would go down. */
  'removed-above',
  /** A formatting marker is deleted without which some character looks different. */
  'look',
  /** A clause gets the id of a locked clause. */
  'id',
  /** A clause gets the id of a sub-clause in a locked clause. */
  'sub-clause-id',
] as const
export type TouchKind = (typeof TOUCHES)[number]

export interface Touch {
  readonly kind: TouchKind
  /** The locked clauses that are touched. */
  readonly clauses: readonly string[]
  /** The element or text that would change: it gains, loses or is given something. */
  readonly place: NonNullable<Parent>
}

const OK: GuardVerdict = { kind: 'ok' }
const CLOSED: GuardVerdict = { kind: 'refused', code: 'closed', clauses: [] }

/**
 * Judges an update that the gate judged `ok`, before the document changes. Reads only; all or nothing.
 * Law: an update judged `ok` and applied next leaves the content of every locked clause, its sub-clauses and all their
 * ids as they were, and makes no other clause of these ids.
 */
export function judgeLocks(update: ResolvedUpdate, locked: LockedItems): GuardVerdict {
  if (locked.isClosed) return changesNothing(update) ? OK : CLOSED
  const touches = findTouches(update, locked)
  if (touches.length === 0) return OK
  return { kind: 'refused', code: 'locked', clauses: clausesOf(touches) }
}

/** The touched clauses, each once, in the order in which they are touched. */
export function clausesOf(touches: readonly Touch[]): string[] {
  return [...new Set(touches.flatMap(({ clauses }) => clauses))]
}

/** Nothing, or what every Yjs peer does by itself. */
export function changesNothing({ structs, deletions }: ResolvedUpdate): boolean {
  return structs.length === 0 && areRedundantMarkers(deletions)
}

const NO_TOUCHES: readonly Touch[] = []

/** Every touch of a locked clause, whether the text is closed or not. */
export function findTouches(update: ResolvedUpdate, locked: LockedItems): readonly Touch[] {
  return locked.elements.size === 0 ? NO_TOUCHES : new TouchFinder(update, locked).find()
}

const NONE: readonly string[] = []

class TouchFinder {
  readonly #update: ResolvedUpdate
  readonly #locked: LockedItems
  #touches: Touch[] | undefined
  /** Markers that are deleted in a locked clause, by the text they stand in. */
  #markers: Map<YType, Deletion[]> | undefined
  /** Neighbours in an update mostly have one parent. */
  #lastParent: Parent = null
  #lastAround: readonly string[] | null = null

  constructor(update: ResolvedUpdate, locked: LockedItems) {
    this.#update = update
    this.#locked = locked
  }

  find(): readonly Touch[] {
    for (const struct of this.#update.structs) this.#add(struct)
    for (const deletion of this.#update.deletions) this.#delete(deletion)
    for (const [text, deletions] of this.#markers ?? []) {
      if (!areRedundantMarkers(deletions)) this.#touch('look', this.#around(text), text)
    }
    return this.#touches ?? NO_TOUCHES
  }

  #add(struct: NewStruct): void {
    const { parent, parentSub, content } = struct
    const around = this.#around(parent)
    if (around === null || parent === null) return
    if (around.length > 0) {
      const deleted = content.kind === 'deleted' ? 'all' : this.#deletedPart(struct)
      if (parentSub !== null) {
        this.#touch(deleted === 'none' ? 'attribute' : 'attribute-taken', around, parent)
      } else if (deleted !== 'all') this.#touch(deleted === 'none' ? 'added' : 'half-added', around, parent)
    }
    if (parentSub === 'id' && content.kind === 'attribute') {
      for (const value of content.values) this.#giveId(value, parent)
    }
  }

  #giveId(value: string, parent: NonNullable<Parent>): void {
    const clauses = this.#locked.bearing(value)
    this.#touch(this.#locked.elements.has(value) ? 'id' : 'sub-clause-id', clauses, parent)
  }

  #delete(deletion: Deletion): void {
    const { item } = deletion
    const parent = item.parent as YType
    const under = this.#locked.under(item)
    if (under.length > 0) {
      const { type } = item.content as Y.ContentType
      const isLocked = this.#locked.containing(type).length > 0
      this.#touch(isLocked ? 'clause-removed' : 'removed-above', under, type)
    }
    const around = this.#around(parent)
    if (around === null || around.length === 0) return
    if (!(item.content instanceof Y.ContentFormat)) this.#touch('removed', around, parent)
    else {
      this.#markers ??= new Map()
      const others = this.#markers.get(parent)
      if (others === undefined) this.#markers.set(parent, [deletion])
      else others.push(deletion)
    }
  }

  #touch(kind: TouchKind, clauses: readonly string[] | null, place: NonNullable<Parent>): void {
    if (clauses === null || clauses.length === 0) return
    this.#touches ??= []
    this.#touches.push({ kind, clauses, place })
  }

  /** The locked clauses around what stands in `parent`; `null` when it is invisible, because something around it is deleted. */
  #around(parent: Parent): readonly string[] | null {
    if (parent === null || parent !== this.#lastParent) {
      this.#lastParent = parent
      this.#lastAround = this.#climb(parent)
    }
    return this.#lastAround
  }

  #climb(parent: Parent): readonly string[] | null {
    let around = NONE
    for (let type = parent; type !== null; ) {
      if (!(type instanceof Y.AbstractType)) {
        if (this.#update.names(type)) return null
        type = type.parent
        continue
      }
      if (around.length === 0) around = this.#locked.containing(type)
      const item: Y.Item | null = type._item
      if (item === null) return around
      if (item.deleted) return null
      type = item.parent as YType
    }
    return null
  }

  #deletedPart({ client, clock, length }: NewStruct): 'none' | 'some' | 'all' {
    let named = 0
    for (let offset = 0; offset < length; offset++) {
      if (this.#update.names({ client, clock: clock + offset })) named++
    }
    if (named === 0) return 'none'
    return named === length ? 'all' : 'some'
  }
}
