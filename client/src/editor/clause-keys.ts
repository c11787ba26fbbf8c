// The keys of the text. Tab makes sub-clauses, but never holds anybody: after Escape it leaves the text.
import type { RandomBytes } from '@plenary/shared/ids'
import { Extension } from '@tiptap/core'
import { selectAll } from '@tiptap/pm/commands'
import { keydownHandler } from '@tiptap/pm/keymap'
import { type Command, Plugin, PluginKey } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { moveClause } from './clause-moves.ts'
import { joinBackward, joinForward } from './join-clauses.ts'
import { locksOf, selectedLock, tellAttempt } from './lock-state.ts'
import { toggleBold, toggleItalic } from './mark-words.ts'
import { indentClause, outdentClause } from './nest-clause.ts'
import { redoOwn, undoOwn } from './own-undo.ts'
import { clauseDepth } from './place.ts'
import { splitClause, splitParagraph } from './split-clause.ts'

export interface ClauseKeysOptions {
  randomBytes: RandomBytes
  /** Escape was pressed: the next Tab leaves the text. */
  onLeaving: () => void
  /** The link of the selected words is asked for; without it the key is the browser's. */
  onLink?: (() => void) | undefined
  /** Undo was pressed, and there is nothing of one's own to take back here. */
  onNothingToUndo?: (() => void) | undefined
}

const leavingKey = new PluginKey<boolean>('leaving')

export const ClauseKeys = Extension.create<ClauseKeysOptions>({
  name: 'clauseKeys',
  priority: 1100,
  addProseMirrorPlugins() {
    return [keysPlugin(this.options)]
  },
})

function keysPlugin(options: ClauseKeysOptions): Plugin<boolean> {
  const { onLeaving } = options
  const undo = undoOrTell(options)
  const press = keydownHandler(bindings(options, undo))
  return new Plugin<boolean>({
    key: leavingKey,
    state: {
      init: () => false,
      apply: (tr, leaving) => tr.getMeta(leavingKey) ?? (tr.docChanged ? false : leaving),
    },
    props: {
      handleKeyDown(view, event) {
        const isLeaving = leavingKey.getState(view.state) === true
        if (event.key === 'Escape' && !view.composing) {
          setLeaving(view, true)
          onLeaving()
          return true
        }
        if (event.key === 'Tab' && isLeaving) return false
        if (isLeaving && event.key !== 'Shift') setLeaving(view, false)
        return view.editable && (refuseWriting(view, event) || press(view, event))
      },
      handleDOMEvents: {
        blur: (view) => setLeaving(view, false),
        beforeinput: (view, event) => undoByMenu(view, event, undo),
      },
    },
  })
}

const WRITING_KEYS = ['Enter', 'Backspace', 'Delete', 'Tab']

/** Where a locked clause is selected, these keys are meant for it: the caret rests elsewhere. */
function refuseWriting({ state }: EditorView, { key }: KeyboardEvent): boolean {
  const locked = WRITING_KEYS.includes(key) ? selectedLock(state) : undefined
  if (locked !== undefined) tellAttempt(state, locked)
  return locked !== undefined
}

function bindings({ randomBytes, onLink }: ClauseKeysOptions, undo: Command): Record<string, Command> {
  const moveUp = handled(moveClause(-1))
  const moveDown = handled(moveClause(1))
  return {
    Enter: handled(splitClause(randomBytes)),
    'Shift-Enter': handled(splitParagraph),
    Backspace: joinBackward,
    'Shift-Backspace': joinBackward,
    'Mod-Backspace': joinBackward,
    'Alt-Backspace': joinBackward,
    Delete: joinForward,
    'Mod-Delete': joinForward,
    'Alt-Delete': joinForward,
    Tab: inClause(indentClause),
    'Shift-Tab': inClause(outdentClause),
    'Alt-Shift-ArrowUp': moveUp,
    'Alt-Shift-ArrowDown': moveDown,
    'Mod-Shift-ArrowUp': moveUp,
    'Mod-Shift-ArrowDown': moveDown,
    'Mod-b': handled(toggleBold),
    'Mod-i': handled(toggleItalic),
    'Mod-k': () => {
      onLink?.()
      return onLink !== undefined
    },
    'Mod-z': handled(undo),
    'Mod-Shift-z': handled((state) => redoOwn(state)),
    'Mod-y': handled((state) => redoOwn(state)),
    'Mod-a': selectAll,
  }
}

function undoOrTell({ onNothingToUndo }: ClauseKeysOptions): Command {
  return (state) => {
    const isDone = undoOwn(state)
    if (!isDone && !locksOf(state).isClosed) onNothingToUndo?.()
    return isDone
  }
}

/** The key is ours even where there is nothing to do: the browser's own idea of it would change the text. */
function handled(command: Command): Command {
  return (state, dispatch, view) => {
    command(state, dispatch, view)
    return true
  }
}

/** Outside the clauses Tab is the browser's. */
function inClause(command: Command): Command {
  return (state, dispatch, view) =>
    clauseDepth(state.selection.$head) > 0 && handled(command)(state, dispatch, view)
}

function setLeaving(view: EditorView, leaving: boolean): void {
  if (leavingKey.getState(view.state) !== leaving) view.dispatch(view.state.tr.setMeta(leavingKey, leaving))
}

/** Undo and redo from the browser's menu or a touch keyboard. */
function undoByMenu(view: EditorView, event: Event, undo: Command): boolean {
  const { inputType } = event as InputEvent
  if (inputType !== 'historyUndo' && inputType !== 'historyRedo') return false
  event.preventDefault()
  if (inputType === 'historyUndo') undo(view.state)
  else redoOwn(view.state)
  return true
}
