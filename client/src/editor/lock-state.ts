// What is locked as the editor knows it, and which locked clause is selected for the panel while the caret rests elsewhere.
import { clausesOf, type PlacedClause } from '@plenary/shared/declaration/outline'
import type { Node, ResolvedPos } from '@tiptap/pm/model'
import { type EditorState, Plugin, PluginKey, type Transaction } from '@tiptap/pm/state'
import { isChangeFromDocument } from './change-origin.ts'
import { type EditorLocks, NO_LOCKS } from './lock-marks.ts'
import { clauseAround, clauseId, type Place, placeOf } from './place.ts'

interface LockState {
  readonly locks: EditorLocks
  /** A clause that is selected without a caret in it. */
  readonly selected: string | undefined
  readonly tell: (clauseId: string) => void
}

type LockChange = { readonly locks?: EditorLocks; readonly selected?: string | undefined }

const lockKey = new PluginKey<LockState>('locks')

/** @param tell hears of every attempt to change a locked clause, by the id of the clause that is locked */
export function lockState(tell: (clauseId: string) => void): Plugin<LockState> {
  return new Plugin<LockState>({
    key: lockKey,
    state: {
      init: () => ({ locks: NO_LOCKS, selected: undefined, tell }),
      apply(tr, before) {
        const change: LockChange | undefined = tr.getMeta(lockKey)
        const isOver = tr.selectionSet || tr.docChanged
        const selected = isOver && !isChangeFromDocument(tr) ? undefined : before.selected
        return change || selected !== before.selected ? { ...before, selected, ...change } : before
      },
    },
  })
}

export function changeLocks(tr: Transaction, locks: EditorLocks): Transaction {
  return tr.setMeta(lockKey, { locks } satisfies LockChange).setMeta('addToHistory', false)
}

/** Selects a clause for the panel until the caret moves; what is written meanwhile is refused as if written into it. */
export function selectClause(tr: Transaction, clause: string | null): Transaction {
  return clause === null ? tr : tr.setMeta(lockKey, { selected: clause } satisfies LockChange)
}

/** No clause is selected without a caret in it any more. */
export function letClauseGo(tr: Transaction): Transaction {
  return tr.setMeta(lockKey, { selected: undefined } satisfies LockChange)
}

/** Whether this transaction brings other locks than there were. */
export function bringsLocks(tr: Transaction): boolean {
  return (tr.getMeta(lockKey) as LockChange | undefined)?.locks !== undefined
}

export function locksOf(state: EditorState): EditorLocks {
  return lockKey.getState(state)?.locks ?? NO_LOCKS
}

export function tellAttempt(state: EditorState, clause: string): void {
  lockKey.getState(state)?.tell(clause)
}

/** The outermost locked clause around a position, by its id. */
export function lockAround($pos: ResolvedPos, { clauses }: EditorLocks): string | undefined {
  if (clauses.size === 0) return undefined
  for (let depth = 2; depth <= $pos.depth; depth++) {
    const id = lockOfNode($pos.node(depth), clauses)
    if (id !== undefined) return id
  }
  return undefined
}

/** Its id, if this is a clause with a lock of its own. */
export function lockOfNode(node: Node, clauses: EditorLocks['clauses']): string | undefined {
  const id = node.type.name === 'clause' ? clauseId(node) : null
  return id !== null && clauses.has(id) ? id : undefined
}

/** The clause that is selected without a caret in it. */
export function selectedWithoutCaret(state: EditorState): PlacedClause | undefined {
  const selected = lockKey.getState(state)?.selected
  if (selected === undefined) return undefined
  return clausesOf(state.doc).find(({ node }) => clauseId(node) === selected)
}

/** The lock on the clause that is selected without a caret in it. */
export function selectedLock(state: EditorState): string | undefined {
  const clause = selectedWithoutCaret(state)
  return clause && lockAround(state.doc.resolve(clause.pos + 1), locksOf(state))
}

/** The clause that is selected: as such, else by the caret. */
export function selectedClause(state: EditorState): PlacedClause | undefined {
  return selectedWithoutCaret(state) ?? clauseAround(state.selection.$head)
}

/** The place that is selected, as the desk hears of it. */
export function selectedPlace(state: EditorState): Place | undefined {
  const clause = selectedWithoutCaret(state)
  if (!clause) return placeOf(state.selection.$head)
  return { container: 'clauses', clause: { id: clauseId(clause.node), path: clause.path } }
}
