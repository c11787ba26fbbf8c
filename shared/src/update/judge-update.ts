// The gate: is an update well formed, the sender's own, and allowed for the role? Rules GT1… in docs/spec/gate.md.
import * as Y from 'yjs'
import { areRedundantMarkers } from './format-redundancy.ts'
import { judgeStructure } from './judge-structure.ts'
import type { GateRefusal, ReadUpdate } from './read-update.ts'
import { type ResolvedUpdate, resolveUpdate } from './resolve-update.ts'

/** Who sends. The caller holds the durable claims of client ids. */
export interface Sender {
  /** Whether this client id was claimed by the sender (`true`), by another (`false`), or by nobody yet. */
  owns(clientId: number): boolean | 'unclaimed'
  readonly mayEdit: boolean
}

export type Verdict =
  /** May be applied now, before anything else is. `claims`: unclaimed client ids that become the sender's by it. */
  | { readonly kind: 'ok'; readonly update: ResolvedUpdate; readonly claims: readonly number[] }
  /** Everything in it is in the document already. */
  | { readonly kind: 'nothing-new' }
  /** It builds on something that the document does not have: drop it and ask for the rest (sync step 1). */
  | { readonly kind: 'missing' }
  | GateRefusal

/**
 * Judges an update against the document as it stands, also inside an open transaction. Reads only.
 * Law: an update judged `ok` and applied next leaves no pending structs and no pending deletions, throws nothing, and
 * leaves a tree that `readContent` reads.
 */
export function judgeUpdate(doc: Y.Doc, update: ReadUpdate, sender: Sender): Verdict {
  const claims: number[] = []
  for (const { client, end } of update.blocks) {
    if (end <= Y.getState(doc.store, client)) continue
    const owned = sender.owns(client)
    if (owned === false) return { kind: 'refused', code: 'foreign-client' }
    if (owned === 'unclaimed') claims.push(client)
  }
  const resolved = resolveUpdate(doc, update)
  if (resolved.kind !== 'resolved') return resolved
  const { structs, deletions } = resolved
  if (structs.length === 0 && deletions.length === 0) return { kind: 'nothing-new' }
  if (!sender.mayEdit && (structs.length > 0 || !areRedundantMarkers(deletions))) {
    return { kind: 'refused', code: 'read-only' }
  }
  const code = judgeStructure(resolved)
  return code ? { kind: 'refused', code } : { kind: 'ok', update: resolved, claims }
}
