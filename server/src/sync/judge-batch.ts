// One batch: the queued document frames, judged and applied one after the other in one transaction, so that each is
// judged against what the ones before it made of the text. What comes out is what is to be written, sent and answered.

import { newId, type RandomBytes } from '@plenary/shared/ids'
import { type CarriedText, carriedText } from '@plenary/shared/update/carried-text'
import type { NewStruct, ResolvedUpdate } from '@plenary/shared/update/resolve-update'
import { findSwallowed, type SwallowedText } from '@plenary/shared/update/swallowed'
import * as Y from 'yjs'
import type { Append } from '../ports/storage.ts'
import type { SwallowedTable } from '../ports/tables.ts'
import type { ClauseChange } from './clause-changes.ts'
import { type ClientClaims, SYSTEM } from './client-claims.ts'
import { type DocumentFrame, type FrameVerdict, type Guard, judgeFrame } from './judge-frame.ts'
import type { LiveText } from './live-text.ts'
import type { Seat } from './seat.ts'
import { placeKey, touchedPlaces } from './touched-places.ts'

/** What a seat says about writing. */
export type WritingSeat = Pick<Seat, 'personId' | 'cityId' | 'role' | 'mayEdit'>

/** Who sent a frame, as it is when the frame is judged. */
export interface FrameSender {
  readonly seat: WritingSeat
  /** Whether its frames are judged no more. */
  readonly isMuted: boolean
}

/** A frame with its sender. */
export interface QueuedFrame<Sender extends FrameSender> extends DocumentFrame {
  readonly sender: Sender
  /** Counted from 1 on its connection. */
  readonly number: number
}

export interface JudgedFrame<Sender extends FrameSender> {
  readonly frame: QueuedFrame<Sender>
  readonly verdict: Exclude<FrameVerdict, { kind: 'ok' }> | { readonly kind: 'ok' }
}

/** What an update of the batch carried to another place, with the sequence that it gets. */
export interface CarriedBy extends CarriedText {
  readonly seq: number
}

export interface JudgedBatch<Sender extends FrameSender> {
  /** How many of the frames it took; the rest waits for the next batch. */
  readonly taken: number
  readonly judged: readonly JudgedFrame<Sender>[]
  /** A row for each frame that brought something, and one for what the document tidied up on its own. */
  readonly appends: readonly Append[]
  readonly claims: NonNullable<ReturnType<ClientClaims['rowToStore']>>[]
  readonly swallowed: readonly Omit<SwallowedTable, 'text_id' | 'dismissed_at'>[]
  readonly carried: readonly CarriedBy[]
  readonly changes: ReadonlyMap<string, ClauseChange>
  /** Everything in one update; undefined when there is nothing new. */
  readonly update: Uint8Array | undefined
  /** The state vector of the durable document before the batch. */
  readonly vectorBefore: ReadonlyMap<number, number>
  /** Whether clauses came, or were renamed: their ids may not be unique. */
  readonly bringsClauseIds: boolean
}

export interface BatchOptions {
  readonly at: string
  readonly randomBytes: RandomBytes
  readonly guard?: Guard | undefined
  /** Asked before each frame but the first: when the batch has taken long enough, the rest waits for the next one. */
  isFull(): boolean
  /** Starts the measurement of one judgement; the answer ends it. */
  startGateTimer(): () => void
}

/**
 * Judges and applies. The document must be durable before, and is not until `appends` are written.
 * A sender who was refused is not heard again in this batch. Throws only on bugs: then the document is lost.
 */
export function judgeBatch<Sender extends FrameSender>(
  text: LiveText,
  frames: readonly QueuedFrame<Sender>[],
  options: BatchOptions,
): JudgedBatch<Sender> {
  const batch = new OpenBatch<Sender>(text, options)
  let taken = 0
  const { updates, vectorBefore } = recordUpdates(text.doc, () => {
    const refused = new Set<Sender>()
    for (const frame of frames) {
      if (taken > 0 && options.isFull()) break
      taken += 1
      if (frame.sender.isMuted || refused.has(frame.sender)) continue
      if (batch.take(frame).kind === 'refused') refused.add(frame.sender)
    }
  })
  const [update, ...tidied] = updates
  if (tidied.length > 0) {
    batch.appends.push({ ...authorOf(SYSTEM, 'system'), update: Y.mergeUpdates(tidied), at: options.at })
  }
  return {
    ...batch.result(),
    taken,
    update: tidied.length > 0 && update ? Y.mergeUpdates([update, ...tidied]) : update,
    vectorBefore,
  }
}

/**
 * Runs `change` in one transaction and answers the updates that came of it: first its own, then what Yjs tidied up
 * afterwards (format marks that have become redundant).
 */
export function recordUpdates(
  doc: Y.Doc,
  change: () => void,
): { updates: Uint8Array[]; vectorBefore: ReadonlyMap<number, number> } {
  const updates: Uint8Array[] = []
  const record = (update: Uint8Array) => updates.push(update)
  doc.on('update', record)
  try {
    const vectorBefore = doc.transact((transaction) => {
      change()
      return transaction.beforeState
    })
    return { updates, vectorBefore }
  } finally {
    doc.off('update', record)
  }
}

export function authorOf(
  { personId, cityId }: { personId: string; cityId: string | null },
  role: Append['role'],
): Pick<Append, 'actor' | 'city_id' | 'role'> {
  return { actor: personId, city_id: cityId, role }
}

class OpenBatch<Sender extends FrameSender> {
  readonly judged: JudgedFrame<Sender>[] = []
  readonly appends: Append[] = []
  readonly #text: LiveText
  readonly #options: BatchOptions
  readonly #changes = new Map<string, ClauseChange>()
  readonly #swallowed: JudgedBatch<Sender>['swallowed'][number][] = []
  readonly #carried: CarriedBy[] = []
  readonly #writers = new Set<number>()
  #bringsClauseIds = false

  constructor(text: LiveText, options: BatchOptions) {
    this.#text = text
    this.#options = options
  }

  take(frame: QueuedFrame<Sender>): FrameVerdict {
    const { seat } = frame.sender
    const stopTimer = this.#options.startGateTimer()
    const verdict = judgeFrame(this.#text, frame, seat, this.#options.guard)
    stopTimer()
    if (verdict.kind !== 'ok') {
      this.judged.push({ frame, verdict })
      return verdict
    }
    const { update, read } = verdict
    const swallowed = findSwallowed(update)
    const carried = this.#carriedBy(seat.personId, update)
    for (const place of touchedPlaces(update)) this.#changes.set(placeKey(place), { place, seat })
    for (const { client } of read.blocks) this.#writers.add(client)
    this.#bringsClauseIds ||= update.structs.some(bringsClauseId)
    Y.applyUpdate(this.#text.doc, frame.update)
    this.appends.push({ ...authorOf(seat, seat.role), update: frame.update, at: this.#options.at })
    for (const piece of swallowed) this.#keep(piece)
    for (const piece of carried) this.#carried.push({ ...piece, seq: this.#sequence })
    this.judged.push({ frame, verdict: { kind: 'ok' } })
    return verdict
  }

  result() {
    const claims = [...this.#writers].flatMap((clientId) => this.#text.claims.rowToStore(clientId) ?? [])
    return {
      judged: this.judged,
      appends: this.appends,
      claims,
      swallowed: this.#swallowed,
      carried: this.#carried,
      changes: this.#changes,
      bringsClauseIds: this.#bringsClauseIds,
    }
  }

  #carriedBy(personId: string, update: ResolvedUpdate): CarriedText[] {
    const { recentDeletions } = this.#text
    const carried = carriedText(update)
    const broughtBack = carried.length > 0 ? [] : recentDeletions.broughtBack(personId, update)
    recentDeletions.note(personId, update)
    return [...carried, ...broughtBack]
  }

  /** Of the last update that was taken. */
  get #sequence(): number {
    return this.#text.head + this.appends.length
  }

  #keep({ clauseId, clientId, text }: SwallowedText): void {
    const { personId, cityId } = this.#text.claims.ownerOf(clientId) ?? SYSTEM
    const { at, randomBytes } = this.#options
    this.#swallowed.push({
      id: newId(randomBytes),
      clause_id: clauseId,
      person_id: personId,
      city_id: cityId,
      wording: text,
      seq: this.#sequence,
      at,
    })
  }
}

function bringsClauseId({ content, parentSub }: NewStruct): boolean {
  return parentSub === 'id' || (content.kind === 'element' && content.name === 'clause')
}
