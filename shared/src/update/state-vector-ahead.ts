// Judges the state vector of a sync step 1: a replica of another epoch claims structs that this text never had.
import * as decoding from 'lib0/decoding'
import * as Y from 'yjs'
import { BOUNDS } from '../protocol/frames.ts'
import type { Sender } from './judge-update.ts'
import { MAX_CLIENT, MAX_CLOCK } from './read-update.ts'

export type StateVectorVerdict =
  /** `unclaimed`: client ids that nobody has claimed and that are ahead of the document, such as a first offline session. */
  | { readonly kind: 'ok'; readonly unclaimed: readonly number[] }
  | { readonly kind: 'refused'; readonly code: 'malformed' | 'epoch' | 'too-many-clients' }

/**
 * `epoch`: it claims structs of another person's client that the document does not have. `too-many-clients`: more clients
 * are ahead than a person may have. Never throws.
 */
export function stateVectorAhead(doc: Y.Doc, bytes: Uint8Array, owns: Sender['owns']): StateVectorVerdict {
  const clocks = readStateVector(bytes)
  if (clocks === undefined) return { kind: 'refused', code: 'malformed' }
  const unclaimed: number[] = []
  let ahead = 0
  for (const [client, clock] of clocks) {
    if (clock <= Y.getState(doc.store, client)) continue
    const owned = owns(client)
    if (++ahead > BOUNDS.clientIdsPerPerson) return { kind: 'refused', code: 'too-many-clients' }
    if (owned === false) return { kind: 'refused', code: 'epoch' }
    if (owned === 'unclaimed') unclaimed.push(client)
  }
  return { kind: 'ok', unclaimed }
}

/** `undefined`: not exactly one state vector. An entry takes two bytes or more, so the bytes bound their number. */
function readStateVector(bytes: Uint8Array): Map<number, number> | undefined {
  try {
    const decoder = decoding.createDecoder(bytes)
    const count = decoding.readVarUint(decoder)
    if (count * 2 > bytes.length - decoder.pos) return undefined
    const clocks = new Map<number, number>()
    for (let left = count; left > 0; left--) {
      const client = decoding.readVarUint(decoder)
      const clock = decoding.readVarUint(decoder)
      if (client > MAX_CLIENT || clock > MAX_CLOCK || clocks.has(client)) return undefined
      clocks.set(client, clock)
    }
    return decoding.hasContent(decoder) ? undefined : clocks
  } catch {
    return undefined
  }
}
