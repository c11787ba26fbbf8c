// Who waits for the document to be durable again.
import type { LiveText } from './live-text.ts'

export class WaitingReaders {
  readonly #readers: { read(text: LiveText): void; abandon(): void }[] = []

  get isEmpty(): boolean {
    return this.#readers.length === 0
  }

  add(read: (text: LiveText) => void, abandon: () => void): void {
    this.#readers.push({ read, abandon })
  }

  /** Lets everybody read. Throws what a reader throws. */
  serve(text: LiveText): void {
    for (const { read } of this.#readers.splice(0)) read(text)
  }

  abandon(): void {
    for (const { abandon } of this.#readers.splice(0)) abandon()
  }
}

/** The text was closed, or broke down, before a reader's turn came. */
export class TextEnded extends Error {
  constructor() {
    super('the text ended before its turn came')
  }
}
