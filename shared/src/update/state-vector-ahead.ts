// Judges the state vector of a sync step 1: a replica of another epoch claims structs that this text never had.
import type * as Y from 'yjs'
import type { Sender } from './judge-update.ts'

export type StateVectorVerdict =
  /** `unclaimed`: client ids that nobody has claimed and that are ahead of the document, such as a first offline session. */
  | { readonly kind: 'ok'; readonly unclaimed: readonly number[] }
  | { readonly kind: 'refused'; readonly code: 'malformed' | 'epoch' }

/** `epoch`: it claims structs of another person's client that the document does not have. Never throws. */
export declare function stateVectorAhead(doc: Y.Doc, bytes: Uint8Array, owns: Sender['owns']): StateVectorVerdict
