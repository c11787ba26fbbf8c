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
  const clocks = readStateVector(bytes, doc.store.clients.size + BOUNDS.clientIdsPerPerson)
  if (typeof clocks === 'string') return { kind: 'refused', code: clocks }
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

/** Not more than `most` entries are read. An entry takes two bytes or more, so the bytes bound their number, too. */
function readStateVector(
  bytes: Uint8Array,
  most: number,
): Map<number, number> | 'malformed' | 'too-many-clients' {
  try {
    const decoder = decoding.createDecoder(bytes)
    const count = decoding.readVarUint(decoder)
    if (count * 2 > bytes.length - decoder.pos) return 'malformed'
    if (count > most) return 'too-many-clients'
    const clocks = new Map<number, number>()
    for (let left = count; left > 0; left--) {
      const client = decoding.readVarUint(decoder)
      const clock = decoding.readVarUint(decoder)
      if (client > MAX_CLIENT || clock > MAX_CLOCK || clocks.has(client)) return 'malformed'
      clocks.set(client, clock)
    }
    return decoding.hasContent(decoder) ? 'malformed' : clocks
  } catch {
    return 'malformed'
  }
}
