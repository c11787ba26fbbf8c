// The connection of one document to the server: y-websocket's provider, with our count of document frames, our messages,
// and without its own reconnecting, which has no jitter.
import { FRAME, QUERY, SYNC } from '@plenary/shared/protocol/frames'
import { decodeMessage, type PlenaryMessage } from '@plenary/shared/protocol/messages'
import { SCHEMA_VERSION } from '@plenary/shared/schema/schema'
import * as decoding from 'lib0/decoding'
import type { Awareness } from 'y-protocols/awareness'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import type { Surroundings } from './surroundings.ts'

/** A step 2 has everything that the server lacks, an update has the newest edit. */
export type DocumentFrameKind = 'step-2' | 'update'

export interface ConnectionEvents {
  /** Document frame `number` of this socket went out, counted from 1. */
  onDocumentFrame(kind: DocumentFrameKind, number: number): void
  onSynced(): void
  onMessage(message: PlenaryMessage): void
  /** An attempt failed, or the socket is gone. `code` is undefined when this side cut it. */
  onClosed(code: number | undefined): void
}

export interface ConnectionOptions {
  readonly doc: Y.Doc
  readonly awareness: Awareness
  readonly textId: string
  readonly epoch: string
  /** Whether document frames may be sent at all: the side effects of a reader's editor stay here. */
  readonly mayEdit: boolean
  readonly surroundings: Pick<Surroundings, 'WebSocket' | 'syncUrl'>
  readonly events: ConnectionEvents
}

export class Connection {
  /** Whether the socket is open and the server's state has come. */
  isSynced = false
  readonly #provider: WebsocketProvider
  #isDestroyed = false
  /** Updates of the server that wait; undefined while none has to. */
  #held: Uint8Array[] | undefined

  constructor({ doc, awareness, textId, epoch, mayEdit, surroundings, events }: ConnectionOptions) {
    const provider = new WebsocketProvider(surroundings.syncUrl, encodeURIComponent(textId), doc, {
      connect: false,
      disableBc: true,
      awareness,
      params: { [QUERY.schema]: String(SCHEMA_VERSION), [QUERY.epoch]: epoch },
      WebSocketPolyfill: countingSocket(surroundings.WebSocket, mayEdit, events.onDocumentFrame),
      shouldReconnect: () => false,
    })
    for (const type of [FRAME.refused, FRAME.acknowledged, FRAME.factChanged]) {
      provider.messageHandlers[type] = (_encoder, decoder) => {
        const message = decodeMessage(type, decoder)
        if (message && !this.#isDestroyed) events.onMessage(message)
      }
    }
    const readSync = provider.messageHandlers[FRAME.sync]
    provider.messageHandlers[FRAME.sync] = (encoder, decoder, ...rest) => {
      if (this.#held && decoder.arr[decoder.pos] === SYNC.update) {
        decoding.readVarUint(decoder)
        this.#held.push(decoding.readVarUint8Array(decoder))
        return
      }
      this.#applyHeld()
      readSync?.(encoder, decoder, ...rest)
    }
    provider.on('sync', (isSynced) => {
      this.isSynced = isSynced
      if (isSynced && !this.#isDestroyed) events.onSynced()
    })
    provider.on('connection-close', (event) => {
      // Keeps the provider's own timer from connecting.
      provider.shouldConnect = false
      this.isSynced = false
      if (!this.#isDestroyed) events.onClosed(event?.code)
    })
    this.#provider = provider
  }

  /** Whether a transaction with this origin brought what the server sent. */
  isOrigin(origin: unknown): boolean {
    return origin === this.#provider
  }

  /** Makes one attempt, unless one is under way. It ends in `onSynced` or `onClosed`. */
  connect(): void {
    if (!this.#isDestroyed) this.#provider.connect()
  }

  /** Gives the socket up: it may be dead without knowing it. */
  cut(): void {
    this.#provider.disconnect()
  }

  /** While held, other people's changes wait outside the document; one's own go on to the server. */
  hold(isHeld: boolean): void {
    if (isHeld) this.#held ??= []
    else {
      this.#applyHeld()
      this.#held = undefined
    }
  }

  #applyHeld(): void {
    const held = this.#held?.splice(0) ?? []
    if (held.length === 0 || this.#isDestroyed) return
    Y.applyUpdate(this.#provider.doc, Y.mergeUpdates(held), this.#provider)
  }

  /** Ends it without a further event; again without effect. The document and its presence are left to their owner. */
  destroy(): void {
    if (this.#isDestroyed) return
    this.#isDestroyed = true
    this.#provider.destroy()
  }
}

/** A socket that counts the document frames it sends, and sends none for a reader. */
function countingSocket(
  Base: typeof WebSocket,
  mayEdit: boolean,
  onDocumentFrame: ConnectionEvents['onDocumentFrame'],
): typeof WebSocket {
  return class extends Base {
    #documentFrames = 0

    override send(data: Uint8Array<ArrayBuffer>): void {
      const kind = documentFrameKind(data)
      if (kind === undefined) {
        super.send(data)
      } else if (mayEdit) {
        super.send(data)
        this.#documentFrames += 1
        onDocumentFrame(kind, this.#documentFrames)
      }
    }
  }
}

function documentFrameKind([type, step]: Uint8Array): DocumentFrameKind | undefined {
  if (type !== FRAME.sync) return undefined
  if (step === SYNC.step2) return 'step-2'
  return step === SYNC.update ? 'update' : undefined
}
