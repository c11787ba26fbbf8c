// From edits that will never be accepted to drafts in the tray.
import type { RefusalCode } from '@plenary/shared/refusal'
import * as Y from 'yjs'
import type { LeftCopy } from './device-store.ts'
import type { Draft } from './drafts.ts'
import {
  hasEdit,
  keyOf,
  lostWording,
  type UnacceptedWording,
  unacceptedWording,
} from './unaccepted-wording.ts'

export interface RecoveryOptions {
  /** The id of the document that had the edits: the same one gives the same drafts the same ids. */
  readonly replica: string
  readonly textId: string
  readonly code: RefusalCode
  readonly at: number
  /** Updates that the server is known to have. */
  readonly known: readonly Uint8Array[]
  readonly edits: readonly Uint8Array[]
  /** The author's document, where it is open: it may hold more than the edits say. */
  readonly mine?: Y.Doc
}

/** A draft for every place whose words the edits changed. Leaves all documents as they are. */
export function recoverDrafts({ replica, textId, code, at, known, edits, mine }: RecoveryOptions): Draft[] {
  if (edits.length === 0) return []
  const before = documentOf(known)
  const own = mine ?? documentOf([...known, ...edits])
  const wordings = unacceptedWording(before, own, edits)
  before.destroy()
  if (!mine) own.destroy()
  return draftsOf(wordings, { replica, textId, code, at })
}

/**
 * A draft for every place in which the copies of an epoch that has ended have words of its person that the text has not: those
 * that were never acknowledged, and those that a restored backup lacks. Leaves all documents as they are.
 */
export function recoverLostDrafts(
  copies: readonly LeftCopy[],
  textId: string,
  at: number,
  now: Y.Doc,
): Draft[] {
  const known = copies.flatMap(({ knowledge }) => knowledge)
  const edits = copies
    .flatMap((copy) => copy.edits.map(({ update }) => update))
    .filter((edit) => !hasEdit(now, edit))
  const [before, mine] = [documentOf(known), documentOf([...known, ...edits])]
  const lost = lostWording(
    now,
    mine,
    copies.flatMap(({ authors }) => authors),
  )
  const places = new Set(lost.map(keyOf))
  const unaccepted = unacceptedWording(before, mine, edits).filter((wording) => !places.has(keyOf(wording)))
  before.destroy()
  mine.destroy()
  return draftsOf([...lost, ...unaccepted], { replica: copies[0]?.id ?? '', textId, code: 'epoch', at })
}

/** The same replica gives the same places the same ids. */
export function draftsOf(
  wordings: readonly UnacceptedWording[],
  { replica, ...common }: { replica: string; textId: string; code: RefusalCode; at: number },
): Draft[] {
  const counts = new Map<string, number>()
  return wordings.map((wording) => {
    const place = wording.clauseId ?? wording.container
    const count = (counts.get(place) ?? 0) + 1
    counts.set(place, count)
    const id = `${replica}-${place}${count > 1 ? `-${count}` : ''}`
    return { id, ...common, ...wording }
  })
}

/** Whether a draft is of what was typed into this replica. */
export function isDraftOf(replica: string, draftId: string): boolean {
  return draftId.startsWith(`${replica}-`)
}

function documentOf(updates: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc()
  doc.transact(() => {
    for (const update of updates) Y.applyUpdate(doc, update)
  })
  return doc
}
