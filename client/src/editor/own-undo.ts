// Undo and redo of one's own changes, whatever others did in between. When others have written into a clause since it was
// moved, undo moves it back as it is now: taking the copy away and putting the original back would lose their words.
import { mendUndo } from '@plenary/shared/update/mend-undo'
import { type EditorState, Plugin } from '@tiptap/pm/state'
import { ySyncPluginKey, yUndoPluginKey } from '@tiptap/y-tiptap'
import * as Y from 'yjs'
import { withCaretAtChange } from './caret-after-undo.ts'
import { CLAUSE_MOVE, findClause, type Gap, gapOf, putClause } from './move-clause.ts'

interface MoveRecord {
  readonly clause: string
  /** Where it stood before. */
  readonly home: Gap
  /** Its words and marks after the move: as long as they are the same, nobody else has written into it. */
  readonly content: string
}

/** Key of a MoveRecord in the meta of a stack item. */
const RECORD = 'clause-move'

export function undoManagerOf(state: EditorState): Y.UndoManager {
  return yUndoPluginKey.getState(state).undoManager
}

export function fragmentOf(state: EditorState): Y.XmlFragment {
  return ySyncPluginKey.getState(state).type
}

/** False when there is nothing of one's own to undo. */
export function undoOwn(state: EditorState): boolean {
  const manager = undoManagerOf(state)
  return step(state, 'undoing', manager.undoStack, manager.redoStack, () => manager.undo())
}

/** False when there is nothing to redo. */
export function redoOwn(state: EditorState): boolean {
  const manager = undoManagerOf(state)
  return step(state, 'redoing', manager.redoStack, manager.undoStack, () => manager.redo())
}

/** Moves a clause as a step of its own that can be undone. False when it cannot go there. */
export function moveOwn(state: EditorState, clause: Y.XmlElement, gap: Gap): boolean {
  const manager = undoManagerOf(state)
  const home = gapOf(clause)
  manager.stopCapturing()
  const copy = putClause(fragmentOf(state), clause, gap, CLAUSE_MOVE)
  if (copy) remember(manager.undoStack, copy, home)
  manager.stopCapturing()
  return copy !== undefined
}

/** Keeps an undo from taking other people's words away. Stands behind the undo plugin in the list of plugins. */
export function undoOnlyOwn(): Plugin {
  return new Plugin({
    state: {
      init: (_config, state) => {
        mendUndo()
        undoManagerOf(state).deleteFilter = mayTakeAway
      },
      apply: () => undefined,
    },
  })
}

/**
 * Which of the things that one inserted an undo may take away: never a paragraph or clause that has words of others in it.
 * They are asked for from the innermost outwards, so what is only one's own is empty by then.
 */
function mayTakeAway(item: unknown): boolean {
  if (!(item instanceof Y.Item)) return true
  if (item.parentSub !== null) return lengthOf(item.parent) === 0
  return !(item.content instanceof Y.ContentType) || lengthOf(item.content.type) === 0
}

function lengthOf(type: unknown): number {
  return type instanceof Y.AbstractType ? type._length : 0
}

function step(
  state: EditorState,
  direction: 'undoing' | 'redoing',
  stack: Stack,
  counterpart: Stack,
  plainStep: () => unknown,
): boolean {
  const record = stack.at(-1)?.meta.get(RECORD) as MoveRecord | undefined
  return withCaretAtChange(state, record?.clause, () =>
    record ? stepOverMove(state, record, direction, stack, counterpart, plainStep) : turnBack(plainStep),
  )
}

function stepOverMove(
  state: EditorState,
  record: MoveRecord,
  direction: 'undoing' | 'redoing',
  stack: Stack,
  counterpart: Stack,
  plainStep: () => unknown,
): boolean {
  const clause = findClause(fragmentOf(state), record.clause)
  if (!clause) {
    // Another person has deleted it since: that stands.
    stack.pop()
    return true
  }
  const home = gapOf(clause)
  if (clause.toString() === record.content) {
    turnBack(plainStep)
    const back = findClause(fragmentOf(state), record.clause)
    if (back) remember(counterpart, back, home)
    return true
  }
  stack.pop()
  const manager = undoManagerOf(state)
  manager[direction] = true
  try {
    const copy = putClause(fragmentOf(state), clause, record.home, manager)
    if (copy) remember(counterpart, copy, home)
  } finally {
    manager[direction] = false
  }
  return true
}

/**
 * Yjs 13.6.33 throws when what it would bring back stood beside something that others deleted and that is forgotten. What
 * it brought back until then stays, the rest has no place any more, and the key counts as taken: left to the browser, it
 * would undo behind the editor's back.
 */
function turnBack(plainStep: () => unknown): boolean {
  try {
    return plainStep() !== null
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    return true
  }
}

type Stack = { meta: Map<unknown, unknown> }[]

function remember(stack: Stack, copy: Y.XmlElement, home: Gap): void {
  const clause = copy.getAttribute('id')
  const record: MoveRecord | undefined = clause ? { clause, home, content: copy.toString() } : undefined
  if (record) stack.at(-1)?.meta.set(RECORD, record)
}
