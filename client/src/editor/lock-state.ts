// What is locked as the editor knows it, and which locked clause is selected for the panel while the caret rests elsewhere.
import { clausesOf, type PlacedClause } from '@plenary/shared/declaration/outline'
import type { Container } from '@plenary/shared/schema/nodes'
import type { Node, ResolvedPos } from '@tiptap/pm/model'
import { type EditorState, Plugin, PluginKey, type Transaction } from '@tiptap/pm/state'
import { isChangeFromDocument } from './change-origin.ts'
import { type EditorLocks, NO_LOCKS } from './lock-marks.ts'
import { clauseAround, clauseId, type Place, placeOf } from './place.ts'

interface LockState {
  readonly locks: EditorLocks
  /** A clause that is selected without a caret in it. */
  readonly selected: string | undefined
  /** Set while the clause is selected in which one wrote when its lock came. */
  readonly interrupted: Interruption | undefined
  readonly listeners: LockListeners
}

/** Where one wrote when a lock or the closing came. */
export interface Interruption {
  readonly code: 'locked' | 'closed'
  readonly container: Container
  /** Null outside clauses. */
  readonly clauseId: string | null
  /** The clause's own words before and behind the caret, else those of the paragraph; paragraphs are apart by `\n`. */
  readonly before: string
  readonly after: string
  /** In Unix milliseconds. */
  readonly at: number
}

/** Letters that were typed on when the clause around them was locked, or the text closed. */
export interface LateLetters extends Omit<Interruption, 'at'> {
  readonly letters: string
}

export interface LockListeners {
  /** Hears of every attempt to change a locked clause, by the id of the clause that is locked. */
  onAttempt: (clauseId: string) => void
  onLateLetters: (late: LateLetters) => void
}

type LockChange = Partial<Pick<LockState, 'locks' | 'selected' | 'interrupted'>>

const lockKey = new PluginKey<LockState>('locks')

export function lockState(listeners: LockListeners): Plugin<LockState> {
  return new Plugin<LockState>({
    key: lockKey,
    state: {
      init: () => ({ locks: NO_LOCKS, selected: undefined, interrupted: undefined, listeners }),
      apply(tr, before) {
        const change: LockChange | undefined = tr.getMeta(lockKey)
        const isOver = (tr.selectionSet || tr.docChanged) && !isChangeFromDocument(tr)
        if (!change && !(isOver && before.selected !== undefined)) return before
        const kept = isOver ? { ...before, selected: undefined, interrupted: undefined } : before
        return { ...kept, ...change }
      },
    },
  })
}

export function changeLocks(tr: Transaction, locks: EditorLocks): Transaction {
  return tr.setMeta(lockKey, { locks } satisfies LockChange).setMeta('addToHistory', false)
}

/** Selects a clause for the panel until the caret moves; what is written meanwhile is refused as if written into it. */
export function selectClause(tr: Transaction, clause: string | null): Transaction {
  const change: LockChange = { selected: clause ?? undefined, interrupted: undefined }
  return clause === null ? tr : tr.setMeta(lockKey, change)
}

/** The same for the clause in which one wrote when its lock came. */
export function selectInterrupted(tr: Transaction, interrupted: Interruption): Transaction {
  return tr.setMeta(lockKey, {
    selected: interrupted.clauseId ?? undefined,
    interrupted,
  } satisfies LockChange)
}

export function interruptionOf(state: EditorState): Interruption | undefined {
  return lockKey.getState(state)?.interrupted
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
  lockKey.getState(state)?.listeners.onAttempt(clause)
}

export function tellLateLetters(state: EditorState, late: LateLetters): void {
  lockKey.getState(state)?.listeners.onLateLetters(late)
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

/** The id of the clause that is selected without a caret in it. */
export function idSelectedWithoutCaret(state: EditorState): string | undefined {
  return lockKey.getState(state)?.selected
}

/** The clause that is selected without a caret in it. */
export function selectedWithoutCaret(state: EditorState): PlacedClause | undefined {
  const selected = idSelectedWithoutCaret(state)
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
