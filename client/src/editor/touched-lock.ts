// Whether a change made here would touch a locked clause: found by comparing the texts before and after it.
import type { Node } from '@tiptap/pm/model'
import type { EditorState, Transaction } from '@tiptap/pm/state'
import type { EditorLocks } from './lock-marks.ts'
import { lockAround, lockOfNode, locksOf, selectedLock } from './lock-state.ts'
import { clauseId } from './place.ts'
import { isWithinWords } from './within-words.ts'

/** A clause, and what it stands in from the text inwards. */
interface StandingClause {
  readonly node: Node
  readonly path: readonly Node[]
}

interface LockedText {
  /** Outermost locked clauses by id; usually one each. */
  readonly clauses: ReadonlyMap<string, readonly StandingClause[]>
  /** The other clauses, by id. */
  readonly open: ReadonlyMap<string, readonly StandingClause[]>
}

/** The id of the locked clause that the transaction would change, delete, double, or take out of the clauses around it. */
export function touchedLock(state: EditorState, tr: Transaction): string | undefined {
  const locks = locksOf(state)
  if (locks.clauses.size === 0) return undefined
  return writtenInSelected(state, tr) ?? touched(tr, locks)
}

function touched(tr: Transaction, locks: EditorLocks): string | undefined {
  if (isWithinWords(tr)) {
    for (const [index, step] of tr.steps.entries()) {
      const { from } = step as unknown as { from: number }
      const id = lockAround((tr.docs[index] ?? tr.doc).resolve(from), locks)
      if (id !== undefined) return id
    }
    return undefined
  }
  const [before, after] = [readLocked(tr.before, locks), readLocked(tr.doc, locks)]
  for (const id of new Set([...before.clauses.keys(), ...after.clauses.keys()])) {
    const [were, are] = [before.clauses.get(id) ?? [], after.clauses.get(id) ?? []]
    if (were.length !== are.length || were.some((clause, index) => !isSame(clause, are[index]))) return id
    const within = were.flatMap(({ node }) => idsIn(node))
    if (within.some((inner) => isMadeAnew(before.open.get(inner), after.open.get(inner)))) return id
  }
  return undefined
}

/** Where a locked clause is selected, what is written at the caret is meant for it: the caret rests elsewhere. */
function writtenInSelected(state: EditorState, tr: Transaction): string | undefined {
  const id = selectedLock(state)
  if (id === undefined) return undefined
  let { head } = state.selection
  for (const map of tr.mapping.maps) {
    let isAtCaret = false
    map.forEach((from, to) => {
      isAtCaret ||= from <= head && head <= to
    })
    if (isAtCaret) return id
    head = map.map(head)
  }
  return undefined
}

function readLocked(doc: Node, locks: EditorLocks): LockedText {
  const clauses = new Map<string, StandingClause[]>()
  const open = new Map<string, StandingClause[]>()
  const visit = (node: Node, path: readonly Node[]): void => {
    if (node.isTextblock) return
    const lock = lockOfNode(node, locks.clauses)
    if (lock !== undefined) {
      clauses.set(lock, [...(clauses.get(lock) ?? []), { node, path }])
      return
    }
    const isClause = node.type.name === 'clause'
    const id = isClause ? clauseId(node) : null
    if (id !== null) open.set(id, [...(open.get(id) ?? []), { node, path }])
    for (const child of node.children) visit(child, [...path, node])
  }
  visit(doc, [])
  return { clauses, open }
}

/** Whether another clause would be given an id that a locked sub-clause has: ids may be doubled until the server repairs them. */
function isMadeAnew(were: readonly StandingClause[] = [], are: readonly StandingClause[] = []): boolean {
  return are.some((now) => !were.some((clause) => isSame(clause, now)))
}

/**
 * An equal node made anew would be written as another element, or into a neighbour's; and so may be what stands around the
 * clause, when it changes together with what stands beside it.
 */
function isSame({ node, path }: StandingClause, other: StandingClause | undefined): boolean {
  if (node !== other?.node || path.length !== other.path.length) return false
  return path.every((outer, depth) => {
    const now = other.path[depth]
    if (outer === now) return true
    if (!now || outer.type !== now.type || outer.attrs.id !== now.attrs.id) return false
    const [parent, parentNow] = [path[depth - 1], other.path[depth - 1]]
    // The containers are told apart by their names.
    return depth < 2 || (parent !== undefined && areOthersSame(parent, parentNow, outer, now))
  })
}

function areOthersSame(list: Node, listNow: Node | undefined, child: Node, childNow: Node): boolean {
  if (list.childCount !== listNow?.childCount) return false
  return list.children.every((node, index) => {
    const now = listNow.child(index)
    return node === child ? now === childNow : now === node
  })
}

function idsIn(clause: Node): string[] {
  const ids: string[] = []
  clause.descendants((node) => {
    const id = node.type.name === 'clause' ? clauseId(node) : null
    if (id !== null) ids.push(id)
    return !node.isTextblock
  })
  return ids
}
