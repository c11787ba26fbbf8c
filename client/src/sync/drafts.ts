// The tray: the person's own wording that did not become part of the text.
import type { RefusalCode } from '@plenary/shared/refusal'
import type { Container } from '@plenary/shared/schema/nodes'

export interface Draft {
  readonly id: string
  readonly textId: string
  readonly container: Container
  /** Null for title, preamble and closing, and where the clause is forgotten. */
  readonly clauseId: string | null
  readonly code: RefusalCode
  /** When it was put here, in Unix milliseconds of this device. */
  readonly at: number
  /** The words as the author had them; empty where the author had deleted them all. Paragraphs are apart by `\n`. */
  readonly wording: string
  /** The words as this device last knew them from the server; empty for a clause that the author had added. */
  readonly before: string
}
