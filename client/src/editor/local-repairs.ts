// What a local change must leave in order, in the same transaction: every clause that it inserted has an id of its own, and
// there is a paragraph to type into. Changes of others are never repaired here: what a client adds in reaction to them would
// leave with its next keystroke and touch other people's clauses (the server repairs ids, for everybody).
import { clausesOf } from '@plenary/shared/declaration/outline'
import { newClauseId, type RandomBytes } from '@plenary/shared/ids'
import type { Node } from '@tiptap/pm/model'
import { type EditorState, Plugin, Selection, type Transaction } from '@tiptap/pm/state'
import { isChangeFromDocument } from './change-origin.ts'
import { emptyClause } from './split-clause.ts'
import { isWithinWords } from './within-words.ts'

export function localRepairs(randomBytes: RandomBytes): Plugin {
  return new Plugin({
    appendTransaction(transactions, before, after) {
      const isLocal = transactions.some((tr) => tr.docChanged) && !transactions.some(isChangeFromDocument)
      if (!isLocal || transactions.every(isWithinWords)) return null
      const tr = after.tr
      setIds(tr, transactions, before, after, randomBytes)
      fillEmptied(tr, before.doc, caretAfter(transactions, before), randomBytes)
      return tr.docChanged ? tr : null
    },
  })
}

function setIds(
  tr: Transaction,
  transactions: readonly Transaction[],
  before: EditorState,
  after: EditorState,
  randomBytes: RandomBytes,
): void {
  const known = new Set(clausesOf(before.doc).map(({ node }) => node))
  const inserted = insertedRanges(transactions)
  const isInserted = ({ node, pos }: { node: Node; pos: number }) =>
    !known.has(node) && inserted.some(({ from, to }) => pos >= from && pos + node.nodeSize <= to)
  const clauses = clausesOf(after.doc)
  const fresh = clauses.filter(isInserted)
  if (fresh.length === 0) return
  const taken = new Set(clauses.filter((clause) => !fresh.includes(clause)).map(({ node }) => node.attrs.id))
  for (const { node, pos } of fresh) {
    const isUsable = typeof node.attrs.id === 'string' && !taken.has(node.attrs.id)
    const id = isUsable ? node.attrs.id : newClauseId(randomBytes)
    taken.add(id)
    if (!isUsable) tr.setNodeAttribute(pos, 'id', id)
  }
}

/** What the transactions inserted, as ranges of the last document. */
function insertedRanges(transactions: readonly Transaction[]): { from: number; to: number }[] {
  const maps = transactions.flatMap((tr) => tr.mapping.maps)
  return maps.flatMap((map, index) => {
    const ranges: { from: number; to: number }[] = []
    const later = maps.slice(index + 1)
    map.forEach((_oldStart, _oldEnd, newStart, newEnd) => {
      const from = later.reduce((pos, next) => next.map(pos, -1), newStart)
      const to = later.reduce((pos, next) => next.map(pos, 1), newEnd)
      if (from < to) ranges.push({ from, to })
    })
    return ranges
  })
}

/** Where the selection began, in the document after the change. */
function caretAfter(transactions: readonly Transaction[], { selection }: EditorState): number {
  return transactions.reduce((pos, { mapping }) => mapping.map(pos, -1), Math.max(1, selection.from))
}

/** Containers and clauses that this change emptied get an empty paragraph; emptied lists of sub-clauses go. */
function fillEmptied(tr: Transaction, before: Node, caret: number, randomBytes: RandomBytes): void {
  const repairs: { pos: number; node: Node }[] = []
  const known = new Set<Node>()
  before.descendants((node) => {
    if (isBare(node)) known.add(node)
    return !node.isTextblock
  })
  tr.doc.descendants((node, pos) => {
    if (isBare(node) && !known.has(node)) repairs.push({ pos, node })
    return !node.isTextblock
  })
  let filled: number | undefined
  for (const { pos, node } of repairs.reverse()) {
    if (node.type.name === 'subclauses') tr.delete(pos, pos + node.nodeSize)
    else tr.insert(pos + 1, blockFor(node, randomBytes))
    // Later repairs stand before this one and do not move it.
    if (caret > pos && caret < pos + node.nodeSize) filled = pos + 1
  }
  if (filled !== undefined) tr.setSelection(Selection.near(tr.doc.resolve(filled)))
}

/** A container or list without children; a clause without a paragraph of its own. */
function isBare(node: Node): boolean {
  if (node.isTextblock || node.isText) return false
  if (node.type.name === 'clause') return !node.children.some((child) => child.isTextblock)
  return node.childCount === 0
}

function blockFor(parent: Node, randomBytes: RandomBytes): Node {
  const { paragraph, preambular } = parent.type.schema.nodes
  if (!paragraph || !preambular) throw new Error('the schema has no paragraphs')
  if (parent.type.name === 'clauses') return emptyClause(parent, newClauseId(randomBytes))
  return parent.type.name === 'preamble' ? preambular.create() : paragraph.create()
}
