// The text past port: what a text was at any sequence of its log, and what was changed between two of them. Its law:
//
// - The past of a text never changes: the same question about the same sequences always has the same answer.
// - It answers from what is durable only, and beside the main thread: nobody who types waits for it.
// - Checkpoints and packed rows change how fast it answers, never what.
import type { Role } from '@plenary/shared/access/roles'
import type { ComparedPart, Stroke } from '@plenary/shared/compare/comparison'
import type { ContentJson } from '@plenary/shared/schema/content'

/** As whom something was written. */
export interface PastAuthor {
  /** `system` for the server. */
  readonly personId: string
  readonly cityId: string | null
  readonly role: Role | 'system'
}

export interface PastContent {
  readonly sequence: number
  /** When its last update was written; null before the first. */
  readonly at: string | null
  readonly content: ContentJson
  readonly digest: string
  /** By clause id, in the order of the text. */
  readonly clauses: readonly { readonly clauseId: string; readonly digest: string }[]
}

/** From where a comparison begins: one sequence for the whole text, or one for each clause that is compared. */
export type PastBase = number | ReadonlyMap<string, number>

export interface PastComparison {
  /** The strokes of the parts name an author by place in this list. */
  readonly authors: readonly PastAuthor[]
  readonly parts: readonly ComparedPart[]
}

export interface PastPeriod {
  readonly from: string
  readonly to: string
  readonly fromSequence: number
  readonly toSequence: number
  readonly authors: readonly (PastAuthor & { readonly changes: number })[]
}

export interface PastStroke extends Pick<Stroke, 'at'> {
  readonly author: PastAuthor
}

/** Every question throws `TooManyWaiting` where too many wait, and an error where the past can't be read. */
export interface TextPast {
  /** Undefined when the text has no such sequence. */
  content(textId: string, sequence: number): Promise<PastContent | undefined>
  /** When the last update up to a sequence was written: null before the first. Undefined when the text has no such sequence. */
  momentOf(textId: string, sequence: number): Promise<{ readonly at: string | null } | undefined>
  /** The newest sequence that was written at or before `at`; 0 when nothing was. */
  sequenceAt(textId: string, at: string): Promise<number>
  /** @param clause only this part */
  compare(textId: string, from: PastBase, to: number, clause?: string): Promise<PastComparison | undefined>
  /** What was changed between the text at `from` and content that nobody has written yet: no stroke is known of it. */
  compareWith(textId: string, from: number, content: ContentJson): Promise<PastComparison | undefined>
  /** Periods of work whose last update is below `before`, the newest first; none reaches over a version. */
  work(textId: string, before: number | undefined, most: number): Promise<PastPeriod[]>
  /** Who wrote the item, and when; undefined when no row of the log has it. */
  strokeOf(textId: string, clientId: number, clock: number): Promise<PastStroke | undefined>
  close(): Promise<void>
}
