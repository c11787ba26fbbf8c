// What one types on in the moment in which the clause around the caret is locked: refused, but not lost.
import type { ResolvedPos } from '@tiptap/pm/model'
import type { EditorState, Transaction } from '@tiptap/pm/state'
import { type Interruption, interruptionOf, tellLateLetters } from './lock-state.ts'
import { clauseAround, clauseId } from './place.ts'

/** Whoever still types after so many milliseconds has been told, and means something else. */
const STILL_TYPING = 15_000

/** The words before a caret that a lock moves at this time; undefined outside clauses. */
export function interruptionAt($head: ResolvedPos, at: number): Interruption | undefined {
  const clause = clauseAround($head)
  const id = clause && clauseId(clause.node)
  if (!clause || !id) return undefined
  const before: string[] = []
  clause.node.forEach((child, offset) => {
    const start = clause.pos + 1 + offset
    if (!child.isTextblock || start > $head.pos) return
    const length = Math.min(child.content.size, Math.max(0, $head.pos - start - 1))
    before.push(child.textBetween(0, length))
  })
  return { clauseId: id, before: before.join('\n'), at }
}

/** Tells of letters that a refused transaction would have written at the caret, when a lock has just moved it. */
export function tellIfLate(state: EditorState, tr: Transaction): void {
  const interrupted = interruptionOf(state)
  if (!interrupted || tr.time - interrupted.at > STILL_TYPING) return
  const letters = tr.steps
    .map(
      (step) =>
        (step as { slice?: { content: { textBetween(from: number, to: number): string; size: number } } })
          .slice,
    )
    .map((slice) => slice?.content.textBetween(0, slice.content.size) ?? '')
    .join('')
  const { clauseId: id, before } = interrupted
  if (letters !== '') tellLateLetters(state, { clauseId: id, before, letters })
}
