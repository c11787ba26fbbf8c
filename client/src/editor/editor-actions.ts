// What a toolbar can do to the text, and whether it can right now.
import type { RandomBytes } from '@plenary/shared/ids'
import type { Editor } from '@tiptap/core'
import type { Command } from '@tiptap/pm/state'
import { moveClause } from './clause-moves.ts'
import { selectedLock } from './lock-state.ts'
import { isMarked, linkAt, setLink, toggleBold, toggleItalic } from './mark-words.ts'
import { indentClause, outdentClause } from './nest-clause.ts'
import { redoOwn, undoManagerOf, undoOwn } from './own-undo.ts'
import { insertClauseAfter } from './split-clause.ts'

export const EDITOR_ACTIONS = [
  'undo',
  'redo',
  'newClause',
  'clauseUp',
  'clauseDown',
  'indent',
  'outdent',
  'bold',
  'italic',
] as const
export type EditorAction = (typeof EDITOR_ACTIONS)[number]

export interface ActionState {
  readonly can: Readonly<Record<EditorAction, boolean>>
  readonly isBold: boolean
  readonly isItalic: boolean
  /** Whether there are words to link, or a link to change. */
  readonly canLink: boolean
  /** The address of the link at the caret. */
  readonly link: string | undefined
}

/** What can be done now. All false when the text is not editable. */
export function actionState(editor: Editor): ActionState {
  const { state, isEditable } = editor
  const entries = EDITOR_ACTIONS.map((action) => [action, isEditable && can(editor, action)])
  const link = linkAt(state)
  return {
    can: Object.fromEntries(entries),
    isBold: isMarked(state, 'bold'),
    isItalic: isMarked(state, 'italic'),
    canLink:
      isEditable && selectedLock(state) === undefined && (!state.selection.empty || link !== undefined),
    link,
  }
}

/** Does it and gives the focus back to the text. False when it could not be done. */
export function runAction(editor: Editor, action: EditorAction, randomBytes: RandomBytes): boolean {
  if (!editor.isEditable) return false
  const { view, state } = editor
  view.focus()
  return commandOf(action, randomBytes)(state, view.dispatch, view)
}

/** Links the selected words; null takes the link away. False for an address that may not stand in a text. */
export function linkWords(editor: Editor, href: string | null): boolean {
  if (!editor.isEditable) return false
  editor.view.focus()
  return setLink(href)(editor.state, editor.view.dispatch)
}

function can(editor: Editor, action: EditorAction): boolean {
  const { undoStack, redoStack } = undoManagerOf(editor.state)
  if (action === 'undo') return undoStack.length > 0
  if (action === 'redo') return redoStack.length > 0
  if (action !== 'newClause' && selectedLock(editor.state) !== undefined) return false
  return commandOf(action, noBytes)(editor.state, undefined, editor.view)
}

function commandOf(action: EditorAction, randomBytes: RandomBytes): Command {
  const commands: Record<EditorAction, Command> = {
    undo: (state) => undoOwn(state),
    redo: (state) => redoOwn(state),
    newClause: insertClauseAfter(randomBytes),
    clauseUp: moveClause(-1),
    clauseDown: moveClause(1),
    indent: indentClause,
    outdent: outdentClause,
    bold: toggleBold,
    italic: toggleItalic,
  }
  return commands[action]
}

/** Asking whether something can be done makes no id. */
function noBytes(): Uint8Array {
  throw new Error('nothing is created by asking')
}
