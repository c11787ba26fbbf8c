// Undo and redo of one's own changes, whatever others did in between. A move is undone by moving the clause back as it is
// now: taking the copy away and putting the original back would lose what others typed into it since.
import { type EditorState, Plugin } from '@tiptap/pm/state'
import { ySyncPluginKey, yUndoPluginKey } from '@tiptap/y-tiptap'
import * as Y from 'yjs'
import { CLAUSE_MOVE, findClause, type Gap, gapOf, putClause } from './move-clause.ts'

interface MoveRecord {
  readonly clause: string
  /** Where it stood before. */
  readonly home: Gap
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
  const record = recordOf(manager.undoStack)
  if (!record) return manager.undo() !== null
  manager.undoStack.pop()
  manager.undoing = true
  try {
    replay(state, record, manager.redoStack)
  } finally {
    manager.undoing = false
  }
  return true
}

/** False when there is nothing to redo. */
export function redoOwn(state: EditorState): boolean {
  const manager = undoManagerOf(state)
  const record = recordOf(manager.redoStack)
  if (!record) return manager.redo() !== null
  manager.redoStack.pop()
  manager.redoing = true
  try {
    replay(state, record, manager.undoStack)
  } finally {
    manager.redoing = false
  }
  return true
}

/** Moves a clause as a step of its own that can be undone. False when it cannot go there. */
export function moveOwn(state: EditorState, clause: Y.XmlElement, gap: Gap): boolean {
  const manager = undoManagerOf(state)
  const id = clause.getAttribute('id')
  const home = gapOf(clause)
  manager.stopCapturing()
  const copy = putClause(fragmentOf(state), clause, gap, CLAUSE_MOVE)
  if (copy && id) manager.undoStack.at(-1)?.meta.set(RECORD, { clause: id, home } satisfies MoveRecord)
  manager.stopCapturing()
  return copy !== undefined
}

/** Keeps an undo from taking other people's words away. Stands behind the undo plugin in the list of plugins. */
export function undoOnlyOwn(): Plugin {
  return new Plugin({
    state: {
      init: (_config, state) => {
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

function replay(
  state: EditorState,
  { clause, home }: MoveRecord,
  counterpart: { meta: Map<unknown, unknown> }[],
): void {
  const fragment = fragmentOf(state)
  const element = findClause(fragment, clause)
  if (!element) return
  const back: MoveRecord = { clause, home: gapOf(element) }
  const copy = putClause(fragment, element, home, undoManagerOf(state))
  if (copy) counterpart.at(-1)?.meta.set(RECORD, back)
}

function recordOf(stack: readonly { meta: Map<unknown, unknown> }[]): MoveRecord | undefined {
  return stack.at(-1)?.meta.get(RECORD) as MoveRecord | undefined
}
