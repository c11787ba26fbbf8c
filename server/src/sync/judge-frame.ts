// Whether one document frame may enter the text. The gate asks first; what has an opinion about content asks next.

import { BOUNDS } from '@plenary/shared/protocol/frames'
import type { GateCode } from '@plenary/shared/update/gate-code'
import { judgeUpdate } from '@plenary/shared/update/judge-update'
import { type ReadUpdate, readUpdate, UPDATE_BOUNDS } from '@plenary/shared/update/read-update'
import type { ResolvedUpdate } from '@plenary/shared/update/resolve-update'
import * as Y from 'yjs'
import type { LiveText } from './live-text.ts'
import type { Seat } from './seat.ts'

/** A document frame as it was heard. */
export interface DocumentFrame {
  readonly isStep2: boolean
  readonly update: Uint8Array
}

export type FrameRefusal = GateCode | 'epoch'

export type FrameVerdict =
  | { readonly kind: 'ok'; readonly update: ResolvedUpdate; readonly read: ReadUpdate }
  | { readonly kind: 'nothing-new' }
  | { readonly kind: 'missing' }
  | { readonly kind: 'refused'; readonly code: FrameRefusal }

/** Answers to our step 1 carry offline work. */
const STEP_2_BOUNDS = { ...UPDATE_BOUNDS, bytes: BOUNDS.frameBytes }

/** Judges a frame against the document as it stands. When it is `ok`, its unclaimed client ids are the sender's. */
export function judgeFrame(text: LiveText, frame: DocumentFrame, seat: Seat): FrameVerdict {
  const read = readUpdate(frame.update, frame.isStep2 ? STEP_2_BOUNDS : UPDATE_BOUNDS)
  if (read.kind === 'refused') return read
  if (isOfOtherEpoch(text, read)) return { kind: 'refused', code: 'epoch' }
  const verdict = judgeUpdate(text.doc, read, {
    owns: (clientId) => text.claims.owns(seat, clientId),
    mayEdit: seat.mayEdit,
  })
  if (verdict.kind !== 'ok') return verdict
  if (!text.claims.hasRoomFor(seat, verdict.claims.length))
    return { kind: 'refused', code: 'too-many-clients' }
  for (const clientId of verdict.claims) text.claims.claim(seat, clientId)
  return { kind: 'ok', update: verdict.update, read }
}

/** Whether it brings anything new of a client that wrote before a backup was restored. */
function isOfOtherEpoch(text: LiveText, read: ReadUpdate): boolean {
  return read.blocks.some(
    ({ client, end }) => text.claims.isStale(client) && end > Y.getState(text.doc.store, client),
  )
}
