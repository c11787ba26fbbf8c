// A text as one page has it open: its document, what may be said about saving it, and the tray. `open-text-session.ts` opens one.
import type { Fact } from '@plenary/shared/protocol/messages'
import type { ContentJson } from '@plenary/shared/schema/content'
import type { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'
import type { CarryOver } from './carry-over.ts'
import type { Draft } from './drafts.ts'
import type { LateLetters } from './late-letters.ts'
import type { SaveState } from './save-state.ts'

/** A selection, as positions in the document of its replica. */
export interface Caret {
  readonly anchor: Y.RelativePosition
  readonly head: Y.RelativePosition
}

/** A document and its presence. Replaced as a whole after a refusal: whoever draws it mounts anew with `key={generation}`. */
export interface Replica {
  readonly generation: number
  readonly doc: Y.Doc
  readonly awareness: Awareness
  /** While an input method composes, other people's changes wait outside the document. Short: what is shown is old. */
  hold(isHeld: boolean): void
  /**
   * Where the person was in the document before this one, by what its editor last said to its presence; undefined when the
   * editor had no focus, or nothing is left of the place. Whoever mounts the editor of this replica selects it.
   */
  readonly caret: Caret | undefined
  /** Any other position of the document before this one; undefined for the first document. */
  readonly carryOver: CarryOver | undefined
}

/** The text as read over HTTP where WebSocket is blocked. */
export interface PolledText {
  readonly sequence: number
  readonly content: ContentJson
}

/** A new object whenever something changed; the parts that did not change are the same objects. */
export interface TextState {
  readonly saveState: SaveState
  /** Undefined until there are words to show: from the server, or from this device when the server cannot be reached. */
  readonly replica: Replica | undefined
  /** Whether typing into `replica` is of any use: false for readers, while polling, and when the session has ended. */
  readonly isEditable: boolean
  /** Set while `saveState.kind` is `polling`. */
  readonly polled: PolledText | undefined
  readonly drafts: readonly Draft[]
  /** Whether the tray is durable on this device. */
  readonly areDraftsKept: boolean
}

/** What a session begins with. */
export const NOTHING_YET: TextState = {
  saveState: { kind: 'loading' },
  replica: undefined,
  isEditable: false,
  polled: undefined,
  drafts: [],
  areDraftsKept: true,
}

export interface TextSession {
  readonly state: TextState
  /** Calls back after every change of `state`. Answers how to stop. */
  subscribe(listener: () => void): () => void
  /** Calls back when a fact changed, or may have: all of them after every connection. Answers how to stop. */
  onFactChanged(listener: (fact: Fact) => void): () => void
  /** Takes a draft out of the tray: its author has decided. */
  dismissDraft(id: string): Promise<void>
  /** Keeps letters that were typed on when a lock had come: they are in no document. */
  keepLateLetters(late: LateLetters): void
  /** Tries to connect at once instead of waiting for the next attempt. */
  retry(): void
  /** Disconnects and lets go of the document; what is not acknowledged stays on this device. */
  destroy(): void
}

export interface TextSessionOptions {
  readonly textId: string
  readonly epoch: string
  readonly personId: string
  /** Must be known for certain: what waits on this device of somebody who may not edit goes into the tray. */
  readonly mayEdit: boolean
}
