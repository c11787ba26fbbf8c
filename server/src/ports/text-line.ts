// The text line port: commands on a text stand in the same line as what people write.

import type { Role } from '@plenary/shared/access/roles'
import type { Refusal } from '@plenary/shared/refusal'
import type { ContentJson } from '@plenary/shared/schema/content'
import type { StructId } from '@plenary/shared/update/read-update'
import type { Statement, Unit } from './storage.ts'

/** A clause of a text at one sequence. */
export interface ClauseMoment {
  /** The Y item of its element. */
  readonly item: StructId
  /** Of its words with its sub-clauses. */
  readonly digest: string
  /** The locked clause in which it stands; undefined when only its own lock can hold it. */
  readonly lockedWithin: string | undefined
}

/** As whom an edit is made. */
export interface Editor {
  readonly personId: string
  readonly cityId: string | null
  readonly role: Role
}

/** An edit of a text, judged but not written. */
export interface PreparedEdit {
  /** For a unit, which writes the edit if the text is still the one that it was made for. */
  readonly text: NonNullable<Unit['text']>
  /** What is written with it. */
  readonly statements: readonly Statement[]
}

/** A text at one sequence: holds until the function that was given it is done. */
export interface TextMoment {
  readonly sequence: number
  readonly epoch: string
  readonly lockEpoch: number
  content(): ContentJson
  digest(): string
  /** The ids of the locked clauses. */
  readonly lockedClauses: readonly string[]
  /**
   * The edit, under a client id of its own, that makes the text say `target` and touches only what differs; undefined when it
   * says that. Gate and guard judge it as they judge everybody's, but for its size.
   */
  edit(target: ContentJson, by: Editor): PreparedEdit | Refusal | undefined
  /** Undefined when there is no such clause. */
  clause(clauseId: string): ClauseMoment | undefined
}

export interface TextLine {
  /**
   * Runs a command on a text: everything heard before is durable, nothing that comes later is looked at until `fn` is done.
   * A unit of `fn` that requires the moment's head, epoch and lock epoch holds exactly then. Refuses `frozen` after the
   * guard's alarm, `not-found` without such a text; and, when its turn never comes, `shutting-down` if the process ends,
   * else `storage-failed`.
   */
  exclusive<T>(textId: string, fn: (at: TextMoment) => Promise<T>): Promise<T | Refusal>
}
