// One document of a session, from its first word to its retirement: its edits are counted, kept on this device and sent.
import type { PlenaryMessage } from '@plenary/shared/protocol/messages'
import type { RefusalCode } from '@plenary/shared/refusal'
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import type { CarryOver } from './carry-over.ts'
import { DeviceCopy } from './device-copy.ts'
import type { DeviceStore, Scope } from './device-store.ts'
import type { Inheritance } from './inheritance.ts'
import { type PendingEdit, PendingEdits } from './pending-edits.ts'
import { Connection } from './provider.ts'
import type { Surroundings } from './surroundings.ts'
import type { Caret, Replica } from './text-session.ts'
import { hasWords } from './unaccepted-wording.ts'
import { UnsentSign } from './unsent-sign.ts'

export interface LiveReplicaOptions {
  readonly generation: number
  readonly scope: Scope
  readonly mayEdit: boolean
  readonly store: DeviceStore
  readonly surroundings: Surroundings
  /** The id of its copy on this device. */
  readonly replica: string
  readonly inheritance: Inheritance
  /** Something that the save state speaks of has changed. */
  onChange(): void
  /** So many edits have become durable. */
  onAcknowledged(edits: number): void
  onSynced(): void
  onMessage(message: Exclude<PlenaryMessage, { type: 'acknowledged' }>): void
  onClosed(code: number | undefined): void
}

/** The origin of transactions that this device's store brings. */
const DEVICE = Symbol('device')

export class LiveReplica implements Replica {
  readonly generation: number
  readonly doc = new Y.Doc()
  readonly awareness = new Awareness(this.doc)
  readonly mayEdit: boolean
  readonly pending = new PendingEdits()
  readonly copy: DeviceCopy
  readonly connection: Connection
  /** Copies of dead tabs that are in this one, as long as the store has them. */
  left: readonly string[]
  /** Why it was retired; undefined while it is not. */
  retiredFor: RefusalCode | undefined
  /** How many of the pending edits are in the tray. */
  trayed = 0
  /** Since when everything that was acknowledged last is durable, by the server's clock. */
  savedAt: number | undefined
  /** When words last arrived, by this device's clock. */
  heardAt = 0
  /** Whether an input method composes in it. */
  isHeld = false
  carryOver: CarryOver | undefined
  caret: Caret | undefined
  readonly #options: LiveReplicaOptions
  readonly #unsent: UnsentSign
  #nextNumber = 0
  #sentFrame = 0
  #acknowledgedFrame = 0

  constructor(options: LiveReplicaOptions) {
    const { scope, surroundings, store, replica, mayEdit } = options
    this.#options = options
    this.#unsent = new UnsentSign(this.awareness, surroundings.clock)
    this.generation = options.generation
    this.mayEdit = mayEdit
    this.left = options.inheritance.left
    this.copy = new DeviceCopy({
      store,
      scope,
      replica,
      clock: surroundings.clock,
      authors: options.inheritance.authors,
      onWritten: options.onChange,
    })
    this.#build()
    // Before the provider listens: an edit is counted before it is sent.
    this.doc.on('update', this.#onUpdate)
    this.connection = new Connection({
      doc: this.doc,
      awareness: this.awareness,
      textId: scope.textId,
      epoch: scope.epoch,
      mayEdit,
      surroundings,
      events: {
        onDocumentFrame: (kind, number) => {
          this.#sentFrame = number
          if (kind === 'step-2') this.pending.sentAll(number)
          else this.pending.sentNewest(number)
          options.onChange()
        },
        onSynced: () => {
          this.heardAt = surroundings.clock.now()
          this.copy.isAway = false
          this.#supersede()
          options.onSynced()
        },
        onMessage: (message) => {
          if (message.type === 'acknowledged') this.#acknowledge(message.frame, message.at)
          else options.onMessage(message)
        },
        onClosed: (code) => {
          this.#sentFrame = 0
          this.#acknowledgedFrame = 0
          this.copy.isAway = true
          this.pending.disconnected()
          options.onClosed(code)
        },
      },
    })
  }

  get hasWords(): boolean {
    return hasWords(this.doc)
  }

  /** Whether edits build on something that neither this device nor the server has. */
  get isTorn(): boolean {
    return this.doc.store.pendingStructs !== null || this.doc.store.pendingDs !== null
  }

  /** Whether the server has acknowledged all that it was sent, the answer to its own question included. */
  get isAcknowledged(): boolean {
    return this.connection.isSynced && this.#sentFrame > 0 && this.#acknowledgedFrame === this.#sentFrame
  }

  hold(isHeld: boolean): void {
    this.isHeld = isHeld
    this.connection.hold(isHeld)
    if (!isHeld) this.#options.onChange()
  }

  /** Sends no more; what is typed goes on being counted and kept. */
  silence(): void {
    this.connection.destroy()
    this.copy.isAway = true
    this.pending.disconnected()
  }

  /** The edit that takes the place of a refused document's: its next one, to be given to its copy before it is brought. */
  firstEdit(update: Uint8Array): PendingEdit {
    this.#nextNumber = 1
    return { replica: this.copy.replica, number: 0, update, isKept: false, frame: undefined }
  }

  /** Applies and sends an edit that its copy has, or could not keep. */
  bring(edit: PendingEdit): void {
    this.pending.take(edit)
    this.#apply([edit.update])
  }

  /** Sends and keeps no more: the tray takes what is pending, and what still comes. The first reason stays. */
  retire(code: RefusalCode): Promise<void> {
    this.retiredFor ??= code
    this.connection.destroy()
    return this.copy.abandon()
  }

  /** Lets go of everything; answers when the last edit is kept. */
  destroy(): Promise<void> {
    this.connection.destroy()
    this.doc.off('update', this.#onUpdate)
    this.#unsent.takeDown()
    this.awareness.destroy()
    this.doc.destroy()
    return this.copy.close()
  }

  #build(): void {
    const { base, edits } = this.#options.inheritance
    this.#apply(base)
    if (base.length > 0) this.copy.assume(Y.encodeStateAsUpdate(this.doc))
    if (edits.length === 0) return
    this.#apply(edits.map(({ update }) => update))
    for (const edit of edits) this.pending.add({ ...edit, isKept: true })
  }

  #apply(updates: readonly Uint8Array[]): void {
    this.doc.transact(() => {
      for (const update of updates) Y.applyUpdate(this.doc, update, DEVICE)
    }, DEVICE)
  }

  #onUpdate = (update: Uint8Array, origin: unknown): void => {
    const { surroundings, mayEdit, replica, onChange } = this.#options
    if (origin === DEVICE) {
      // Counted already.
    } else if (this.connection.isOrigin(origin)) {
      this.heardAt = surroundings.clock.now()
      this.copy.learn(update)
    } else if (mayEdit) {
      const edit = this.pending.add({ replica, number: this.#nextNumber++, update, isKept: false })
      if (!this.retiredFor) this.copy.keep(edit, this.doc.clientID)
      this.#unsent.look(true)
    }
    onChange()
  }

  #acknowledge(frame: number, at: number): void {
    this.#acknowledgedFrame = Math.max(this.#acknowledgedFrame, frame)
    this.savedAt = Math.max(this.savedAt ?? 0, at)
    const edits = this.pending.acknowledged(frame)
    this.copy.settle(edits)
    this.#unsent.look(this.pending.count > 0)
    this.#supersede()
    this.#options.onAcknowledged(edits.length)
    this.#options.onChange()
  }

  /** Once the server has what dead tabs left, their copies are not needed. */
  #supersede(): void {
    if (this.left.length === 0 || !this.connection.isSynced) return
    if (this.pending.all.some(({ replica }) => replica !== this.copy.replica)) return
    this.copy.supersede(this.left)
    this.left = []
  }
}
