// Bold, italic and links on the selected words.
import { isAllowedLink } from '@plenary/shared/schema/marks'
import { toggleMark } from '@tiptap/pm/commands'
import type { MarkType, ResolvedPos } from '@tiptap/pm/model'
import type { Command, EditorState } from '@tiptap/pm/state'

type MarkName = 'bold' | 'italic' | 'link'

function markOf(state: EditorState, name: MarkName): MarkType {
  const type = state.schema.marks[name]
  if (!type) throw new Error(`the schema has no mark ${name}`)
  return type
}

export const toggleBold: Command = (state, dispatch) => toggleMark(markOf(state, 'bold'))(state, dispatch)
export const toggleItalic: Command = (state, dispatch) => toggleMark(markOf(state, 'italic'))(state, dispatch)

/** Whether all selected words bear the mark; at a caret, whether what is typed next would. */
export function isMarked(state: EditorState, name: MarkName): boolean {
  const type = markOf(state, name)
  const { empty, from, to, $from } = state.selection
  if (empty) return type.isInSet(state.storedMarks ?? $from.marks()) !== undefined
  let marked = true
  state.doc.nodesBetween(from, to, (node) => {
    if (node.isText && !type.isInSet(node.marks)) marked = false
  })
  return marked
}

/** The address of the link at the caret or at the selection's start. */
export function linkAt(state: EditorState): string | undefined {
  const { $from, empty } = state.selection
  const type = markOf(state, 'link')
  const mark =
    type.isInSet($from.nodeAfter?.marks ?? []) ?? (empty && type.isInSet($from.nodeBefore?.marks ?? []))
  return mark ? String(mark.attrs.href) : undefined
}

/** Links the selected words, or the whole link at the caret; null takes the link away. False for an address that may not stand. */
export function setLink(href: string | null): Command {
  return (state, dispatch) => {
    if (href !== null && !isAllowedLink(href)) return false
    const range = linkRange(state)
    if (!range) return false
    const type = markOf(state, 'link')
    const tr = state.tr.removeMark(range.from, range.to, type)
    dispatch?.(href === null ? tr : tr.addMark(range.from, range.to, type.create({ href })))
    return true
  }
}

function linkRange(state: EditorState): { from: number; to: number } | undefined {
  const { empty, from, to, $from } = state.selection
  if (!empty) return { from, to }
  return linkAt(state) === undefined ? undefined : around($from, markOf(state, 'link'))
}

/** The run of linked words that touches a position. */
function around($pos: ResolvedPos, type: MarkType): { from: number; to: number } {
  const start = $pos.start()
  let range = { from: $pos.pos, to: $pos.pos }
  $pos.parent.forEach((node, offset) => {
    const [from, to] = [start + offset, start + offset + node.nodeSize]
    if (!type.isInSet(node.marks) || from > range.to || to < range.from) return
    range = { from: Math.min(range.from, from), to: Math.max(range.to, to) }
  })
  return range
}
