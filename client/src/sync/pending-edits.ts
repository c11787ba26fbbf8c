// Edits that the server has not acknowledged, and in which frame of this socket each went out. Deletions advance no clock of
// Yjs, so edits are counted, and acknowledged by the number of their frame.

export interface PendingEdit {
  /** Where the device's store has it. */
  readonly replica: string
  readonly number: number
  readonly update: Uint8Array
  /** Whether the store's transaction has completed. */
  isKept: boolean
  /** The document frame of the present socket that has it; undefined when none has yet. */
  frame: number | undefined
}

export class PendingEdits {
  #edits: PendingEdit[] = []

  get count(): number {
    return this.#edits.length
  }

  get areKept(): boolean {
    return this.#edits.every(({ isKept }) => isKept)
  }

  get all(): readonly PendingEdit[] {
    return this.#edits
  }

  add(edit: Omit<PendingEdit, 'frame'>): PendingEdit {
    const pending = { ...edit, frame: undefined }
    this.#edits.push(pending)
    return pending
  }

  /** An edit that is in the document from now on, and that the store may have already. */
  take(edit: PendingEdit): void {
    this.#edits.push(edit)
  }

  /** A step 2 went out: it has everything that had not gone out before. */
  sentAll(frame: number): void {
    for (const edit of this.#edits) edit.frame ??= frame
  }

  /** The newest edit went out on its own, at once. Older ones that wait for a step 2 go on waiting. */
  sentNewest(frame: number): void {
    const newest = this.#edits.at(-1)
    if (newest) newest.frame ??= frame
  }

  /** Frames 1…n are durable: takes out what they had. */
  acknowledged(frame: number): PendingEdit[] {
    const done = this.#edits.filter((edit) => edit.frame !== undefined && edit.frame <= frame)
    if (done.length > 0) this.#edits = this.#edits.filter((edit) => !done.includes(edit))
    return done
  }

  /** The socket is gone, and what it knew with it: the next step 2 has everything again. */
  disconnected(): void {
    for (const edit of this.#edits) edit.frame = undefined
  }
}
