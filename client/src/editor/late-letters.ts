// What one types on in the moment in which the clause around the caret is locked, or the text closed: refused, but not lost.
import type { Node, ResolvedPos } from '@tiptap/pm/model'
import { type EditorState, Plugin, type Transaction } from '@tiptap/pm/state'
import {
  type Interruption,
  interruptionOf,
  type LateLetters,
  locksOf,
  tellLateLetters,
} from './lock-state.ts'
import { clauseAround, clauseId, containerOf } from './place.ts'

/** Whoever still types after so many milliseconds has been told, and means something else. */
const STILL_TYPING = 15_000

/** The words around a caret that a lock or the closing comes upon; undefined where there are none. */
export function interruptionAt(
  $head: ResolvedPos,
  { code, at }: Pick<Interruption, 'code' | 'at'>,
): Interruption | undefined {
  const container = containerOf($head)
  if (!container || !$head.parent.isTextblock) return undefined
  const clause = clauseAround($head)
  const [words, before] = clause
    ? ownWords(clause.node, $head.pos - clause.pos - 1)
    : [$head.parent.textContent, $head.parent.textBetween(0, $head.parentOffset).length]
  return {
    code,
    container,
    clauseId: clause ? clauseId(clause.node) : null,
    before: words.slice(0, before),
    after: words.slice(before),
    at,
  }
}

/** Tells of letters that are still typed when the text has just been closed: it takes no input any more, only keys. */
export function lateKeys(): Plugin {
  let interrupted: Interruption | undefined
  return new Plugin({
    view: () => ({
      update(view, before) {
        const isClosing = locksOf(view.state).isClosed && !locksOf(before).isClosed
        if (!locksOf(view.state).isClosed) interrupted = undefined
        else if (isClosing && view.hasFocus())
          interrupted = interruptionAt(before.selection.$head, { code: 'closed', at: Date.now() })
      },
    }),
    props: {
      handleDOMEvents: {
        mousedown: () => {
          interrupted = undefined
        },
        keydown(view, event) {
          if (!interrupted || Date.now() - interrupted.at > STILL_TYPING || !isLetter(event)) return false
          tellLateLetters(view.state, lettersAt(interrupted, event.key))
          event.preventDefault()
          return true
        },
      },
    },
  })
}

function isLetter({ key, ctrlKey, metaKey, altKey, isComposing }: KeyboardEvent): boolean {
  return [...key].length === 1 && !ctrlKey && !metaKey && !altKey && !isComposing
}

function lettersAt({ at: _, ...place }: Interruption, letters: string): LateLetters {
  return { ...place, letters }
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
  if (letters !== '') tellLateLetters(state, lettersAt(interrupted, letters))
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
