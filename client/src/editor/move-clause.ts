// Moving a clause: one Yjs transaction that inserts a copy of it, marks and id included, and deletes the original. Never a
// ProseMirror transaction: y-tiptap may write a move within a short list by exchanging the contents of two elements, which
// touches the neighbour and sends what others type at the same time into the wrong clause.
import * as Y from 'yjs'

/** Tracked by the undo manager. */
export const CLAUSE_MOVE = Symbol('clause-move')

/** A gap between clauses: in the list of which clause (null: the outermost), before which one (null: at the end). */
export interface Gap {
  readonly parent: string | null
  readonly before: string | null
}

/** The first clause with this id, wherever it stands. */
export function findClause(fragment: Y.XmlFragment, id: string): Y.XmlElement | undefined {
  for (const element of fragment.createTreeWalker(isClause)) {
    if (element instanceof Y.XmlElement && element.getAttribute('id') === id) return element
  }
  return undefined
}

/** The gap in which a clause stands now. */
export function gapOf(clause: Y.XmlElement): Gap {
  const siblings = siblingsOf(clause)
  const next = siblings[siblings.indexOf(clause) + 1]
  const parent = clause.parent?.parent
  return {
    parent: parent instanceof Y.XmlElement ? idOf(parent) : null,
    before: next ? idOf(next) : null,
  }
}

/** Elements of the list in which a clause stands. */
export function siblingsOf(clause: Y.XmlElement): Y.XmlElement[] {
  const list = clause.parent
  return list instanceof Y.XmlFragment ? list.toArray().filter((child) => child instanceof Y.XmlElement) : []
}

/**
 * Puts a clause into a gap. Answers the copy, or undefined (and changes nothing) when the gap lies within the clause itself,
 * or there is no such list any more. A gap whose next clause has gone is the end of its list.
 */
export function putClause(
  fragment: Y.XmlFragment,
  clause: Y.XmlElement,
  gap: Gap,
  origin: unknown,
): Y.XmlElement | undefined {
  const oldList = clause.parent
  if (!(oldList instanceof Y.XmlElement) || isWithin(fragment, gap, clause)) return undefined
  let copy: Y.XmlElement | undefined
  fragment.doc?.transact(() => {
    const list = listOf(fragment, gap.parent)
    if (!list) return
    const index = list
      .toArray()
      .findIndex((child) => child instanceof Y.XmlElement && idOf(child) === gap.before)
    copy = clause.clone()
    list.insert(index === -1 ? list.length : index, [copy])
    oldList.delete(oldList.toArray().indexOf(clause), 1)
    if (oldList.length === 0 && oldList.nodeName === 'subclauses') removeElement(oldList)
  }, origin)
  return copy
}

function listOf(fragment: Y.XmlFragment, parent: string | null): Y.XmlElement | undefined {
  const holder = parent === null ? fragment : findClause(fragment, parent)
  if (!holder) return undefined
  const name = parent === null ? 'clauses' : 'subclauses'
  const list = holder.toArray().findLast((child) => child instanceof Y.XmlElement && child.nodeName === name)
  if (list instanceof Y.XmlElement) return list
  if (parent === null) return undefined
  const fresh = new Y.XmlElement('subclauses')
  holder.push([fresh])
  return fresh
}

function isWithin(fragment: Y.XmlFragment, { parent }: Gap, clause: Y.XmlElement): boolean {
  let element: unknown = parent === null ? undefined : findClause(fragment, parent)
  while (element instanceof Y.XmlElement) {
    if (element === clause) return true
    element = element.parent
  }
  return false
}

function removeElement(element: Y.XmlElement): void {
  const parent = element.parent
  if (parent instanceof Y.XmlFragment) parent.delete(parent.toArray().indexOf(element), 1)
}

function isClause(type: Y.AbstractType<unknown>): boolean {
  return type instanceof Y.XmlElement && type.nodeName === 'clause'
}

function idOf(element: Y.XmlElement): string | null {
  return element.getAttribute('id') ?? null
}
