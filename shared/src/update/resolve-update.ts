// Finds out what an update would do to a document, without touching it: the order in which Yjs would integrate its
// structs, the parent that each would get, and the living items that it deletes. Gate, guard and trays build on this.
import * as Y from 'yjs'
import { FRAGMENT } from '../schema/nodes.ts'
import type { GateCode } from './gate-code.ts'
import type { ReadBlock, ReadStruct, ReadUpdate, StructContent, StructId } from './read-update.ts'

/** Something that holds children: in the document, in the same update, or gone (deleted and forgotten). */
export type Parent = Y.AbstractType<unknown> | NewStruct | null

/** A struct that the document does not have, in the place that Yjs would give it. */
export interface NewStruct extends StructId {
  readonly length: number
  readonly content: StructContent
  /** `null`: Yjs would store it as a gap without content. */
  readonly parent: Parent
  /** The attribute's name, or `null` for a child. */
  readonly parentSub: string | null
}

/** A part of a living item that the update names in its delete set. */
export interface Deletion {
  readonly item: Y.Item
  /** Clocks, the end excluded. */
  readonly clock: number
  readonly end: number
}

/** Holds only as long as the document is not changed. */
export interface ResolvedUpdate {
  readonly kind: 'resolved'
  /** In Yjs' order of integration: whatever a struct refers to is in the document or stands before it. */
  readonly structs: readonly NewStruct[]
  readonly deletions: readonly Deletion[]
  /** Whether the delete set names this character or marker, living, dead or new. */
  names(id: StructId): boolean
}
