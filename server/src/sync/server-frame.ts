// What the server sends in y-websocket's protocol, as bytes. One message a frame: a stock client reads only the first.

import { FRAME, SYNC } from '@plenary/shared/protocol/frames'
import * as encoding from 'lib0/encoding'

export function step1Frame(vector: Uint8Array): Uint8Array {
  return frame(vector, FRAME.sync, SYNC.step1)
}

export function step2Frame(update: Uint8Array): Uint8Array {
  return frame(update, FRAME.sync, SYNC.step2)
}

export function updateFrame(update: Uint8Array): Uint8Array {
  return frame(update, FRAME.sync, SYNC.update)
}

export interface AwarenessEntry {
  readonly clientId: number
  readonly clock: number
  /** The state as JSON; `null` when the client is gone. */
  readonly json: string
}

export function awarenessFrame(entries: readonly AwarenessEntry[]): Uint8Array {
  const update = encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, entries.length)
    for (const { clientId, clock, json } of entries) {
      encoding.writeVarUint(encoder, clientId)
      encoding.writeVarUint(encoder, clock)
      encoding.writeVarString(encoder, json)
    }
  })
  return frame(update, FRAME.awareness)
}

/** Says nothing, in three bytes: stock clients hang up when no message came for 30 s. */
export const KEEP_ALIVE_FRAME = awarenessFrame([])

function frame(bytes: Uint8Array, ...types: number[]): Uint8Array {
  return encoding.encode((encoder) => {
    for (const type of types) encoding.writeVarUint(encoder, type)
    encoding.writeVarUint8Array(encoder, bytes)
  })
}
