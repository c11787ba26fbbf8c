// Whether one document frame may enter the text. The gate asks first: is it well formed, the sender's own, allowed for the
// role? Then the guard: does it touch what is locked?

import { BOUNDS } from '@plenary/shared/protocol/frames'
import type { GateCode } from '@plenary/shared/update/gate-code'
import type { GuardCode } from '@plenary/shared/update/guard-code'
import { judgeLocks } from '@plenary/shared/update/judge-locks'
import { judgeUpdate } from '@plenary/shared/update/judge-update'
import {
  MAX_BOUNDS,
  type ReadUpdate,
  readUpdate,
  UPDATE_BOUNDS,
  type UpdateBounds,
} from '@plenary/shared/update/read-update'
import type { ResolvedUpdate } from '@plenary/shared/update/resolve-update'
import * as Y from 'yjs'
import type { LiveText } from './live-text.ts'
import type { Seat } from './seat.ts'

/** A document frame as it was heard. */
export interface DocumentFrame {
  readonly isStep2: boolean
  /** Made by the server itself, for somebody: as large as it must be. */
  readonly isOwn?: boolean
  readonly update: Uint8Array
}

export type FrameRefusal = GateCode | GuardCode | 'epoch' | 'frozen'

export type FrameVerdict =
  | { readonly kind: 'ok'; readonly update: ResolvedUpdate; readonly read: ReadUpdate }
  | { readonly kind: 'nothing-new' }
  | { readonly kind: 'missing' }
  /** `clauses`: the locked clauses that it touches. */
  | { readonly kind: 'refused'; readonly code: FrameRefusal; readonly clauses: readonly string[] }

/** The guard. Given from outside by tests of the alarm, which must do without it. */
export type Guard = typeof judgeLocks

/** Answers to our step 1 carry offline work. */
const STEP_2_BOUNDS = { ...UPDATE_BOUNDS, bytes: BOUNDS.frameBytes }

/** Judges a frame against the document as it stands. When it is `ok`, its unclaimed client ids are the sender's. */
export function judgeFrame(
  text: LiveText,
  frame: DocumentFrame,
  seat: Pick<Seat, 'personId' | 'cityId' | 'mayEdit'>,
  guard: Guard = judgeLocks,
): FrameVerdict {
  const read = readUpdate(frame.update, boundsOf(frame))
  if (read.kind === 'refused') return refused(read.code)
  if (isOfOtherEpoch(text, read)) return refused('epoch')
  const verdict = judgeUpdate(text.doc, read, {
    owns: (clientId) => text.claims.owns(seat, clientId),
    mayEdit: seat.mayEdit,
  })
  if (verdict.kind === 'refused') return refused(verdict.code)
  if (verdict.kind !== 'ok') return verdict
  if (text.isFrozen) return refused('frozen')
  const guarded = guard(verdict.update, text.locks.items)
  if (guarded.kind === 'refused') return refused(guarded.code, guarded.clauses)
  if (!text.claims.hasRoomFor(seat, verdict.claims.length)) return refused('too-many-clients')
  for (const clientId of verdict.claims) text.claims.claim(seat, clientId)
  return { kind: 'ok', update: verdict.update, read }
}

function boundsOf({ isOwn, isStep2 }: DocumentFrame): UpdateBounds {
  if (isOwn) return MAX_BOUNDS
  return isStep2 ? STEP_2_BOUNDS : UPDATE_BOUNDS
}

function refused(code: FrameRefusal, clauses: readonly string[] = []): FrameVerdict {
  return { kind: 'refused', code, clauses }
}

/** Whether it brings anything new of a client that wrote before a backup was restored. */
function isOfOtherEpoch(text: LiveText, read: ReadUpdate): boolean {
  return read.blocks.some(
    ({ client, end }) => text.claims.isStale(client) && end > Y.getState(text.doc.store, client),
  )
}
