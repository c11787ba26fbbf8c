// A text in memory: its document, and where in the log it stands. Built from the log when it is first needed: whoever
// only reads is served the stored bytes.
import type { ContentJson } from '@plenary/shared/schema/content'
import { readContent } from '@plenary/shared/update/read-content'
import * as Y from 'yjs'
import type { StoredText } from '../ports/storage.ts'
import { ClientClaims, SYSTEM } from './client-claims.ts'
import { updateFrame } from './server-frame.ts'
import { StateCache } from './state-cache.ts'

export class LiveText {
  readonly epoch: string
  readonly claims: ClientClaims
  lockEpoch: number
  /** The sequence up to which the document is durable. */
  head: number
  readonly #systemClientId: number
  readonly #cache: StateCache
  #stored: readonly Uint8Array[]
  #doc: Y.Doc | undefined

  /** @param systemClientId the random client id under which the server itself writes into this document */
  constructor(stored: StoredText, systemClientId: number, earlier?: LiveText) {
    this.epoch = stored.epoch
    this.lockEpoch = stored.lockEpoch
    this.head = stored.head
    this.claims = new ClientClaims(stored.epoch, stored.clients, earlier?.claims)
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

  destroy(): void {
    this.#doc?.destroy()
  }

  #build(): Y.Doc {
    const doc = new Y.Doc()
    doc.clientID = this.#systemClientId
    doc.transact(() => {
      for (const update of this.#stored) Y.applyUpdate(doc, update)
    })
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
