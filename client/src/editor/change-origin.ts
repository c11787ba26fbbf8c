// Which transactions come from the document: other people's changes, undo, redo and moves, drawn by y-tiptap.
import type { Transaction } from '@tiptap/pm/state'
import { ySyncPluginKey } from '@tiptap/y-tiptap'

/** Whether a transaction draws what is in the Y.Doc already, instead of changing it. */
export function isChangeFromDocument(transaction: Transaction): boolean {
  return transaction.getMeta(ySyncPluginKey)?.isChangeOrigin === true
}
