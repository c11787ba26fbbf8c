// Where a caret may rest: in paragraphs outside locked clauses.
import type { Node } from '@tiptap/pm/model'
import { type EditorState, TextSelection } from '@tiptap/pm/state'
import type { EditorLocks } from './lock-marks.ts'
import { lockAround, lockOfNode, locksOf } from './lock-state.ts'

/** A paragraph by the positions at its ends. */
export interface WritableBlock {
  readonly start: number
  readonly end: number
}

/** Whether this is a caret within a locked clause. */
export function isLockedCaret({ selection }: EditorState, locks: EditorLocks): boolean {
  return selection.empty && lockAround(selection.$head, locks) !== undefined
}

/** The next paragraph that can be written in, behind (1) or before (-1) a position that is in none. */
export function nextWritable(
  doc: Node,
  pos: number,
  towards: -1 | 1,
  locks: EditorLocks,
): WritableBlock | undefined {
  const blocks = writableBlocks(doc, locks)
  return towards === 1 ? blocks.find(({ start }) => start > pos) : blocks.findLast(({ end }) => end < pos)
}

/** The caret at the nearest place where one can write; undefined when there is none at all. */
export function nearestWritable(state: EditorState, pos: number): TextSelection | undefined {
  const locks = locksOf(state)
  const after = nextWritable(state.doc, pos, 1, locks)?.start
  const before = nextWritable(state.doc, pos, -1, locks)?.end
  const isAfter = after !== undefined && (before === undefined || after - pos <= pos - before)
  const place = isAfter ? after : before
  return place === undefined ? undefined : TextSelection.create(state.doc, place)
}

function writableBlocks(doc: Node, locks: EditorLocks): WritableBlock[] {
  const blocks: WritableBlock[] = []
  doc.descendants((node, pos) => {
    if (lockOfNode(node, locks.clauses) !== undefined) return false
    if (node.isTextblock) blocks.push({ start: pos + 1, end: pos + 1 + node.content.size })
    return !node.isTextblock
  })
  return blocks
}
