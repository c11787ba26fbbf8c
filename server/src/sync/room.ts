// A text with the people at it: hears their frames, hands them to the writer, and tells everybody what is durable.
import { CLOSE, type CloseCode } from '@plenary/shared/protocol/frames'
import type { Fact } from '@plenary/shared/protocol/messages'
import type { RefusalCode } from '@plenary/shared/refusal'
import { stateVectorAhead } from '@plenary/shared/update/state-vector-ahead'
import * as Y from 'yjs'
import type { Attendee } from '../ports/attendance.ts'
import type { StoredText } from '../ports/storage.ts'
import type { ClientFrame } from './client-frame.ts'
import type { Connection, Hearer } from './connection.ts'
import type { Departures } from './departures.ts'
import type { JudgedFrame, QueuedFrame } from './judge-batch.ts'
import type { FrameRefusal } from './judge-frame.ts'
import { isEmptyVector, type LiveText } from './live-text.ts'
import { Presence } from './presence.ts'
import { step1Frame } from './server-frame.ts'
import { TextWriter } from './text-writer.ts'
import type { WriterEvents, WriterOptions } from './writer-events.ts'

/** How often a client is asked for what its frames are missing. */
const ASK_TIMES = 3
/** A client that asks nothing itself is asked after so long what it has. */
const ASK_AT_LATEST = 1_000
/** How long stored bytes may be under way before the document is built, which takes the whole process. */
const ASK_AFTER_STORED_BYTES = 100
/** What a connection may have in the queue before its socket is read no further. */
const QUEUED_FRAMES = 512
const QUEUED_BYTES = 256 * 1024
const CLAUSES_PAUSE = 1_000

/** The code with which a client that does not understand our own frames is closed. */
const CLOSE_FOR: Record<FrameRefusal, CloseCode> = {
  malformed: CLOSE.malformed,
  'update-too-large': CLOSE.tooLarge,
  'too-deep': CLOSE.malformed,
  'foreign-client': CLOSE.forbidden,
  'too-many-clients': CLOSE.tooMany,
  missing: CLOSE.malformed,
  'forbidden-structure': CLOSE.malformed,
  'forbidden-mark': CLOSE.malformed,
  'forbidden-link': CLOSE.malformed,
  'forbidden-text': CLOSE.malformed,
  'read-only': CLOSE.forbidden,
  locked: CLOSE.locked,
  closed: CLOSE.locked,
  frozen: CLOSE.locked,
  epoch: CLOSE.otherEpoch,
}

export interface RoomOptions extends Omit<WriterOptions<Connection>, 'events' | 'tick'> {
  readonly departures: Departures
  /** A frame of this connection was refused. */
  onRefused(connection: Connection, code: RefusalCode, clauses: readonly string[]): void
  /** The alarm went off: nothing is written into this text any more. */
  onFrozen(clauses: readonly string[]): void
  /** The text can't go on; the room has no connections any more. */
  onEnded(room: Room): void
  /** Nobody is here any more, and nothing is left to do. */
  onIdle(room: Room): void
}

export class Room implements Hearer, WriterEvents<Connection> {
  readonly #options: RoomOptions
  readonly #writer: TextWriter<Connection>
  readonly #presence: Presence
  readonly #connections = new Set<Connection>()
  #cancelClauses: (() => void) | undefined
  #clausesToldAt = Number.NEGATIVE_INFINITY
  #holds = 0

  constructor(options: RoomOptions, stored: StoredText) {
    this.#options = options
    this.#writer = new TextWriter<Connection>(
      { ...options, events: this, tick: () => tickFor(this.#connections.size) },
      stored,
    )
    this.#presence = new Presence({
      textId: options.textId,
      surroundings: options.surroundings,
      claims: () => this.#writer.claims,
      people: () => this.#connections.size,
      broadcast: (frame) => this.#broadcast(frame),
    })
  }

  get textId(): string {
    return this.#options.textId
  }

  get epoch(): string {
    return this.#writer.epoch
  }

  get connections(): ReadonlySet<Connection> {
    return this.#connections
  }

  get writer(): TextWriter<Connection> {
    return this.#writer
  }

  get isIdle(): boolean {
    return this.#connections.size === 0 && this.#holds === 0 && this.#writer.isIdle
  }

  /** Keeps the room in memory while `use` runs. */
  async hold<T>(use: () => Promise<T>): Promise<T> {
    this.#holds += 1
    try {
      return await use()
    } finally {
      this.#holds -= 1
      this.#checkIdle()
    }
  }

  /** Everybody who is here, once. */
  attendees(): Attendee[] {
    const people = new Map<string, Attendee>()
    for (const { seat, isWaiting } of this.#connections) {
      const { personId, name, cityId } = seat
      const waits = isWaiting || people.get(personId)?.hasUnsent === true
      people.set(personId, { personId, name, cityId, isConnected: true, hasUnsent: waits })
    }
    return [...people.values()]
  }

  enter(connection: Connection): void {
    this.#connections.add(connection)
    const everybody = this.#presence.all()
    if (everybody) connection.send(everybody)
    if (this.#writer.isFailing) connection.tellFact('storage', 'failing')
    this.#askLater(connection, ASK_AT_LATEST)
    connection.join(this)
  }

  hear(connection: Connection, frame: ClientFrame): void {
    switch (frame.kind) {
      case 'document':
        this.#queue(connection, frame)
        return
      case 'step-1':
        this.#writer.whenReadable((text) => this.#answer(connection, frame.vector, text))
        return
      case 'awareness':
        if (!this.#presence.receive(connection, frame.update))
          connection.close(CLOSE.malformed, 'unclear-frame')
        return
      case 'query-awareness': {
        const everybody = this.#presence.all()
        if (everybody) connection.send(everybody)
      }
    }
  }

  leave(connection: Connection): void {
    this.#connections.delete(connection)
    if (connection.isWaiting)
      this.#options.departures.left(this.textId, connection.seat, connection.presenceId)
    connection.cancelAsking?.()
    this.#presence.leave(connection)
    this.#checkIdle()
  }

  /** The connection's seat was read anew. */
  reseated(connection: Connection): void {
    this.#presence.restamp(connection)
  }

  tellFact(fact: Fact, detail?: string): void {
    for (const connection of this.#connections) connection.tellFact(fact, detail)
  }

  closeAll(code: CloseCode, reason: RefusalCode): void {
    for (const connection of [...this.#connections]) connection.close(code, reason)
  }

  /** Forgets the text. Whoever is still here is asked to come back. */
  end(): void {
    this.#writer.end()
    this.#presence.destroy()
    this.#cancelClauses?.()
    this.closeAll(CLOSE.tryAgainLater, 'shutting-down')
  }

  onTaken(frames: readonly QueuedFrame<Connection>[]): void {
    for (const { sender, update } of frames) sender.dequeued(update.length)
  }

  onUpdate(frame: Uint8Array): void {
    for (const connection of this.#connections) {
      if (connection.isSynced) connection.send(frame)
    }
  }

  onJudged(judged: readonly JudgedFrame<Connection>[]): void {
    const acknowledged = new Map<Connection, number>()
    for (const { frame, verdict } of judged) {
      const { sender, number } = frame
      const hasCome = verdict.kind === 'ok' || verdict.kind === 'refused'
      if (frame.isStep2 && hasCome) this.#options.departures.returned(this.textId, sender.seat.personId)
      if (verdict.kind === 'refused') this.#refuse(sender, number, verdict.code, verdict.clauses)
      else if (verdict.kind === 'missing') this.#missing(frame)
      else {
        if (verdict.kind === 'ok') sender.askedTimes = 0
        if (frame.isStep2) sender.isBehind = false
        if (!sender.isBehind) acknowledged.set(sender, number)
      }
    }
    const at = this.#options.surroundings.now()
    for (const [connection, number] of acknowledged) connection.acknowledge(number, at)
  }

  onClausesChanged(): void {
    if (this.#cancelClauses) return
    const { surroundings } = this.#options
    const wait = this.#clausesToldAt + CLAUSES_PAUSE - surroundings.now()
    this.#cancelClauses = surroundings.schedule(Math.max(0, Math.min(wait, CLAUSES_PAUSE)), () => {
      this.#cancelClauses = undefined
      this.#clausesToldAt = surroundings.now()
      this.tellFact('clauses')
    })
  }

  onSwallowed(personIds: ReadonlySet<string>): void {
    for (const connection of this.#connections) {
      const { personId, role } = connection.seat
      if (role === 'secretariat' || personIds.has(personId)) connection.tellFact('swallowed')
    }
  }

  onFrozen(clauses: readonly string[]): void {
    this.#options.onFrozen(clauses)
  }

  onStorage(state: 'failing' | 'working'): void {
    this.tellFact('storage', state)
  }

  onQuiet(): void {
    this.#checkIdle()
  }

  onOtherEpoch(): void {
    this.closeAll(CLOSE.otherEpoch, 'epoch')
    this.#options.onEnded(this)
  }

  onBroken(): void {
    this.closeAll(CLOSE.tryAgainLater, 'storage-failed')
    this.#options.onEnded(this)
  }

  #queue(connection: Connection, frame: Extract<ClientFrame, { kind: 'document' }>): void {
    connection.documentFrames += 1
    connection.queued(frame.update.length, { frames: QUEUED_FRAMES, bytes: QUEUED_BYTES })
    this.#writer.enqueue({
      sender: connection,
      number: connection.documentFrames,
      isStep2: frame.isStep2,
      update: frame.update,
    })
  }

  /** Brings a client to the durable state. From here on it is sent every update. */
  #answer(connection: Connection, vector: Uint8Array, text: LiveText): void {
    if (!connection.isOpen) return
    if (!isEmptyVector(vector)) {
      const { claims } = this.#writer
      const verdict = stateVectorAhead(text.doc, vector, (id) => claims.owns(connection.seat, id))
      if (verdict.kind === 'refused') {
        this.#close(connection, CLOSE_FOR[verdict.code], verdict.code)
        return
      }
      if (!verdict.unclaimed.every((id) => claims.claim(connection.seat, id))) {
        this.#close(connection, CLOSE.tooMany, 'too-many-clients')
        return
      }
    }
    connection.send(text.frameFor(vector))
    connection.isSynced = true
    this.#askLater(connection, text.isBuilt ? 0 : ASK_AFTER_STORED_BYTES)
  }

  /** Asks once what the client has; whoever comes to a text of many edits has it before the document is built for that. */
  #askLater(connection: Connection, delay: number): void {
    if (connection.isAsked) return
    connection.cancelAsking?.()
    connection.cancelAsking = this.#options.surroundings.schedule(delay, () => {
      connection.isAsked = true
      this.#ask(connection)
    })
  }

  /** Asks for what the durable text lacks. */
  #ask(connection: Connection): void {
    if (!connection.isOpen) return
    this.#writer.whenReadable((text) => connection.send(step1Frame(Y.encodeStateVector(text.doc))))
  }

  /**
   * A frame that builds on something unknown was dropped. Typing right after a reconnect overtakes the client's step 2,
   * so it is asked again; whatever it answers has everything.
   */
  #missing({ sender, number, isStep2 }: QueuedFrame<Connection>): void {
    if (sender.isBehind && !isStep2) return
    sender.isBehind = true
    if (sender.askedTimes === ASK_TIMES) {
      this.#refuse(sender, number, 'missing')
      return
    }
    sender.askedTimes += 1
    this.#ask(sender)
  }

  #refuse(connection: Connection, frame: number, code: FrameRefusal, clauses: readonly string[] = []): void {
    this.#audit(connection, code, clauses)
    if (connection.isOurs && code !== 'epoch') {
      const locked = [...this.#writer.lockedClauses]
      connection.refuse({ type: 'refused', code, frame, clauses: [...clauses], locked })
    } else connection.expel(CLOSE_FOR[code], code)
  }

  #close(connection: Connection, code: CloseCode, reason: FrameRefusal): void {
    this.#audit(connection, reason, [])
    connection.expel(code, reason)
  }

  /** A connection is refused once: then it is deaf or closed. */
  #audit(connection: Connection, code: FrameRefusal, clauses: readonly string[]): void {
    this.#options.metrics.refused.inc({ code })
    this.#options.onRefused(connection, code, clauses)
  }

  #broadcast(frame: Uint8Array): void {
    for (const connection of this.#connections) connection.send(frame)
  }

  #checkIdle(): void {
    if (this.isIdle) this.#options.onIdle(this)
  }
}

/** Milliseconds between two batches: none for a few people, 50 for two hundred. */
export function tickFor(people: number): number {
  return Math.min(50, Math.max(0, ((people - 10) / 190) * 50))
}
