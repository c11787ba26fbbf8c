// Where sockets come in, find their seat and their room, and are judged again when rights change.
import { BOUNDS, CLOSE } from '@plenary/shared/protocol/frames'
import type { RefusalCode } from '@plenary/shared/refusal'
import type { Registry } from 'prom-client'
import { FailureCounter } from '../auth/failure-counter.ts'
import type { SignedIn } from '../ports/actor.ts'
import type { Announcement, Announcements } from '../ports/announcements.ts'
import type { Storage } from '../ports/storage.ts'
import { moment, type Surroundings } from '../ports/surroundings.ts'
import { admit, isTurnedAway, type TurnedAway, turnAway, type Upgrade } from './admit.ts'
import { Connection } from './connection.ts'
import type { Guard } from './judge-frame.ts'
import type { Seat } from './seat.ts'
import type { Socket } from './socket.ts'
import type { SyncLog } from './sync-log.ts'
import { createSyncMetrics, type SyncMetrics } from './sync-metrics.ts'
import { TextRooms } from './text-rooms.ts'

/** How long session and text may take to be looked up. */
const ADMIT_WITHIN = 5_000
/** Stock clients hang up after 30 s without a message; looked at every 5 s, so that one comes every 15 at the latest. */
const ROUND = 5_000
const QUIET_FOR = 10_000
/** Seats are read anew so often even when nothing was announced: sessions run out by themselves. */
const REVIEW_AFTER = 60_000
const DRAIN_PATIENCE = 5_000
/** Over how long the goodbyes are spread, so that not everybody comes back at once. */
const SPREAD = 2_000
const SPREAD_PER_SOCKET = 10
/** So many refused frames a person are on the record; who goes on is noted no more for a while. */
const REFUSED_FRAMES = { failures: 100, windowMs: 15 * 60_000 }

export interface ReceptionDeps {
  readonly storage: Storage
  readonly announcements: Announcements
  readonly surroundings: Surroundings
  readonly registry: Registry
  readonly log: SyncLog
  /** The public origin: browsers on other pages open no sockets. */
  readonly origin: string
  readonly guard?: Guard | undefined
  /** The person whose session the `cookie` header carries; undefined when signed out. */
  findSignedIn(headers: Headers): Promise<SignedIn | undefined>
}

interface Guest {
  readonly connection: Connection
  readonly upgrade: Upgrade
  reviewedAt: number
  /** The review under way: whoever is being let in waits for it. */
  review: Promise<void> | undefined
  /** Whether another review is due after the one under way. */
  isReviewDueAgain: boolean
}

export class Reception {
  readonly textRooms: TextRooms
  readonly #deps: ReceptionDeps
  readonly #metrics: SyncMetrics
  readonly #guests = new Map<Connection, Guest>()
  readonly #refusals: FailureCounter
  readonly #unsubscribe: () => void
  #cancelRound: (() => void) | undefined
  #announcementsHeard = 0
  #isDraining = false

  constructor(deps: ReceptionDeps) {
    this.#deps = deps
    this.#refusals = new FailureCounter(REFUSED_FRAMES, () => deps.surroundings.now())
    this.#metrics = createSyncMetrics(deps.registry, {
      rooms: () => this.textRooms.size,
      sockets: () => this.#guests.size,
      frozenTexts: () => this.textRooms.frozen,
      textsWithPendingStructs: () =>
        [...this.textRooms.rooms].filter(({ writer }) => writer.hasPendingStructs).length,
    })
    this.textRooms = new TextRooms({
      storage: deps.storage,
      surroundings: deps.surroundings,
      metrics: this.#metrics,
      log: deps.log,
      guard: deps.guard,
      onRefused: (connection, textId, code, clauses) =>
        this.#auditRefusal(connection, { textId, code, clauses }),
      onFrozen: (textId, clauses) => this.#auditAlarm(textId, clauses),
    })
    this.#unsubscribe = deps.announcements.subscribe((announcement) => this.#hear(announcement))
    this.#cancelRound = deps.surroundings.schedule(ROUND, () => this.#makeRound())
  }

  get isDraining(): boolean {
    return this.#isDraining
  }

  /** Takes a socket that was just accepted. Whoever may not come in is closed with a code. */
  receive(socket: Socket, upgrade: Upgrade): void {
    const { surroundings, origin } = this.#deps
    const connection = new Connection({
      socket,
      surroundings,
      isOurs: upgrade.schema !== undefined,
      onClose: (closed) => this.#guests.delete(closed),
      onUnclear: (unclear) =>
        this.#auditRefusal(unclear, { textId: upgrade.textId, code: 'unclear-frame', clauses: [] }),
    })
    const reviewedAt = surroundings.now()
    const guest: Guest = { connection, upgrade, reviewedAt, review: undefined, isReviewDueAgain: false }
    this.#guests.set(connection, guest)
    const turned = this.#isDraining ? RESTARTING : turnAway(upgrade, origin)
    if (turned) connection.close(turned.close, turned.reason)
    else void this.#bringIn(guest)
  }

  /** Stops hearing, finishes what was heard, then says goodbye to everybody within two seconds. */
  async drain(): Promise<void> {
    if (this.#isDraining) return
    this.#isDraining = true
    this.#unsubscribe()
    this.#cancelRound?.()
    const connections = [...this.#guests.keys()]
    for (const connection of connections) connection.hold('draining')
    await this.textRooms.drain(DRAIN_PATIENCE)
    const step = Math.min(SPREAD_PER_SOCKET, SPREAD / Math.max(1, connections.length))
    await Promise.all(
      connections.map(
        (connection, index) =>
          new Promise<void>((resolve) => {
            this.#deps.surroundings.schedule(index * step, () => {
              connection.close(RESTARTING.close, RESTARTING.reason)
              resolve()
            })
          }),
      ),
    )
    this.textRooms.end()
  }

  async #bringIn(guest: Guest): Promise<void> {
    const { connection, upgrade } = guest
    const { surroundings, log } = this.#deps
    const cancelDeadline = surroundings.schedule(ADMIT_WITHIN, () => {
      if (!connection.hasSeat) connection.close(CLOSE.tryAgainLater, 'storage-failed')
    })
    try {
      const seat = await this.#settledSeatOf(upgrade)
      if (isTurnedAway(seat)) {
        connection.close(seat.close, seat.reason)
        return
      }
      if (this.#socketsOf(seat.personId, upgrade.textId) >= BOUNDS.socketsPerPerson) {
        connection.close(CLOSE.tooMany, 'too-many-connections')
        return
      }
      connection.seat = seat
      await this.#enter(guest)
    } catch (error) {
      log.error(
        { error, textId: upgrade.textId },
        'a socket was not let in, since something could not be read',
      )
      connection.close(CLOSE.tryAgainLater, 'storage-failed')
    } finally {
      cancelDeadline()
    }
  }

  async #enter(guest: Guest): Promise<void> {
    const { connection, upgrade } = guest
    const room = await this.textRooms.open(upgrade.textId)
    await guest.review
    if (!room) connection.close(CLOSE.notFound, 'not-found')
    else if (upgrade.epoch !== undefined && upgrade.epoch !== room.epoch) {
      connection.close(CLOSE.otherEpoch, 'epoch')
    } else if (this.textRooms.get(upgrade.textId) !== room) {
      connection.close(CLOSE.tryAgainLater, 'storage-failed')
    } else if (connection.isOpen) room.enter(connection)
  }

  /** A seat that no announcement has overtaken while it was read. */
  async #settledSeatOf(upgrade: Upgrade): Promise<Seat | TurnedAway> {
    for (;;) {
      const before = this.#announcementsHeard
      const seat = await this.#seatOf(upgrade)
      if (before === this.#announcementsHeard) return seat
    }
  }

  #seatOf(upgrade: Upgrade): Promise<Seat | TurnedAway> {
    const { storage, origin } = this.#deps
    const findSignedIn = (headers: Headers) => this.#deps.findSignedIn(headers)
    return admit(upgrade, { read: storage.read, origin, findSignedIn })
  }

  #socketsOf(personId: string, textId: string): number {
    let count = 0
    for (const { connection, upgrade } of this.#guests.values()) {
      if (connection.hasSeat && connection.seat.personId === personId && upgrade.textId === textId) count += 1
    }
    return count
  }

  #hear(announcement: Announcement): void {
    this.#announcementsHeard += 1
    switch (announcement.type) {
      case 'fact-changed': {
        const { fact, scope } = announcement
        for (const guest of this.#guests.values()) {
          if (!guest.connection.hasSeat || !isInScope(guest.connection.seat, scope)) continue
          this.#review(guest)
          guest.connection.tellFact(fact)
        }
        return
      }
      case 'text-fact-changed':
        this.textRooms.get(announcement.textId)?.tellFact(announcement.fact)
        return
      case 'rights-changed':
        for (const guest of this.#guests.values()) {
          const { connection } = guest
          if (connection.hasSeat && connection.seat.personId === announcement.personId) this.#review(guest)
        }
        return
      case 'session-ended':
        for (const { connection } of this.#guests.values()) {
          if (connection.hasSeat && connection.seat.sessionId === announcement.sessionId)
            connection.expel(CLOSE.signedOut, 'signed-out')
        }
    }
  }

  /** Reads the seat anew: the person's rights, the declaration's state or the city's colour may be others. */
  #review(guest: Guest): void {
    if (guest.review) {
      guest.isReviewDueAgain = true
      return
    }
    guest.review = this.#reviewAll(guest).finally(() => {
      guest.review = undefined
    })
  }

  async #reviewAll(guest: Guest): Promise<void> {
    do {
      guest.isReviewDueAgain = false
      guest.reviewedAt = this.#deps.surroundings.now()
      await this.#reviewOnce(guest)
    } while (guest.isReviewDueAgain && guest.connection.isOpen)
  }

  async #reviewOnce({ connection, upgrade }: Guest): Promise<void> {
    try {
      const seat = await this.#seatOf(upgrade)
      if (!connection.isOpen) return
      if (!isTurnedAway(seat)) {
        connection.seat = seat
        this.textRooms.get(upgrade.textId)?.reseated(connection)
      } else if (seat.close === CLOSE.signedOut) connection.expel(seat.close, seat.reason)
      else connection.expel(CLOSE.forbidden, 'removed')
    } catch (error) {
      this.#deps.log.error({ error }, 'rights could not be read anew; the socket is closed')
      connection.expel(CLOSE.tryAgainLater, 'storage-failed')
    }
  }

  #makeRound(): void {
    const now = this.#deps.surroundings.now()
    for (const guest of this.#guests.values()) {
      if (!guest.connection.hasSeat) continue
      // Either way: the clock may have been set back.
      if (Math.abs(now - guest.connection.lastSentAt) >= QUIET_FOR) guest.connection.keepAlive()
      if (Math.abs(now - guest.reviewedAt) >= REVIEW_AFTER) this.#review(guest)
    }
    this.#cancelRound = this.#deps.surroundings.schedule(ROUND, () => this.#makeRound())
  }

  #auditAlarm(textId: string, clauses: readonly string[]): void {
    const { storage, surroundings, log } = this.#deps
    const entry = {
      at: moment(surroundings),
      actor: 'system',
      cityId: null,
      action: 'guard-alarm',
      subject: `text:${textId}`,
      data: { clauses },
    }
    void storage.write({ audit: [entry] }).then((result) => {
      if (result.outcome !== 'written') log.error({ textId }, 'the alarm could not be audited')
    })
  }

  #auditRefusal(
    connection: Connection,
    { textId, code, clauses }: { textId: string; code: RefusalCode; clauses: readonly string[] },
  ): void {
    if (!connection.hasSeat) return
    const { storage, surroundings, log } = this.#deps
    const { personId, cityId } = connection.seat
    if (!this.#refusals.mayTry(personId)) return
    this.#refusals.note(personId)
    const entry = {
      at: moment(surroundings),
      actor: personId,
      cityId,
      action: 'frame-refused',
      subject: `text:${textId}`,
      data: { code, ...(clauses.length > 0 ? { clauses } : {}) },
    }
    void storage.write({ audit: [entry] }).then((result) => {
      if (result.outcome !== 'written') log.error({ textId, code }, 'a refused frame could not be audited')
    })
  }
}

const RESTARTING: TurnedAway = { close: CLOSE.restarting, reason: 'shutting-down' }

function isInScope(seat: Seat, scope: Extract<Announcement, { type: 'fact-changed' }>['scope']): boolean {
  if ('declarationId' in scope) return scope.declarationId === seat.declarationId
  return 'plenaryId' in scope ? scope.plenaryId === seat.plenaryId : true
}
