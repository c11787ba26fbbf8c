// What one types on in the moment in which the clause around the caret is locked: refused, but not lost.
import type { Node, ResolvedPos } from '@tiptap/pm/model'
import type { EditorState, Transaction } from '@tiptap/pm/state'
import { type Interruption, interruptionOf, tellLateLetters } from './lock-state.ts'
import { clauseAround, clauseId } from './place.ts'

/** Whoever still types after so many milliseconds has been told, and means something else. */
const STILL_TYPING = 15_000

/** The words before a caret that a lock moves at this time; undefined outside clauses. */
export function interruptionAt($head: ResolvedPos, time: number): Interruption | undefined {
  const clause = clauseAround($head)
  const id = clause && clauseId(clause.node)
  if (!clause || !id) return undefined
  const [words, at] = ownWords(clause.node, $head.pos - clause.pos - 1)
  return { clauseId: id, before: words.slice(0, at), after: words.slice(at), at: time }
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
  const { at: _, ...place } = interrupted
  if (letters !== '') tellLateLetters(state, { ...place, letters })
}

/** A clause's own words, paragraphs apart by `\n`, and how many of their units stand before a place in it. */
function ownWords(clause: Node, place: number): [words: string, before: number] {
  const paragraphs: string[] = []
  let before = 0
  clause.forEach((child, offset) => {
    if (!child.isTextblock) return
    if (offset < place) {
      const length = Math.min(child.content.size, Math.max(0, place - offset - 1))
      before = [...paragraphs, child.textBetween(0, length)].join('\n').length
    }
    paragraphs.push(child.textContent)
  })
  return [paragraphs.join('\n'), before]
}
