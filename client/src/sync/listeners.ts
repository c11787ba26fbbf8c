// Who is to be told.

export class Listeners<Args extends readonly unknown[]> {
  readonly #all = new Set<(...args: Args) => void>()

  /** Answers how to stop. */
  add(listener: (...args: Args) => void): () => void {
    this.#all.add(listener)
    return () => this.#all.delete(listener)
  }

  tell(...args: Args): void {
    for (const listener of this.#all) listener(...args)
  }

  clear(): void {
    this.#all.clear()
  }
}
