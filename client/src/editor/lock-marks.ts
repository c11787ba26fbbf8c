// What the desk tells the editor of the locks of a text.

export interface LockMark {
  /** Short, for the strip: "Locked 10:38". */
  readonly label: string
  /** In full, for the tooltip and speech: "Locked by the secretariat at 10:38:12". */
  readonly title: string
}

export interface EditorLocks {
  /** The text as a whole takes no changes. */
  readonly isClosed: boolean
  /** By clause id; a sub-clause is locked with its clause. */
  readonly clauses: ReadonlyMap<string, LockMark>
}

export const NO_LOCKS: EditorLocks = { isClosed: false, clauses: new Map() }
