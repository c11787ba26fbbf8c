// Who is at a text. Clients say where their cursor is; who they are is the server's to say. What changed is sent to
// everybody at once, seldom enough that a hall full of moving cursors stays cheap.
import { createHash } from 'node:crypto'
import { BOUNDS } from '@plenary/shared/protocol/frames'
import {
  ownPresenceSchema,
  type Presence as PresenceState,
  type Stamp,
} from '@plenary/shared/protocol/presence'
import * as decoding from 'lib0/decoding'
import type { Surroundings } from '../ports/surroundings.ts'
import type { ClientClaims } from './client-claims.ts'
import type { Seat } from './seat.ts'
import { type AwarenessEntry, awarenessFrame } from './server-frame.ts'

/** A connection, as presence knows it. */
export interface Present {
  readonly seat: Seat
  /** The one client id under which it is present; set here. */
  presenceId: number | undefined
  /** Whether its page says that the server has not got all its edits; set here. */
  hasUnsent: boolean
}

interface Entry {
  /** Undefined once it is gone; the clock is kept, so that a return is newer than the departure. */
  holder: Present | undefined
  /** The client's clock as last seen, and as last sent. */
  seen: number
  sent: number
  own: Omit<PresenceState, 'user'>
  json: string
}

export interface PresenceOptions {
  readonly textId: string
  readonly surroundings: Surroundings
  claims(): ClientClaims
  people(): number
  broadcast(frame: Uint8Array): void
}

export class Presence {
  readonly #options: PresenceOptions
  readonly #entries = new Map<number, Entry>()
  readonly #changed = new Set<number>()
  #cancelFlush: (() => void) | undefined
  #flushedAt = Number.NEGATIVE_INFINITY

  constructor(options: PresenceOptions) {
    this.#options = options
  }

  /**
   * Takes an awareness update. What it says about clients of others is ignored: stock clients repeat what they hear.
   * So is everything of one who may not be present.
   * Answers `false` when its bytes are unclear.
   */
  receive(present: Present, update: Uint8Array): boolean {
    const entries = readEntries(update)
    for (const { clientId, clock, json } of entries ?? []) {
      if (present.seat.mayBePresent && this.#isOwn(present, clientId, json))
        this.#take(present, clientId, clock, json())
    }
    return entries !== undefined
  }

  /** Everybody who is here, for one who comes. */
  all(): Uint8Array | undefined {
    const here = [...this.#entries].filter(([, { holder }]) => holder !== undefined)
    return here.length === 0 ? undefined : awarenessFrame(here.map(toAwareness))
  }

  /** The seat has changed. */
  restamp(present: Present): void {
    const { presenceId } = present
    const entry = presenceId === undefined ? undefined : this.#entries.get(presenceId)
    if (presenceId === undefined || entry?.holder !== present) return
    if (!present.seat.mayBePresent) {
      this.leave(present)
      return
    }
    entry.json = this.#stamp(present, entry.own)
    entry.sent += 1
    this.#announce(presenceId)
  }

  leave(present: Present): void {
    const { presenceId } = present
    const entry = presenceId === undefined ? undefined : this.#entries.get(presenceId)
    if (presenceId === undefined || entry?.holder !== present) return
    entry.holder = undefined
    entry.json = 'null'
    this.#announce(presenceId)
  }

  /** A connection is present under one client id, the first it names that nobody else has claimed. */
  #isOwn(present: Present, clientId: number, json: () => string | undefined): boolean {
    if (present.presenceId !== undefined) return present.presenceId === clientId
    const claims = this.#options.claims()
    if (claims.owns(present.seat, clientId) === false) return false
    const state = json()
    if (state === undefined || state === 'null' || !claims.claim(present.seat, clientId)) return false
    present.presenceId = clientId
    return true
  }

  #take(present: Present, clientId: number, clock: number, json: string | undefined): void {
    const entry = this.#entries.get(clientId)
    const isRepeated = entry?.holder === present && clock <= entry.seen
    if (json === undefined || (isRepeated && json !== 'null')) return
    if (json === 'null') {
      this.leave(present)
      return
    }
    const own = readOwnPresence(json)
    present.hasUnsent = own.unsent === true
    const stamped = this.#stamp(present, own)
    const atLeast = entry === undefined ? 0 : entry.sent + (entry.json === stamped ? 0 : 1)
    const sent = Math.max(clock, atLeast)
    this.#entries.set(clientId, { holder: present, seen: clock, sent, own, json: stamped })
    this.#announce(clientId)
  }

  #stamp({ seat }: Present, own: Entry['own']): string {
    const user: Stamp = {
      person: publicPersonId(this.#options.textId, seat.personId),
      name: seat.name,
      cityId: seat.cityId,
      role: seat.role,
      palette: seat.palette,
    }
    return JSON.stringify({ ...own, user } satisfies PresenceState)
  }

  #announce(clientId: number): void {
    this.#changed.add(clientId)
    if (this.#cancelFlush) return
    const { people, surroundings } = this.#options
    const pause = pauseBetweenCursors(people())
    const wait = this.#flushedAt + pause - surroundings.now()
    this.#cancelFlush = surroundings.schedule(Math.max(0, Math.min(wait, pause)), () => this.#flush())
  }

  #flush(): void {
    this.#cancelFlush = undefined
    this.#flushedAt = this.#options.surroundings.now()
    const entries = [...this.#changed].flatMap((clientId) => {
      const entry = this.#entries.get(clientId)
      return entry ? [toAwareness([clientId, entry])] : []
    })
    this.#changed.clear()
    if (entries.length > 0) this.#options.broadcast(awarenessFrame(entries))
  }

  /** Nothing is sent any more. */
  destroy(): void {
    this.#cancelFlush?.()
  }
}

/** Milliseconds between two broadcasts: 30 for a duet, 500 from fifty people on, a second from a hundred on. */
export function pauseBetweenCursors(people: number): number {
  return Math.min(1_000, Math.max(30, people * 10))
}

/** The name of a person in this text: stable, and not the account's id. */
export function publicPersonId(textId: string, personId: string): string {
  return createHash('sha256').update(`${textId}/${personId}`).digest('hex').slice(0, 20)
}

function toAwareness([clientId, { sent, json }]: [number, Entry]): AwarenessEntry {
  return { clientId, clock: sent, json }
}

/** What a client may say about itself; fields that it may not set, or that are not what they should be, are dropped. */
function readOwnPresence(json: string): Entry['own'] {
  try {
    const parsed = ownPresenceSchema.safeParse(JSON.parse(json))
    return parsed.success ? parsed.data : {}
  } catch {
    return {}
  }
}

interface ReadEntry {
  readonly clientId: number
  readonly clock: number
  /** The state, decoded when asked for; undefined when it is too large. */
  json(): string | undefined
}

function readEntries(update: Uint8Array): ReadEntry[] | undefined {
  try {
    const decoder = decoding.createDecoder(update)
    const entries: ReadEntry[] = []
    for (let left = decoding.readVarUint(decoder); left > 0; left -= 1) {
      const clientId = decoding.readVarUint(decoder)
      const clock = decoding.readVarUint(decoder)
      const bytes = decoding.readVarUint8Array(decoder)
      entries.push({ clientId, clock, json: () => decodeState(bytes) })
    }
    return decoding.hasContent(decoder) ? undefined : entries
  } catch {
    return undefined
  }
}

function decodeState(bytes: Uint8Array): string | undefined {
  return bytes.length > BOUNDS.awarenessBytes ? undefined : new TextDecoder().decode(bytes)
}
