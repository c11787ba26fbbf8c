// One document's copy on this device, written in the background: one transaction at a time, and what came meanwhile in the next.
import type { DeviceStore, Scope, StoreChange } from './device-store.ts'
import { Knowledge } from './knowledge.ts'
import type { PendingEdit } from './pending-edits.ts'
import type { Clock } from './surroundings.ts'

/** How long what is not an edit may wait for a transaction. */
const NEWS_WAIT = 2_000
/** How long after a transaction that failed the next one is tried. */
const RETRY_WAIT = 5_000

export interface DeviceCopyOptions {
  readonly store: DeviceStore
  readonly scope: Scope
  /** The id of the document's rows. */
  readonly replica: string
  readonly clock: Clock
  /** The client ids under which the person's own words are in the document to begin with. */
  readonly authors: readonly number[]
  /** Edits have been kept, or could not be. */
  onWritten(): void
}

/** What becomes true in the transaction in which an edit takes the place of others. */
export type Replacement = Required<
  Pick<StoreChange, 'drafts' | 'forgetDrafts' | 'forgetEdits' | 'forgetReplicas'>
> & {
  /** The edits whose place is taken: they are kept when this is. */
  readonly replaced: readonly PendingEdit[]
}

export class DeviceCopy {
  readonly replica: string
  /** Set while there is no server to keep the edits: then their transactions wait for the disk. */
  isAway = true
  /** The client ids under which the person's own words are in the document. */
  readonly authors: Set<number>
  readonly #options: DeviceCopyOptions
  readonly #knowledge = new Knowledge()
  readonly #unwritten = new Set<PendingEdit>()
  #settled: PendingEdit[] = []
  #superseded: string[] = []
  /** Whether there is anything that the copies of dead tabs don't have already. */
  #hasNews = false
  #hasNewAuthors = false
  #isWriting = false
  #isClosed = false
  #lastWrite: Promise<void> = Promise.resolve()
  #stopTimer: (() => void) | undefined

  constructor(options: DeviceCopyOptions) {
    this.replica = options.replica
    this.authors = new Set(options.authors)
    this.#options = options
  }

  /** Everything that the server is known to have. */
  known(): Uint8Array[] {
    return this.#knowledge.updates()
  }

  /** The server has this update. */
  learn(update: Uint8Array): void {
    this.#knowledge.learn(update)
    this.#writeWithin(NEWS_WAIT)
  }

  /** The server has had this since before, and other copies have it: it is written together with the first news. */
  assume(state: Uint8Array): void {
    this.#knowledge.learn(state)
  }

  /** Writes an edit at once, with what it builds on and the client id that it was made under. */
  keep(edit: PendingEdit, author: number): void {
    this.authors.add(author)
    this.#unwritten.add(edit)
    this.#write()
  }

  /**
   * Writes what takes the place of other documents' edits, in the transaction in which those are forgotten and their drafts
   * enter. Nobody writes into the document before that. Called again, the edit takes the place of the former one. Answers whether it is kept; what
   * is not is written like other edits, with what is to be forgotten.
   */
  async keepInstead(
    edit: PendingEdit | undefined,
    authors: readonly number[],
    change: Replacement,
  ): Promise<boolean> {
    while (this.#isWriting) await this.#lastWrite
    for (const author of authors) this.authors.add(author)
    this.#unwritten.clear()
    if (edit) this.#unwritten.add(edit)
    this.#superseded.push(...change.forgetReplicas)
    this.#isWriting = true
    const writing = this.#writeOnce(change).finally(() => {
      this.#isWriting = false
    })
    this.#lastWrite = writing.then(() => {})
    const isKept = await writing
    if (this.#hasWork) this.#writeWithin(isKept ? NEWS_WAIT : RETRY_WAIT)
    return isKept
  }

  /** The server has these edits: they are forgotten with the next transaction, and known from now on. */
  settle(edits: readonly PendingEdit[]): void {
    for (const edit of edits) {
      this.#knowledge.learn(edit.update)
      if (!this.#unwritten.delete(edit)) this.#settled.push(edit)
    }
    if (edits.length > 0) this.#writeWithin(NEWS_WAIT)
  }

  /** These client ids are the person's too: their words are in the text, or in the tray. */
  adopt(authors: readonly number[]): void {
    const before = this.authors.size
    for (const author of authors) this.authors.add(author)
    this.#hasNewAuthors ||= this.authors.size > before
    if (this.#hasNewAuthors) this.#writeWithin(NEWS_WAIT)
  }

  /** Everything of these copies of dead tabs is in this one. */
  supersede(replicas: readonly string[]): void {
    this.#superseded.push(...replicas)
    if (replicas.length > 0) this.#writeWithin(NEWS_WAIT)
  }

  /** Writes what is left. */
  async flush(): Promise<void> {
    await this.#lastWrite
    if (!this.#isClosed && this.#hasNews && this.#hasWork) await this.#writeOnce()
  }

  /** Writes what is left, then no more. */
  async close(): Promise<void> {
    await this.flush()
    this.#stop()
  }

  /** Writes no more, so that the rows can be forgotten. */
  async abandon(): Promise<void> {
    this.#stop()
    await this.#lastWrite
  }

  get #hasWork(): boolean {
    return (
      this.#hasNewAuthors ||
      this.#unwritten.size + this.#settled.length + this.#superseded.length > 0 ||
      this.#knowledge.hasNews
    )
  }

  #stop(): void {
    this.#isClosed = true
    this.#stopTimer?.()
  }

  #writeWithin(ms: number): void {
    this.#hasNews = true
    if (this.#isClosed) return
    this.#stopTimer ??= this.#options.clock.after(ms, () => {
      this.#stopTimer = undefined
      this.#write()
    })
  }

  #write(): void {
    this.#hasNews = true
    if (this.#isClosed || this.#isWriting) return
    this.#lastWrite = this.#writeEdits()
  }

  /** Ends with all edits written; then the rest may wait. */
  async #writeEdits(): Promise<void> {
    this.#isWriting = true
    try {
      let isKept: boolean
      do isKept = await this.#writeOnce()
      while (isKept && this.#unwritten.size > 0 && !this.#isClosed)
      if (this.#hasWork) this.#writeWithin(isKept ? NEWS_WAIT : RETRY_WAIT)
    } finally {
      this.#isWriting = false
    }
  }

  async #writeOnce(change: Partial<Replacement> = {}): Promise<boolean> {
    const { store, scope, onWritten } = this.#options
    const { replica } = this
    const edits = [...this.#unwritten]
    const settled = this.#settled
    const superseded = this.#superseded
    const knowledge = this.#knowledge.change()
    this.#unwritten.clear()
    this.#settled = []
    this.#superseded = []
    this.#hasNewAuthors = false
    const isKept = await store.write({
      scope,
      replica,
      authors: [...this.authors],
      knowledge: knowledge.put.map(({ row, update }) => ({ replica, row, update })),
      forgetKnowledge: knowledge.forget.map((row) => [replica, row]),
      edits: edits.map(({ number, update }) => ({ replica, number, update })),
      forgetEdits: [...settled, ...(change.forgetEdits ?? [])],
      forgetReplicas: superseded,
      drafts: change.drafts ?? [],
      forgetDrafts: change.forgetDrafts ?? [],
      isStrict: change.drafts !== undefined || (this.isAway && edits.length > 0),
    })
    if (isKept) {
      this.#knowledge.written(knowledge)
      for (const edit of [...edits, ...(change.replaced ?? [])]) edit.isKept = true
    } else {
      const settledNow = new Set(this.#settled)
      for (const edit of edits) if (!settledNow.has(edit)) this.#unwritten.add(edit)
      this.#settled.unshift(...settled)
      this.#superseded.unshift(...superseded)
      this.#hasNewAuthors = true
    }
    onWritten()
    return isKept
  }
}
