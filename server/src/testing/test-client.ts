// A client of a room without network: one end of a socket pair, with a document that speaks y-websocket's protocol.

import { FRAME, SYNC } from '@plenary/shared/protocol/frames'
import { decodeMessage, type PlenaryMessage } from '@plenary/shared/protocol/messages'
import { FRAGMENT } from '@plenary/shared/schema/nodes'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import type { Socket, SocketListener } from '../sync/socket.ts'

export class TestClient {
  readonly doc: Y.Doc
  readonly messages: PlenaryMessage[] = []
  readonly awareness = new Map<number, { clock: number; state: unknown }>()
  readonly sent: Uint8Array[] = []
  closed: { code: number; reason: string } | undefined
  received = 0
  isSynced = false
  /** Whether the server asked what it has. */
  isAsked = false
  documentFrames = 0
  acknowledged = 0
  /** Frames wait here while it doesn't read. */
  isReading = true
  readonly #unread: Uint8Array[] = []
  #listener: SocketListener | undefined
  #isPaused = false
  readonly #unheard: Uint8Array[] = []

  constructor(doc = new Y.Doc()) {
    this.doc = doc
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== this && this.isOpen) this.sendUpdate(update)
    })
  }

  get isOpen(): boolean {
    return this.#listener !== undefined && this.closed === undefined
  }

  get isPaused(): boolean {
    return this.#isPaused
  }

  /** The server's end. */
  readonly socket: Socket = ((client: TestClient): Socket => ({
    send: (frame) => client.#deliver(frame),
    close: (code, reason) => {
      client.closed ??= { code, reason }
    },
    get bufferedAmount() {
      return client.#unread.reduce((sum, frame) => sum + frame.length, 0)
    },
    pause: () => {
      client.#isPaused = true
    },
    resume: () => {
      client.#isPaused = false
      for (const frame of client.#unheard.splice(0)) client.send(frame)
    },
    listen: (listener) => {
      client.#listener = listener
    },
  }))(this)

  send(frame: Uint8Array): void {
    this.sent.push(frame)
    if (this.closed) return
    if (this.#isPaused) this.#unheard.push(frame)
    else this.#listener?.onFrame(frame)
  }

  sendStep1(): void {
    this.send(syncFrame(SYNC.step1, Y.encodeStateVector(this.doc)))
  }

  sendUpdate(update: Uint8Array): void {
    this.documentFrames += 1
    this.send(syncFrame(SYNC.update, update))
  }

  sendAwareness(clientId: number, clock: number, state: unknown): void {
    const update = encoding.encode((encoder) => {
      encoding.writeVarUint(encoder, 1)
      encoding.writeVarUint(encoder, clientId)
      encoding.writeVarUint(encoder, clock)
      encoding.writeVarString(encoder, JSON.stringify(state))
    })
    this.send(
      encoding.encode((encoder) => {
        encoding.writeVarUint(encoder, FRAME.awareness)
        encoding.writeVarUint8Array(encoder, update)
      }),
    )
  }

  /** Goes away, as when the network breaks. */
  leave(): void {
    this.closed ??= { code: 1006, reason: '' }
    this.#listener?.onClose()
  }

  /** Reads what has waited. */
  readOn(): void {
    this.isReading = true
    for (const frame of this.#unread.splice(0)) this.#receive(frame)
  }

  /** Types at the end of the n-th clause, or of the preamble's first paragraph without a number. */
  type(words: string, clause = 0): void {
    const text = clauseText(this.doc, clause)
    text.insert(text.length, words)
  }

  textOf(clause = 0): string {
    return clauseText(this.doc, clause).toString()
  }

  #deliver(frame: Uint8Array): void {
    if (this.closed) return
    if (this.isReading) this.#receive(frame)
    else this.#unread.push(frame)
  }

  #receive(frame: Uint8Array): void {
    this.received += 1
    const decoder = decoding.createDecoder(frame)
    const type = decoding.readVarUint(decoder)
    if (type === FRAME.sync) this.#receiveSync(decoder)
    else if (type === FRAME.awareness) this.#receiveAwareness(decoding.readVarUint8Array(decoder))
    else {
      const message = decodeMessage(type, decoder)
      if (message) this.messages.push(message)
      if (message?.type === 'acknowledged') this.acknowledged = message.frame
    }
  }

  #receiveSync(decoder: decoding.Decoder): void {
    const step = decoding.readVarUint(decoder)
    const bytes = decoding.readVarUint8Array(decoder)
    if (step === SYNC.step1) {
      this.isAsked = true
      this.documentFrames += 1
      this.send(syncFrame(SYNC.step2, Y.encodeStateAsUpdate(this.doc, bytes)))
      return
    }
    Y.applyUpdate(this.doc, bytes, this)
    if (step === SYNC.step2) this.isSynced = true
  }

  #receiveAwareness(update: Uint8Array): void {
    const decoder = decoding.createDecoder(update)
    for (let left = decoding.readVarUint(decoder); left > 0; left -= 1) {
      const clientId = decoding.readVarUint(decoder)
      const clock = decoding.readVarUint(decoder)
      const state = JSON.parse(decoding.readVarString(decoder))
      const known = this.awareness.get(clientId)
      // As y-protocols does: a newer clock, or the same one with nobody there.
      if (known === undefined || known.clock < clock || (known.clock === clock && state === null))
        this.awareness.set(clientId, { clock, state })
    }
  }
}

export function syncFrame(step: number, bytes: Uint8Array): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, FRAME.sync)
    encoding.writeVarUint(encoder, step)
    encoding.writeVarUint8Array(encoder, bytes)
  })
}

/** The first paragraph of the n-th clause. */
export function clauseText(doc: Y.Doc, clause: number): Y.XmlText {
  const clauses = doc.getXmlFragment(FRAGMENT).get(2) as Y.XmlElement
  const paragraph = (clauses.get(clause) as Y.XmlElement).get(0) as Y.XmlElement
  const first = paragraph.get(0)
  if (first instanceof Y.XmlText) return first
  const text = new Y.XmlText()
  paragraph.insert(0, [text])
  return text
}

/** What a document shows, as text with its elements and marks. */
export function shown(doc: Y.Doc): string {
  return doc.getXmlFragment(FRAGMENT).toString()
}
