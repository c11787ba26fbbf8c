// A client of the socket with its hands on every byte: it speaks y-websocket's protocol but hides nothing, so that
// tests can send what an honest client never would, and see every answer.

import { FRAME, SYNC } from '@plenary/shared/protocol/frames'
import { decodeMessage, type PlenaryMessage } from '@plenary/shared/protocol/messages'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { socketUrl, type Target } from './target.ts'

export interface WireClientOptions {
  target: Target
  textId: string
  cookie?: string | undefined
  /** Headers besides Cookie; Origin is the target's own unless given here. */
  headers?: Record<string, string>
  /** The schema number to send; none makes it a stock client. */
  schema?: number
  doc?: Y.Doc
}

export class WireClient {
  readonly doc: Y.Doc
  readonly socket: WebSocket
  readonly messages: PlenaryMessage[] = []
  /** Awareness states as last received, by client id. */
  readonly awareness = new Map<number, unknown>()
  framesReceived = 0
  step2sReceived = 0
  bytesReceived = 0
  documentFramesSent = 0
  acknowledged = 0
  closed: { code: number; reason: string } | undefined
  isSynced = false
  private readonly waiting = new Set<() => void>()

  constructor({ target, textId, cookie, headers = {}, schema, doc = new Y.Doc() }: WireClientOptions) {
    this.doc = doc
    const query = schema === undefined ? '' : `?schema=${schema}`
    this.socket = new WebSocket(socketUrl(target, textId, query), {
      headers: { origin: target.url, ...(cookie ? { cookie } : {}), ...headers },
    })
    this.socket.binaryType = 'nodebuffer'
    this.socket.on('open', () => this.sendStep1())
    this.socket.on('message', (data: Buffer) => this.receive(new Uint8Array(data)))
    this.socket.on('close', (code, reason) => {
      this.closed = { code, reason: reason.toString() }
      this.wake()
    })
    this.socket.on('error', () => this.wake())
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== this && this.isSynced && this.isOpen()) this.sendUpdate(update)
    })
  }

  isOpen(): boolean {
    return this.socket.readyState === WebSocket.OPEN
  }

  /** Sends bytes as they are. */
  send(frame: Uint8Array): void {
    if (this.isOpen()) this.socket.send(frame)
  }

  sendUpdate(update: Uint8Array): void {
    this.documentFramesSent += 1
    this.send(syncFrame(SYNC.update, update))
  }

  sendStep1(stateVector = Y.encodeStateVector(this.doc)): void {
    this.send(syncFrame(SYNC.step1, stateVector))
  }

  sendAwareness(clientId: number, clock: number, state: unknown): void {
    this.send(awarenessFrame(clientId, clock, JSON.stringify(state)))
  }

  /** Waits until the condition holds; looks again at every frame. Throws after `timeout` milliseconds. */
  async until(what: string, condition: () => boolean, timeout = 15_000): Promise<void> {
    const deadline = performance.now() + timeout
    while (!condition()) {
      const left = deadline - performance.now()
      if (left <= 0)
        throw new Error(`waited ${timeout} ms for ${what}; closed: ${JSON.stringify(this.closed)}`)
      await new Promise<void>((resolve) => {
        const timer = setTimeout(done, Math.min(left, 50))
        const waiting = this.waiting
        function done() {
          clearTimeout(timer)
          waiting.delete(done)
          resolve()
        }
        waiting.add(done)
      })
    }
  }

  synced(): Promise<void> {
    return this.until('the first sync', () => this.isSynced)
  }

  /** Waits until every document frame sent so far is acknowledged. Only for clients with a schema number. */
  saved(timeout?: number): Promise<void> {
    return this.until('the acknowledgement', () => this.acknowledged >= this.documentFramesSent, timeout)
  }

  /** Waits until the server has heard everything that was sent so far, or has ended the connection. */
  async heard(): Promise<void> {
    const before = this.step2sReceived
    this.sendStep1()
    await this.until('an answer', () => this.step2sReceived > before || this.closed !== undefined)
  }

  ended(): Promise<void> {
    return this.until('the close', () => this.closed !== undefined)
  }

  async close(): Promise<void> {
    this.socket.close()
    await this.ended()
  }

  private receive(frame: Uint8Array): void {
    this.framesReceived += 1
    this.bytesReceived += frame.length
    const decoder = decoding.createDecoder(frame)
    const type = decoding.readVarUint(decoder)
    if (type === FRAME.sync) this.receiveSync(decoder)
    else if (type === FRAME.awareness) this.receiveAwareness(decoding.readVarUint8Array(decoder))
    else this.receiveOurs(type, decoder)
    this.wake()
  }

  private receiveSync(decoder: decoding.Decoder): void {
    const step = decoding.readVarUint(decoder)
    const bytes = decoding.readVarUint8Array(decoder)
    if (step === SYNC.step1) {
      this.documentFramesSent += 1
      this.send(syncFrame(SYNC.step2, Y.encodeStateAsUpdate(this.doc, bytes)))
      return
    }
    Y.applyUpdate(this.doc, bytes, this)
    if (step === SYNC.step2) {
      this.isSynced = true
      this.step2sReceived += 1
    }
  }

  private receiveAwareness(update: Uint8Array): void {
    const decoder = decoding.createDecoder(update)
    const count = decoding.readVarUint(decoder)
    for (let index = 0; index < count; index += 1) {
      const clientId = decoding.readVarUint(decoder)
      decoding.readVarUint(decoder)
      this.awareness.set(clientId, JSON.parse(decoding.readVarString(decoder)))
    }
  }

  private receiveOurs(type: number, decoder: decoding.Decoder): void {
    const message = decodeMessage(type, decoder)
    if (!message) return
    this.messages.push(message)
    if (message.type === 'acknowledged') this.acknowledged = message.frame
  }

  private wake(): void {
    for (const wake of [...this.waiting]) wake()
  }
}

export function syncFrame(step: number, bytes: Uint8Array): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, FRAME.sync)
    encoding.writeVarUint(encoder, step)
    encoding.writeVarUint8Array(encoder, bytes)
  })
}

/** An awareness frame about one client, with the state as the JSON text it should carry. */
export function awarenessFrame(clientId: number, clock: number, json: string): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, FRAME.awareness)
    encoding.writeVarUint8Array(
      encoder,
      encoding.encode((inner) => {
        encoding.writeVarUint(inner, 1)
        encoding.writeVarUint(inner, clientId)
        encoding.writeVarUint(inner, clock)
        encoding.writeVarString(inner, json)
      }),
    )
  })
}

/** The text of the paragraph that a test writes into, found by its place: the n-th clause's first paragraph. */
export function clauseText(doc: Y.Doc, index: number): Y.XmlText {
  const clauses = doc.getXmlFragment('declaration').get(2) as Y.XmlElement
  const clause = clauses.get(index) as Y.XmlElement
  const paragraph = clause
    .toArray()
    .find((child) => (child as Y.XmlElement).nodeName === 'paragraph') as Y.XmlElement
  const first = paragraph.get(0)
  if (first instanceof Y.XmlText) return first
  const text = new Y.XmlText()
  paragraph.insert(0, [text])
  return text
}
