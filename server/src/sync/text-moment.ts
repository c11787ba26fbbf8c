// A text as a command sees it, and the edit of it that a command may write.
import { reconcile } from '@plenary/shared/history/reconcile'
import { type Refusal, refuse } from '@plenary/shared/refusal'
import type { ContentJson } from '@plenary/shared/schema/content'
import { clauseHandle } from '@plenary/shared/update/locked-items'
import * as Y from 'yjs'
import type { Storage } from '../ports/storage.ts'
import { moment, type Surroundings } from '../ports/surroundings.ts'
import type { ClauseMoment, Editor, PreparedEdit, TextMoment } from '../ports/text-line.ts'
import { batchStatements } from './batch-statements.ts'
import { judgeBatch, recordUpdates } from './judge-batch.ts'
import type { LiveText } from './live-text.ts'

export interface MomentOptions {
  readonly textId: string
  readonly storage: Pick<Storage, 'read'>
  readonly surroundings: Pick<Surroundings, 'now' | 'randomBytes'>
}

/** Only while the document is durable. */
export function textMoment(text: LiveText, options: MomentOptions): TextMoment {
  return {
    sequence: text.head,
    epoch: text.epoch,
    lockEpoch: text.lockEpoch,
    lockedClauses: text.lockedClauses,
    content: () => text.content(),
    digest: () => text.digests.text(),
    clause: (clauseId) => clauseOf(text, clauseId),
    edit: (target, by) => prepareEdit(text, target, by, options),
  }
}

function clauseOf(text: LiveText, clauseId: string): ClauseMoment | undefined {
  const item = clauseHandle(text.doc, clauseId)
  if (item === undefined) return undefined
  const { content } = Y.getItem(text.doc.store, Y.createID(item.client, item.clock))
  const element = (content as Y.ContentType).type as Y.XmlElement
  return { item, digest: text.digests.clause(element), lockedWithin: text.locks.around(element) }
}

/** Made and judged on copies: until it is written, nobody reads it. */
function prepareEdit(
  text: LiveText,
  target: ContentJson,
  by: Editor,
  { textId, storage, surroundings }: MomentOptions,
): PreparedEdit | Refusal | undefined {
  const update = reconciled(text, target, surroundings)
  if (update === undefined) return undefined
  const copy = text.copy(text.claims.freeId(surroundings.randomBytes))
  try {
    const sender = { seat: { ...by, mayEdit: true }, isMuted: false }
    const at = moment(surroundings)
    const batch = judgeBatch(copy, [{ sender, number: 1, isStep2: false, isOwn: true, update }], {
      at,
      randomBytes: surroundings.randomBytes,
      isFull: () => false,
      startGateTimer: () => () => {},
    })
    const verdict = batch.judged[0]?.verdict
    if (verdict?.kind === 'refused') return refuse(verdict.code)
    if (verdict?.kind !== 'ok') throw new Error(`an edit of the server was judged ${verdict?.kind}`)
    const { head, epoch, lockEpoch } = text
    const { appends, claims } = batch
    return {
      text: { textId, head, epoch, lockEpoch, appends, claims },
      statements: batchStatements(storage.read, textId, at, [...batch.changes.values()], batch),
    }
  } finally {
    copy.destroy()
  }
}

function reconciled(
  text: LiveText,
  target: ContentJson,
  { randomBytes }: MomentOptions['surroundings'],
): Uint8Array | undefined {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(text.doc))
  doc.clientID = text.claims.freeId(randomBytes)
  try {
    const { updates } = recordUpdates(doc, () => reconcile(doc, target, new Set(text.lockedClauses)))
    return updates.length === 0 ? undefined : Y.mergeUpdates(updates)
  } finally {
    doc.destroy()
  }
}
