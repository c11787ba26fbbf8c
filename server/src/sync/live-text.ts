// A text in memory: its document, and where in the log it stands. Built from the log when it is first needed: whoever
// only reads is served the stored bytes.
import { KeptDigests } from '@plenary/shared/canon/kept-digests'
import type { ContentJson } from '@plenary/shared/schema/content'
import { LockLost } from '@plenary/shared/update/locked-items'
import { readContent } from '@plenary/shared/update/read-content'
import { RecentDeletions } from '@plenary/shared/update/recent-deletions'
import { replay } from '@plenary/shared/update/replay'
import * as Y from 'yjs'
import type { StoredText } from '../ports/storage.ts'
import { ClientClaims, SYSTEM } from './client-claims.ts'
import { updateFrame } from './server-frame.ts'
import { StateCache } from './state-cache.ts'
import { type LockFacts, TextLocks } from './text-locks.ts'

export class LiveText {
  readonly epoch: string
  readonly claims: ClientClaims
  /** The sequence up to which the document is durable. */
  head: number
  /** Set by the alarm: nothing more is written. */
  isFrozen = false
  readonly recentDeletions: RecentDeletions
  readonly #systemClientId: number
  readonly #cache: StateCache
  #stored: readonly Uint8Array[]
  #doc: Y.Doc | undefined
  #facts: LockFacts
  #locks: TextLocks | undefined
  #digests: KeptDigests | undefined

  /** @param systemClientId the random client id under which the server itself writes into this document */
  constructor(stored: StoredText, systemClientId: number, earlier?: LiveText) {
    this.epoch = stored.epoch
    this.#facts = stored
    this.head = stored.head
    this.claims = new ClientClaims(stored.epoch, stored.clients, earlier?.claims)
    this.recentDeletions = earlier?.recentDeletions ?? new RecentDeletions()
    this.#systemClientId = systemClientId
    this.#stored = stored.updates
    this.#cache = new StateCache(stored.updates)
  }

  /** The document. Whoever changes it keeps everybody else from reading it until the change is durable. */
  get doc(): Y.Doc {
    this.#doc ??= this.#build()
    return this.#doc
  }

  get isBuilt(): boolean {
    return this.#doc !== undefined
  }

  get hasPendingStructs(): boolean {
    const store = this.#doc?.store
    return store !== undefined && (store.pendingStructs !== null || store.pendingDs !== null)
  }

  get lockEpoch(): number {
    return this.#facts.lockEpoch
  }

  /** The ids of the locked clauses. */
  get lockedClauses(): string[] {
    return this.#facts.locks.map(({ clause_id }) => clause_id)
  }

  /** What is locked in the document. Throws `LockLost` when it is not there. */
  get locks(): TextLocks {
    this.#locks ??= new TextLocks(this.doc, this.#facts, this.digests)
    return this.#locks
  }

  get digests(): KeptDigests {
    this.#digests ??= new KeptDigests(this.doc)
    return this.#digests
  }

  /** The facts of another lock epoch. */
  relock(facts: LockFacts): void {
    this.#facts = facts
    this.#locks = undefined
  }

  /** The locked clauses, or the closed text, that do not say what they said when they were locked, or are not there. */
  brokenLocks(): string[] {
    if (this.#facts.locks.length === 0 && !this.#facts.isClosed) return []
    try {
      return this.locks.broken()
    } catch (error) {
      if (error instanceof LockLost) return [error.clauseId]
      throw error
    }
  }

  /** The frame that brings a client with this state vector to the durable state. Only while the document is durable. */
  frameFor(vector: Uint8Array): Uint8Array {
    return this.#cache.answer(vector, () => Y.encodeStateAsUpdate(this.doc, vector))
  }

  /** Takes note that so many rows with this update are durable; answers the frame that tells everybody. */
  advance(rows: number, update: Uint8Array): Uint8Array {
    this.head += rows
    this.#cache.clear()
    return updateFrame(update)
  }

  content(): ContentJson {
    return readContent(this.doc)
  }

  /** Another document that says the same, with the same claims and locks. Only while the document is durable. */
  copy(systemClientId: number): LiveText {
    const { epoch, head } = this
    const stored = { ...this.#facts, epoch, head, updates: [Y.encodeStateAsUpdate(this.doc)] }
    return new LiveText({ ...stored, clients: this.claims.rows() }, systemClientId, this)
  }

  destroy(): void {
    this.#digests?.destroy()
    this.#doc?.destroy()
  }

  #build(): Y.Doc {
    const doc = new Y.Doc()
    doc.clientID = this.#systemClientId
    replay(doc, this.#stored)
    this.#stored = []
    this.claims.claim(SYSTEM, doc.clientID)
    for (const clientId of doc.store.clients.keys()) {
      this.claims.adopt(clientId)
    }
    return doc
  }
}

export function isEmptyVector(vector: Uint8Array): boolean {
  return vector.length === 1 && vector[0] === 0
}
