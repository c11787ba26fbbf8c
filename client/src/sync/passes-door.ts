// Whether the server would let an edit in, as far as this device can know: the same gate and the same guard.

import { judgeLocks } from '@plenary/shared/update/judge-locks'
import { judgeUpdate } from '@plenary/shared/update/judge-update'
import { clauseHandle, LockedItems } from '@plenary/shared/update/locked-items'
import { readUpdate } from '@plenary/shared/update/read-update'
import type * as Y from 'yjs'

/** Reads only. `locked`: ids of clauses; those that are not in the text are nobody's. */
export function passesDoor(doc: Y.Doc, edit: Uint8Array, locked: readonly string[]): boolean {
  const update = readUpdate(edit)
  if (update.kind !== 'read') return false
  const verdict = judgeUpdate(doc, update, { owns: () => true, mayEdit: true })
  if (verdict.kind !== 'ok') return false
  const handles = locked.flatMap((id) => {
    const handle = clauseHandle(doc, id)
    return handle ? [[id, handle] as const] : []
  })
  const items = LockedItems.in(doc, { isClosed: false, clauses: new Map(handles) })
  return judgeLocks(verdict.update, items).kind === 'ok'
}
