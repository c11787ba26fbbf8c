// What the writer of a text tells the room: what has become durable, and what can't go on.
import type { Storage } from '../ports/storage.ts'
import type { Surroundings } from '../ports/surroundings.ts'
import type { FrameSender, JudgedFrame, QueuedFrame } from './judge-batch.ts'
import type { Guard } from './judge-frame.ts'
import type { SyncLog } from './sync-log.ts'
import type { SyncMetrics } from './sync-metrics.ts'

/** What the writer tells the room, always after it is durable. */
export interface WriterEvents<Sender extends FrameSender> {
  /** These frames left the queue. */
  onTaken(frames: readonly QueuedFrame<Sender>[]): void
  /** An update for everybody, as a frame. */
  onUpdate(frame: Uint8Array): void
  onJudged(judged: readonly JudgedFrame<Sender>[]): void
  onClausesChanged(): void
  onSwallowed(personIds: ReadonlySet<string>): void
  onStorage(state: 'failing' | 'working'): void
  /** The text was restored from a backup, or is gone: what is here belongs to another past. The writer has ended. */
  onOtherEpoch(): void
  /** Locked words are no longer those that were locked: nothing is written any more. `clauses` are their ids. */
  onFrozen(clauses: readonly string[]): void
  /** Nothing is to be done any more. */
  onQuiet(): void
  /** A bug: the document can't be trusted. The writer has ended. */
  onBroken(): void
}

export interface WriterOptions<Sender extends FrameSender> {
  readonly textId: string
  readonly storage: Storage
  readonly surroundings: Surroundings
  readonly metrics: SyncMetrics
  readonly log: SyncLog
  readonly events: WriterEvents<Sender>
  /** Whether the alarm went off for this text before. */
  readonly isFrozen: boolean
  readonly guard?: Guard | undefined
  /** The least time between the starts of two batches, in milliseconds. */
  tick(): number
}
