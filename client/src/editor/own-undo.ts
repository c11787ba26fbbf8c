// Undo and redo of one's own changes, whatever others did in between. When others have written into a clause since it was
// moved, undo moves it back as it is now: taking the copy away and putting the original back would lose their words.
import { mendUndo } from '@plenary/shared/update/mend-undo'
import { type EditorState, Plugin } from '@tiptap/pm/state'
import { ySyncPluginKey, yUndoPluginKey } from '@tiptap/y-tiptap'
import * as Y from 'yjs'
import { withCaretAtChange } from './caret-after-undo.ts'
import { locksOf, tellAttempt } from './lock-state.ts'
import { LockedElements, type Step } from './locked-elements.ts'
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

/** Steps that would have changed what was locked, by undo manager: until they can be taken back. */
const setAside = new WeakMap<Y.UndoManager, Step[]>()

/**
 * False when there is nothing of one's own to undo. A step that would change a locked clause is told of and set aside: the
 * next undo takes back the one before it, and when the clause is unlocked, it can be taken back again.
 */
export function undoOwn(state: EditorState): boolean {
  if (locksOf(state).isClosed) return false
  const manager = undoManagerOf(state)
  const { undoStack, redoStack } = manager
  const locked = LockedElements.of(state)
  const aside = setAside.get(manager) ?? []
  const isFree = (step: Step) => touchedBy(step, state, locked) === undefined
  undoStack.push(...aside.filter(isFree))
  const stillAside = aside.filter((step) => !isFree(step))
  setAside.set(manager, stillAside)
  const touched = touchedBy(undoStack.at(-1), state, locked)
  if (touched !== undefined) {
    stillAside.push(...undoStack.splice(-1))
    manager.stopCapturing()
    tellAttempt(state, touched)
    return true
  }
  return oneStep(undoStack, () => step(state, 'undoing', undoStack, redoStack, () => manager.undo()))
}

/** False when there is nothing to redo. A step that would change a locked clause is told of and stays where it is. */
export function redoOwn(state: EditorState): boolean {
  if (locksOf(state).isClosed) return false
  const manager = undoManagerOf(state)
  const { undoStack, redoStack } = manager
  const touched = touchedBy(redoStack.at(-1), state, LockedElements.of(state))
  if (touched !== undefined) {
    tellAttempt(state, touched)
    return true
  }
  return oneStep(redoStack, () => step(state, 'redoing', redoStack, undoStack, () => manager.redo()))
}

function touchedBy(step: Step | undefined, state: EditorState, locked: LockedElements): string | undefined {
  if (!step) return undefined
  const record = step.meta.get(RECORD) as MoveRecord | undefined
  const clause = record && findClause(fragmentOf(state), record.clause)
  return (record && clause && locked.touchedByMove(clause, record.home)) ?? locked.touchedByStep(step)
}

/** Yjs goes on to earlier steps when one changes nothing: those have not been asked whether they may. */
function oneStep(stack: Stack, take: () => boolean): boolean {
  const earlier = stack.splice(0, Math.max(0, stack.length - 1))
  try {
    return take()
  } finally {
    stack.unshift(...earlier)
  }
}

/** Moves a clause as a step of its own that can be undone. False when it cannot go there, or something locked would change. */
export function moveOwn(state: EditorState, clause: Y.XmlElement, gap: Gap): boolean {
  if (locksOf(state).isClosed) return false
  const touched = LockedElements.of(state).touchedByMove(clause, gap)
  if (touched !== undefined) {
    tellAttempt(state, touched)
    return false
  }
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

type Stack = Step[]

function remember(stack: Stack, copy: Y.XmlElement, home: Gap): void {
  const clause = copy.getAttribute('id')
  const record: MoveRecord | undefined = clause ? { clause, home, content: copy.toString() } : undefined
  if (record) stack.at(-1)?.meta.set(RECORD, record)
}
