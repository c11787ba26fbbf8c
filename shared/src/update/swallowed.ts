// Text that vanishes although nobody who had it deleted it: it lands under a deleted parent, or goes down with one.
import type { ResolvedUpdate } from './resolve-update.ts'

/** Words of one author in one paragraph, to be kept in a tray. */
export interface SwallowedText {
  /** The nearest clause with an id, deleted or not; `null` where it is forgotten or the text stood in no clause. */
  readonly clauseId: string | null
  /** Who wrote the words. */
  readonly clientId: number
  readonly text: string
}

/** What this update, judged `ok`, would swallow: its own words and those of others. Asked before it is applied. */
export declare function findSwallowed(update: ResolvedUpdate): SwallowedText[]
