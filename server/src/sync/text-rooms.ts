// The texts in memory. A text is loaded once however many come, and unloaded when nobody is left and all is saved.
import { type Refusal, type RefusalCode, refuse } from '@plenary/shared/refusal'
import type { Attendance, Attendee } from '../ports/attendance.ts'
import type { Storage } from '../ports/storage.ts'
import type { Surroundings } from '../ports/surroundings.ts'
import type { TextLine, TextMoment } from '../ports/text-line.ts'
import type { TextContent, TextDigests, TextReader } from '../ports/text-reader.ts'
import type { Connection } from './connection.ts'
import { Departures } from './departures.ts'
import type { Guard } from './judge-frame.ts'
import { Room } from './room.ts'
import type { SyncLog } from './sync-log.ts'
import type { SyncMetrics } from './sync-metrics.ts'

/** How long a text without people stays, so that a reload finds it warm. */
const UNLOAD_AFTER = 30_000

export interface TextRoomsOptions {
  readonly storage: Storage
  readonly surroundings: Surroundings
  readonly metrics: SyncMetrics
  readonly log: SyncLog
  readonly guard?: Guard | undefined
  /** `clauses`: the locked clauses that it touched. */
  onRefused(connection: Connection, textId: string, code: RefusalCode, clauses: readonly string[]): void
  onFrozen(textId: string, clauses: readonly string[]): void
}

export class TextRooms implements TextReader, TextLine, Attendance {
  readonly #options: TextRoomsOptions
  readonly #loading = new Map<string, Promise<Room | undefined>>()
  readonly #open = new Map<string, Room>()
  readonly #unloads = new Map<Room, () => void>()
  /** Texts whose alarm went off, until the process ends. */
  readonly #frozen = new Set<string>()
  readonly #departures: Departures
  #isDraining = false

  constructor(options: TextRoomsOptions) {
    this.#options = options
    this.#departures = new Departures(options.surroundings)
  }

  get rooms(): Iterable<Room> {
    return this.#open.values()
  }

  get size(): number {
    return this.#open.size
  }

  get frozen(): number {
    return this.#frozen.size
  }

  get(textId: string): Room | undefined {
    return this.#open.get(textId)
  }

  /** The room of a text, loaded if need be; undefined when there is no such text. Throws when it can't be loaded. */
  open(textId: string): Promise<Room | undefined> {
    const room = this.#open.get(textId)
    if (room) return Promise.resolve(room)
    const underWay = this.#loading.get(textId)
    if (underWay) return underWay
    const loading = this.#load(textId).finally(() => this.#loading.delete(textId))
    this.#loading.set(textId, loading)
    return loading
  }

  attendees(textId: string): Attendee[] {
    const here = this.#open.get(textId)?.attendees() ?? []
    const gone = new Map(this.#departures.from(textId).map((attendee) => [attendee.personId, attendee]))
    const present = here.map((attendee) => {
      const hasLeftUnsent = gone.delete(attendee.personId)
      return hasLeftUnsent ? { ...attendee, hasUnsent: true } : attendee
    })
    return [...present, ...gone.values()]
  }

  async content(textId: string): Promise<TextContent | undefined> {
    const room = await this.open(textId)
    return room?.hold(() =>
      room.writer.reading((text) => ({ sequence: text.head, epoch: text.epoch, content: text.content() })),
    )
  }

  async digests(textId: string): Promise<TextDigests | undefined> {
    const room = await this.open(textId)
    return room?.hold(() =>
      room.writer.reading(({ head, digests }) => ({
        sequence: head,
        text: digests.text(),
        clauses: digests.clauseIds(),
      })),
    )
  }

  async exclusive<T>(textId: string, fn: (at: TextMoment) => Promise<T>): Promise<T | Refusal> {
    const room = this.#isDraining ? undefined : await this.open(textId)
    if (this.#isDraining) return refuse('shutting-down')
    if (!room) return refuse('not-found')
    return room.hold(() => room.writer.exclusive(fn))
  }

  /**
   * Finishes what was heard and saves every text; after `patience` milliseconds, gives up what is not done and waits for
   * nothing. Sockets must be read no more.
   */
  async drain(patience: number): Promise<void> {
    this.#isDraining = true
    const { surroundings } = this.#options
    const outOfPatience = Promise.withResolvers<void>()
    const cancel = surroundings.schedule(patience, () => {
      for (const room of this.#open.values()) room.writer.giveUp()
      outOfPatience.resolve()
    })
    await Promise.race([this.#finish(), outOfPatience.promise])
    cancel()
  }

  /** Forgets every text. */
  end(): void {
    for (const cancel of this.#unloads.values()) cancel()
    for (const room of this.#open.values()) room.end()
    this.#open.clear()
  }

  async #finish(): Promise<void> {
    await Promise.allSettled(this.#loading.values())
    const save = async ({ writer }: Room) => {
      await writer.settled()
      await writer.checkpoint()
    }
    await Promise.all([...this.#open.values()].map(save))
  }

  async #load(textId: string): Promise<Room | undefined> {
    const stored = await this.#options.storage.loadText(textId)
    if (stored === undefined) return undefined
    const room = new Room(
      {
        ...this.#options,
        textId,
        departures: this.#departures,
        isFrozen: this.#frozen.has(textId),
        onFrozen: (clauses) => {
          this.#frozen.add(textId)
          this.#options.onFrozen(textId, clauses)
        },
        onRefused: (connection, code, clauses) => this.#options.onRefused(connection, textId, code, clauses),
        onEnded: (ended) => this.#forget(ended),
        onIdle: (idle) => this.#unloadLater(idle),
      },
      stored,
    )
    this.#open.set(textId, room)
    this.#unloadLater(room)
    return room
  }

  #unloadLater(room: Room): void {
    if (this.#unloads.has(room) || this.#isDraining) return
    const { surroundings } = this.#options
    this.#unloads.set(
      room,
      surroundings.schedule(UNLOAD_AFTER, () => {
        this.#unloads.delete(room)
        void this.#unload(room)
      }),
    )
  }

  async #unload(room: Room): Promise<void> {
    if (!room.isIdle) return
    await room.writer.checkpoint()
    if (room.isIdle && !this.#isDraining) this.#forget(room)
  }

  #forget(room: Room): void {
    this.#unloads.get(room)?.()
    this.#unloads.delete(room)
    if (this.#open.get(room.textId) === room) this.#open.delete(room.textId)
    room.end()
  }
}
