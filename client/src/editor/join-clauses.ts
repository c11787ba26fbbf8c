// Backspace at the beginning of a paragraph and Delete at its end: the later paragraph's words join the earlier one's.
import { Fragment, type Node, type ResolvedPos } from '@tiptap/pm/model'
import { type Command, type EditorState, TextSelection, type Transaction } from '@tiptap/pm/state'
import { deleteSelected } from './delete-selected.ts'
import { outdentClause, withSubclauses } from './nest-clause.ts'
import { clauseDepth } from './place.ts'

/**
 * At the beginning of a clause its words join the last paragraph before it; a first sub-clause is lifted instead. An empty
 * clause disappears, before or after the caret, so that the one with words keeps its identity. At the beginning of a
 * container nothing happens. Answers false within a paragraph: deleting a character is the browser's.
 */
export const joinBackward: Command = (state, dispatch, view) => {
  if (!state.selection.empty) return deletion(state, dispatch)
  const { $head } = state.selection
  if (!$head.parent.isTextblock || $head.parentOffset > 0) return false
  const depth = clauseDepth($head)
  const isFirstSubclause =
    depth > 0 &&
    $head.index(depth) === 0 &&
    $head.index(depth - 1) === 0 &&
    $head.node(depth - 1).type.name === 'subclauses'
  if (isFirstSubclause) return outdentClause(state, dispatch, view)
  const before = textblockBefore(state.doc, $head)
  if (before === undefined) return dropEmpty(state, dispatch)
  dispatch?.(join(state.tr, before, $head.before()).scrollIntoView())
  return true
}

/** The same at the end of a paragraph, with what follows it. */
export const joinForward: Command = (state, dispatch) => {
  if (!state.selection.empty) return deletion(state, dispatch)
  const { $head } = state.selection
  if (!$head.parent.isTextblock || $head.parentOffset < $head.parent.content.size) return false
  const after = textblockAfter(state.doc, $head)
  if (after === undefined) return dropEmpty(state, dispatch)
  dispatch?.(join(state.tr, $head.before(), after).scrollIntoView())
  return true
}

function deletion(state: EditorState, dispatch?: (tr: Transaction) => void): boolean {
  const tr = deleteSelected(state)
  if (tr) dispatch?.(tr.scrollIntoView())
  return true
}

/** An empty paragraph or clause at the edge of its container, unless it is the only one. */
function dropEmpty(state: EditorState, dispatch?: (tr: Transaction) => void): boolean {
  const { $head } = state.selection
  const isAlone = $head.depth < 1 || $head.node(1).childCount < 2
  if (isAlone || $head.node(2).textContent !== '' || $head.node(2).childCount > 1) return true
  dispatch?.(state.tr.delete($head.before(2), $head.after(2)).scrollIntoView())
  return true
}

/** Positions before the textblocks of the container around a position. */
function textblocks(doc: Node, $pos: ResolvedPos): number[] {
  const found: number[] = []
  const [from, to] = [$pos.before(1), $pos.after(1)]
  doc.nodesBetween(from, to, (node, pos) => {
    if (node.isTextblock) found.push(pos)
    return !node.isTextblock
  })
  return found
}

function textblockBefore(doc: Node, $pos: ResolvedPos): number | undefined {
  const all = textblocks(doc, $pos)
  return all[all.indexOf($pos.before()) - 1]
}

function textblockAfter(doc: Node, $pos: ResolvedPos): number | undefined {
  const all = textblocks(doc, $pos)
  return all[all.indexOf($pos.before()) + 1]
}

/** Joins the textblock at `later` to the one at `earlier`, the textblock before it in the same container. */
function join(tr: Transaction, earlier: number, later: number): Transaction {
  const [$earlier, $later] = [tr.doc.resolve(earlier + 1), tr.doc.resolve(later + 1)]
  const depth = clauseDepth($later)
  if (depth === 0 || $later.index(depth) > 0) return joinParagraph(tr, $earlier, $later)
  if (isEmptyClause($earlier) && $earlier.node(-2) === $later.node(depth - 1)) {
    tr.delete($earlier.before(-1), $earlier.after(-1))
    const start = later + 1 - $earlier.node(-1).nodeSize
    return tr.setSelection(TextSelection.create(tr.doc, start))
  }
  return joinClause(tr, $earlier, $later, depth)
}

function isEmptyClause($at: ResolvedPos): boolean {
  const clause = $at.node(-1)
  return clause.type.name === 'clause' && clause.childCount === 1 && $at.parent.content.size === 0
}

/** A paragraph that isn't the first of its clause. */
function joinParagraph(tr: Transaction, $earlier: ResolvedPos, $later: ResolvedPos): Transaction {
  const end = $earlier.end()
  tr.delete($later.before(), $later.after())
  tr.insert(end, $later.parent.content)
  return tr.setSelection(TextSelection.create(tr.doc, end))
}

/** The first paragraph of a clause: its words go to `$earlier`, what else the clause has follows where it keeps its order. */
function joinClause(tr: Transaction, $earlier: ResolvedPos, $later: ResolvedPos, depth: number): Transaction {
  const clause = $later.node(depth)
  const list = $later.node(depth - 1)
  const rest = clause.content.cut($later.parent.nodeSize)
  const end = $earlier.end()
  const index = $later.index(depth - 1)
  if (index === 0) takeFirstOut(tr, $later, depth, rest)
  else {
    const previous = list.child(index - 1)
    const previousPos = $later.before(depth) - previous.nodeSize
    const content = appendContent(previous.content, rest)
    tr.replaceWith(previousPos, $later.after(depth), previous.copy(content))
  }
  tr.insert(end, $later.parent.content)
  return tr.setSelection(TextSelection.create(tr.doc, end))
}

/** Delete before the first sub-clause: it leaves its list; its own sub-clauses take its place, its paragraphs go before. */
function takeFirstOut(tr: Transaction, $later: ResolvedPos, depth: number, rest: Fragment): void {
  const list = $later.node(depth - 1)
  const paragraphs = rest.content.filter((node) => node.isTextblock)
  const own = rest.content.flatMap((node) => (node.isTextblock ? [] : node.children))
  const remaining = [...own, ...list.children.slice(1)]
  const after = remaining.length > 0 ? [list.copy(Fragment.from(remaining))] : []
  tr.replaceWith($later.before(depth - 1), $later.after(depth - 1), [...paragraphs, ...after])
}

function appendContent(content: Fragment, rest: Fragment): Fragment {
  const [first, ...others] = rest.content
  if (first?.type.name !== 'subclauses') return content.append(rest)
  return withSubclauses(content, first.children).append(Fragment.from(others))
}
