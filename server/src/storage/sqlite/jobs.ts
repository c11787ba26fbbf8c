// What the main thread asks of the writing worker, and what it answers.
import type { Append, AuditEntry, Unit } from '../../ports/storage.ts'

/** A statement as it crosses to the worker. */
export interface SqlStatement {
  sql: string
  parameters: readonly unknown[]
  expectRows?: number | undefined
}

export interface UnitJob {
  kind: 'unit'
  text?: Unit['text'] & { appends: readonly Append[] }
  statements: readonly SqlStatement[]
  audit: readonly AuditEntry[]
}

/** A single statement of better-auth, which has its own mind about statements; answers rows. */
export interface QueryJob {
  kind: 'query'
  statement: SqlStatement
}

export interface CheckpointJob {
  kind: 'checkpoint'
  textId: string
  seq: number
  state: Uint8Array
}

export type Job = UnitJob | QueryJob | CheckpointJob

export type JobResult =
  | { outcome: 'written'; rows: readonly unknown[]; changes: number }
  | { outcome: 'precondition-failed' }
  | { outcome: 'failed'; message: string }

export interface JobMessage {
  id: number
  job: Job
}
export interface ResultMessage {
  id: number
  result: JobResult
}

/** The worker's first message: whether it could open the file. */
export type ReadyMessage = { ready: true } | { ready: false; because: string }
