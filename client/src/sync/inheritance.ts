// What a new document begins with: what this device knows of the text, and the edits that dead tabs left.
import type { EditRow, LeftCopy } from './device-store.ts'

export interface Inheritance {
  /** What the server is known to have. */
  readonly base: readonly Uint8Array[]
  /** The client ids of the person's own words that dead tabs left; those of a living one are that one's to offer. */
  readonly authors: readonly number[]
  /** Unacknowledged edits that dead tabs left, in their order. */
  readonly edits: readonly EditRow[]
  /** The copies of dead tabs that are in `base` and `edits`. */
  readonly left: readonly string[]
}

/** What somebody who may edit takes over from the copies of dead tabs; a reader only has them forgotten. */
export function inheritanceOf(
  base: readonly Uint8Array[],
  left: readonly LeftCopy[],
  mayEdit: boolean,
): Inheritance {
  const unsent = mayEdit ? left.filter(({ edits }) => edits.length > 0) : []
  return {
    base: [...new Set([base, ...unsent.map(({ knowledge }) => knowledge)].flat())],
    authors: left.flatMap(({ authors }) => authors),
    edits: unsent.flatMap(({ edits }) => edits),
    left: left.map(({ id }) => id),
  }
}
