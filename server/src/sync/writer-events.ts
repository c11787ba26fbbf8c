// What the writer of a text hands out: the text at one sequence to a command, and to the room what has become durable.
import type { ContentJson } from '@plenary/shared/schema/content'
import type * as Y from 'yjs'
import type { Storage } from '../ports/storage.ts'
import type { Surroundings } from '../ports/surroundings.ts'
import type { FrameSender, JudgedFrame, QueuedFrame } from './judge-batch.ts'
import type { SyncLog } from './sync-log.ts'
import type { SyncMetrics } from './sync-metrics.ts'

/** A text at one sequence. `doc` may be read until the function that was given it is done, and never written. */
export interface TextMoment {
  readonly sequence: number
  readonly epoch: string
  readonly lockEpoch: number
  readonly doc: Y.Doc
  content(): ContentJson
}

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
  /** The least time between the starts of two batches, in milliseconds. */
  tick(): number
}
