// Gives every clause an id of its own. Only the server does this, as `system`: when clients do, they answer each other.
import type * as Y from 'yjs'
import type { RandomBytes } from '../ids.ts'

/**
 * Sets a new id on clauses without a valid one and on all but one of those that share one, in one transaction.
 * The clause that keeps a shared id is the one that `settled` (the state vector before the batch) already has, else the
 * first in the text. Returns whether anything changed.
 */
export declare function repairClauseIds(
  doc: Y.Doc,
  randomBytes: RandomBytes,
  settled?: ReadonlyMap<number, number>,
): boolean
