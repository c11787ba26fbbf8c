// What the page may say about the person's words: a closed union, each member true in the sense of docs/spec/client-sync.md.
import type { RefusalCode } from '@plenary/shared/refusal'

/** `unreachable`: no connection. `try-later`: the server is there, but did not give the text. */
export type LoadFailure = 'unreachable' | 'try-later'

/**
 * `storage`: the server says that it cannot write. `unanswered`: no acknowledgement came for a while.
 * A refusal code: the server refuses again and again; the wording is in the tray.
 */
export type SaveFailure = 'storage' | 'unanswered' | RefusalCode

export const ENDINGS = ['removed', 'signed-out', 'old-schema', 'epoch', 'not-found', 'too-many'] as const
/**
 * Why the session is over until the page opens it anew. After `signed-out`, `old-schema` and `too-many` what was not
 * acknowledged waits on this device and is sent by the next session; after the others it is in the tray.
 */
export type Ending = (typeof ENDINGS)[number]

/** Moments are Unix milliseconds. `changes` counts local transactions that the server has not acknowledged. */
export type SaveState =
  /** The text is on its way; nothing can be said about it yet. */
  | { readonly kind: 'loading' }
  /** No text, neither from the server nor on this device. The session goes on trying. */
  | { readonly kind: 'load-failed'; readonly reason: LoadFailure }
  /** Connected and live, for somebody who may not edit; `at`: when words last arrived, by this device's clock. */
  | { readonly kind: 'read-only'; readonly at: number }
  /** Connected, synced, and all that was sent is acknowledged; `at`: since when it is durable, by the server's clock. */
  | { readonly kind: 'saved'; readonly at: number }
  | { readonly kind: 'saving'; readonly changes: number }
  /** Not connected. `kept`: every unacknowledged change is in a completed transaction of this device's store. */
  | { readonly kind: 'offline'; readonly changes: number; readonly kept: boolean }
  | { readonly kind: 'cannot-save'; readonly reason: SaveFailure; readonly changes: number }
  /** WebSocket is blocked: `TextState.polled` has the words, read every few seconds; nothing can be typed. */
  | { readonly kind: 'polling'; readonly at: number; readonly changes: number; readonly kept: boolean }
  | { readonly kind: 'ended'; readonly why: Ending; readonly changes: number; readonly kept: boolean }

/** Whether the server is heard at this moment. */
export function isLive({ kind }: SaveState): boolean {
  return kind === 'saved' || kind === 'saving' || kind === 'read-only' || kind === 'cannot-save'
}

/** What a session knows, for `saveStateOf` to say. */
export interface SaveFacts {
  readonly ending: Ending | undefined
  /** When the text was last read over HTTP; undefined unless WebSocket is blocked. */
  readonly polledAt: number | undefined
  readonly mayEdit: boolean
  /** Whether there are words on the page. */
  readonly isShown: boolean
  /** Whether the socket is open and the server's state has come. */
  readonly isSynced: boolean
  /** Whether every document frame of this socket is acknowledged, the answer to the server's question included. */
  readonly isAcknowledged: boolean
  readonly savedAt: number | undefined
  readonly heardAt: number
  readonly changes: number
  readonly isKept: boolean
  /** Why nothing can be saved although the server is there. */
  readonly failure: SaveFailure | undefined
  /** Why attempts to connect failed, since the last success. */
  readonly loadFailure: LoadFailure | undefined
}

/** The one thing to say, the gravest first. */
export function saveStateOf(facts: SaveFacts): SaveState {
  const { ending, polledAt, isSynced, changes, failure, loadFailure, savedAt } = facts
  const kept = facts.isKept
  if (ending) return { kind: 'ended', why: ending, changes, kept }
  if (polledAt !== undefined) return { kind: 'polling', at: polledAt, changes, kept }
  if (isSynced) {
    if (failure) return { kind: 'cannot-save', reason: failure, changes }
    if (!facts.mayEdit) return { kind: 'read-only', at: facts.heardAt }
    if (changes > 0) return { kind: 'saving', changes }
    if (facts.isAcknowledged && savedAt !== undefined) return { kind: 'saved', at: savedAt }
    if (savedAt === undefined) return { kind: 'loading' }
  }
  if (facts.isShown) return { kind: 'offline', changes, kept }
  return loadFailure ? { kind: 'load-failed', reason: loadFailure } : { kind: 'loading' }
}
