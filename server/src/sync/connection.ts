// One client at a text, from the accepted upgrade to the end:
//
//   waiting ──join──▶ joined ──refuse──▶ deaf
//      │                │                 │
//      └────────────────┴──────close──────┴──▶ closed
//
// `waiting`: session and text are being looked up; frames are kept. `joined`: the room hears every frame.
// `deaf`: a document frame was refused; document frames are no longer heard, everything else is as before.
import { CLOSE, type CloseCode } from '@plenary/shared/protocol/frames'
import { encodeMessage, type Fact, type PlenaryMessage } from '@plenary/shared/protocol/messages'
import type { RefusalCode } from '@plenary/shared/refusal'
import type { Surroundings } from '../ports/surroundings.ts'
import { type ClientFrame, parseClientFrame } from './client-frame.ts'
import type { Seat } from './seat.ts'
import { KEEP_ALIVE_FRAME } from './server-frame.ts'
import type { Socket } from './socket.ts'
import { type BucketSize, TokenBucket } from './token-bucket.ts'

/** What a waiting connection may hand in before it is read no further. */
const WAITING_BYTES = 64 * 1024
/** What may lie unread by a client before it is cut off, beyond the largest frame it was sent. */
const UNREAD_BYTES = 4 * 1024 * 1024
/** Far above a fast typist with a moving cursor (some 60 a second), far below what slows the others down. */
const FRAME_RATE: BucketSize = { burst: 2_000, perSecond: 500 }
const BYTE_RATE: BucketSize = { burst: 6 * 1024 * 1024, perSecond: 1024 * 1024 }

/** The room, as a connection knows it. */
export interface Hearer {
  hear(connection: Connection, frame: ClientFrame): void
  leave(connection: Connection): void
}

type State =
  | { readonly is: 'waiting'; readonly frames: Uint8Array[]; bytes: number }
  | { readonly is: 'joined' | 'deaf'; readonly room: Hearer }
  | { readonly is: 'closed' }

/** Why a socket is not read for a while. */
type Hold = 'waiting' | 'rate' | 'queue' | 'draining'

export interface ConnectionOptions {
  readonly socket: Socket
  readonly surroundings: Surroundings
  /** Whether the client sent a schema number: it understands our own frames. */
  readonly isOurs: boolean
  onClose(connection: Connection): void
  onUnclear(connection: Connection): void
}

export class Connection {
  readonly isOurs: boolean
  /** Document frames heard so far; the number of the last one. */
  documentFrames = 0
  /** Its document frames are judged no more, those in the queue neither: one was refused, or the right was taken away. */
  isMuted = false
  /** A frame was missing something: none is acknowledged until a step 2 has brought it. */
  isBehind = false
  /** How often it was asked for what is missing since it last brought something new. */
  askedTimes = 0
  /** Whether it was asked what it has. */
  isAsked = false
  cancelAsking: (() => void) | undefined
  /** Whether it was sent the state, and so is sent every update since. */
  isSynced = false
  /** The client id under which it is present. */
  presenceId: number | undefined
  /** Whether its page says that the server has not got all its edits. */
  hasUnsent = false
  lastSentAt: number
  readonly #socket: Socket
  readonly #options: ConnectionOptions
  readonly #frames: TokenBucket
  readonly #bytes: TokenBucket
  readonly #holds = new Set<Hold>()
  #cancelRest: (() => void) | undefined
  #unreadBound = UNREAD_BYTES
  #queuedFrames = 0
  #queuedBytes = 0
  #state: State = { is: 'waiting', frames: [], bytes: 0 }
  #seat: Seat | undefined
  #isRefused = false

  constructor(options: ConnectionOptions) {
    const now = options.surroundings.now()
    this.isOurs = options.isOurs
    this.lastSentAt = now
    this.#options = options
    this.#socket = options.socket
    this.#frames = new TokenBucket(FRAME_RATE, now)
    this.#bytes = new TokenBucket(BYTE_RATE, now)
    this.#socket.listen({ onFrame: (frame) => this.#receive(frame), onClose: () => this.#ended() })
  }

  /** Whether edits wait on its page. Of one that was refused none does: its words are in the tray, or with its next connection. */
  get isWaiting(): boolean {
    return !this.#isRefused && (this.hasUnsent || this.isBehind)
  }

  get is(): State['is'] {
    return this.#state.is
  }

  get isOpen(): boolean {
    return this.#state.is !== 'closed'
  }

  /** The person's seat as last read. */
  get seat(): Seat {
    if (!this.#seat) throw new Error('a connection without a seat')
    return this.#seat
  }

  set seat(seat: Seat) {
    this.#seat = seat
  }

  get hasSeat(): boolean {
    return this.#seat !== undefined
  }

  /** Enters the room, which then hears what came meanwhile. */
  join(room: Hearer): void {
    if (this.#state.is !== 'waiting') return
    const { frames } = this.#state
    this.#state = { is: 'joined', room }
    this.release('waiting')
    for (const frame of frames) this.#hear(frame)
  }

  /** Tells our client that a document frame was refused, and hears no more of them. */
  refuse(message: Extract<PlenaryMessage, { type: 'refused' }>): void {
    this.isMuted = true
    if (this.#state.is !== 'joined') return
    this.tell(message)
    this.#isRefused = true
    this.#state = { is: 'deaf', room: this.#state.room }
  }

  /** Frames 1…n of this connection are durable or were known. */
  acknowledge(frame: number, at: number): void {
    this.tell({ type: 'acknowledged', frame, at })
  }

  tellFact(fact: Fact, detail?: string): void {
    this.tell({ type: 'fact-changed', fact, detail })
  }

  /** Sends one of our own messages, to a client that understands it. */
  tell(message: PlenaryMessage): void {
    if (this.isOurs) this.send(encodeMessage(message))
  }

  send(frame: Uint8Array): void {
    if (this.#state.is === 'closed') return
    if (this.#socket.bufferedAmount > this.#unreadBound) {
      this.close(CLOSE.tryAgainLater, 'too-slow')
      return
    }
    this.#unreadBound = Math.max(this.#unreadBound, UNREAD_BYTES + frame.length)
    this.lastSentAt = this.#options.surroundings.now()
    this.#socket.send(frame)
  }

  keepAlive(): void {
    this.send(KEEP_ALIVE_FRAME)
  }

  /** Ends the connection, and judges none of its frames any more. */
  expel(code: CloseCode, reason: RefusalCode): void {
    this.isMuted = true
    this.close(code, reason)
  }

  /** Ends the connection. Frames that were heard before are still judged. */
  close(code: CloseCode, reason: RefusalCode): void {
    if (this.#state.is === 'closed') return
    this.#socket.close(code, reason)
    this.#ended()
  }

  /** A document frame entered the room's queue; beyond the bound, the socket is read no further. */
  queued(bytes: number, bound: { readonly frames: number; readonly bytes: number }): void {
    this.#queuedFrames += 1
    this.#queuedBytes += bytes
    if (this.#queuedFrames > bound.frames || this.#queuedBytes > bound.bytes) this.hold('queue')
  }

  /** A document frame left the room's queue. */
  dequeued(bytes: number): void {
    this.#queuedFrames -= 1
    this.#queuedBytes -= bytes
    if (this.#queuedFrames === 0) this.release('queue')
  }

  /** Stops reading the socket until every hold is released. */
  hold(hold: Hold): void {
    if (this.#holds.size === 0) this.#socket.pause()
    this.#holds.add(hold)
  }

  release(hold: Hold): void {
    if (this.#holds.delete(hold) && this.#holds.size === 0) this.#socket.resume()
  }

  #receive(frame: Uint8Array): void {
    this.#rest(frame.length)
    if (this.#state.is !== 'waiting') {
      this.#hear(frame)
      return
    }
    this.#state.frames.push(frame.slice())
    this.#state.bytes += frame.length
    if (this.#state.bytes > WAITING_BYTES) this.hold('waiting')
  }

  #hear(bytes: Uint8Array): void {
    if (this.#state.is === 'closed' || this.#state.is === 'waiting') return
    if (this.#holds.has('draining')) return
    const frame = parseClientFrame(bytes)
    if (!frame) {
      this.#options.onUnclear(this)
      this.close(CLOSE.malformed, 'unclear-frame')
      return
    }
    const isOfDocument = frame.kind === 'document' || frame.kind === 'step-1'
    if (this.#state.is === 'deaf' && isOfDocument) return
    this.#state.room.hear(this, frame)
  }

  /** Reads no further while the client sends more than its share. */
  #rest(bytes: number): void {
    const { surroundings } = this.#options
    const now = surroundings.now()
    const wait = Math.max(this.#frames.take(1, now), this.#bytes.take(bytes, now))
    if (wait === 0) return
    this.hold('rate')
    this.#cancelRest?.()
    this.#cancelRest = surroundings.schedule(wait, () => this.release('rate'))
  }

  #ended(): void {
    if (this.#state.is === 'closed') return
    const state = this.#state
    this.#state = { is: 'closed' }
    this.#cancelRest?.()
    if (state.is !== 'waiting') state.room.leave(this)
    this.#options.onClose(this)
  }
}
