// Whether a change made here would touch a locked clause: found by comparing the texts before and after it.
import type { Node } from '@tiptap/pm/model'
import type { EditorState, Transaction } from '@tiptap/pm/state'
import type { EditorLocks } from './lock-marks.ts'
import { lockAround, lockOfNode, locksOf, selectedLock } from './lock-state.ts'
import { clauseId } from './place.ts'
import { isWithinWords } from './within-words.ts'

/** A locked clause where it stands: under which clauses, and what it says. */
interface LockedClause {
  readonly node: Node
  readonly above: readonly (string | null)[]
}

interface LockedText {
  /** Outermost locked clauses by id; usually one each. */
  readonly clauses: ReadonlyMap<string, readonly LockedClause[]>
  /** Ids of the other clauses. */
  readonly open: ReadonlySet<string>
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
    if (within.some((inner) => after.open.has(inner) && !before.open.has(inner))) return id
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
  const clauses = new Map<string, LockedClause[]>()
  const open = new Set<string>()
  const visit = (node: Node, above: readonly (string | null)[]): void => {
    if (node.isTextblock) return
    const lock = lockOfNode(node, locks.clauses)
    if (lock !== undefined) {
      clauses.set(lock, [...(clauses.get(lock) ?? []), { node, above }])
      return
    }
    const isClause = node.type.name === 'clause'
    const id = isClause ? clauseId(node) : null
    if (id !== null) open.add(id)
    const below = isClause ? [...above, id] : above
    for (const child of node.children) visit(child, below)
  }
  visit(doc, [])
  return { clauses, open }
}

function isSame({ node, above }: LockedClause, other: LockedClause | undefined): boolean {
  const isInPlace = above.length === other?.above.length && above.every((id, at) => id === other.above[at])
  // An equal node made anew would be written as another element, or into a neighbour's.
  return isInPlace && node === other.node
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
