// Selects a part of the text and brings it into view: the caret goes to its beginning, or beside it where it is locked.
import { clausesOf } from '@plenary/shared/declaration/outline'
import type { Container } from '@plenary/shared/schema/nodes'
import type { Editor } from '@tiptap/core'
import { TextSelection } from '@tiptap/pm/state'
import { lockAround, locksOf, selectClause } from './lock-state.ts'
import { clauseId } from './place.ts'
import { nearestWritable } from './writable-place.ts'

export interface Part {
  /** Null for a container as a whole. */
  readonly clauseId: string | null
  readonly container: Container
}

/** Does nothing when the part is not in the text any more. */
export function selectPart(editor: Editor, part: Part): void {
  const { state, view, isEditable } = editor
  const pos = positionOf(editor, part)
  if (pos === undefined) return
  const $inside = state.doc.resolve(pos + 1)
  const isLocked = isEditable && lockAround($inside, locksOf(state)) !== undefined
  const caret = isLocked ? nearestWritable(state, pos) : TextSelection.near($inside)
  const tr = caret ? state.tr.setSelection(caret) : state.tr
  view.dispatch(isLocked ? selectClause(tr, part.clauseId) : tr)
  view.focus()
  const element = view.nodeDOM(pos)
  if (element instanceof HTMLElement) element.scrollIntoView({ block: 'start' })
}

function positionOf({ state }: Editor, part: Part): number | undefined {
  if (part.clauseId !== null)
    return clausesOf(state.doc).find(({ node }) => clauseId(node) === part.clauseId)?.pos
  let found: number | undefined
  state.doc.forEach((node, offset) => {
    if (node.type.name === part.container) found = offset
  })
  return found
}
