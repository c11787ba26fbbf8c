// What a client sends, read once at the edge. Everything that is not exactly one known message is unclear.

import { FRAME, SYNC } from '@plenary/shared/protocol/frames'
import * as decoding from 'lib0/decoding'

export type ClientFrame =
  /** Asks for what the state vector lacks. */
  | { readonly kind: 'step-1'; readonly vector: Uint8Array }
  /** A document frame: the answer to our step 1, or an update. */
  | { readonly kind: 'document'; readonly isStep2: boolean; readonly update: Uint8Array }
  | { readonly kind: 'awareness'; readonly update: Uint8Array }
  | { readonly kind: 'query-awareness' }

/** Reads a frame; `undefined` when it is unclear. The bytes it answers are copies: a frame is a view of a network buffer. */
export function parseClientFrame(frame: Uint8Array): ClientFrame | undefined {
  try {
    const decoder = decoding.createDecoder(frame)
    const parsed = readMessage(decoder)
    return decoding.hasContent(decoder) ? undefined : parsed
  } catch {
    // lib0 throws where bytes end too early or a number is too large.
    return undefined
  }
}

function readMessage(decoder: decoding.Decoder): ClientFrame | undefined {
  switch (decoding.readVarUint(decoder)) {
    case FRAME.sync:
      return readSync(decoder)
    case FRAME.awareness:
      return { kind: 'awareness', update: readBytes(decoder) }
    case FRAME.queryAwareness:
      return { kind: 'query-awareness' }
    default:
      return undefined
  }
}

function readSync(decoder: decoding.Decoder): ClientFrame | undefined {
  const step = decoding.readVarUint(decoder)
  if (step === SYNC.step1) return { kind: 'step-1', vector: readBytes(decoder) }
  if (step !== SYNC.step2 && step !== SYNC.update) return undefined
  return { kind: 'document', isStep2: step === SYNC.step2, update: readBytes(decoder) }
}

function readBytes(decoder: decoding.Decoder): Uint8Array {
  return decoding.readVarUint8Array(decoder).slice()
}
