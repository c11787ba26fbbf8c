// Keeps carets out of locked clauses: keys step over them, a click selects the clause and leaves the caret where it was, an
// input method finds no place there. Words can be selected for copying all the same.
import { type EditorState, Plugin, type Selection, TextSelection, type Transaction } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { type KeptSelection, keepSelection, restoreSelection } from './kept-selection.ts'
import { interruptionAt } from './late-letters.ts'
import {
  bringsLocks,
  letClauseGo,
  lockAround,
  locksOf,
  selectClause,
  selectedLock,
  selectedWithoutCaret,
  selectInterrupted,
  tellAttempt,
} from './lock-state.ts'
import { isLockedCaret, nearestWritable, nextWritable, type WritableBlock } from './writable-place.ts'

type Direction = 'up' | 'down' | 'left' | 'right'

const ARROWS: Readonly<Record<string, Direction>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
}

/** A press of the pointer in a locked clause: until it is over, it may become a selection of words. */
interface Press {
  readonly clause: string
  readonly before: KeptSelection | undefined
}

/** Stands behind the lock state and the sync plugin in the list of plugins. */
export function lockCarets(): Plugin {
  let view: EditorView | undefined
  let press: Press | undefined
  const release = () => setTimeout(() => settle())
  const settle = () => {
    const ended = press
    press = undefined
    if (!ended || !view || view.isDestroyed || !view.editable || !view.state.selection.empty) return
    const { state } = view
    const caret = isLockedCaret(state, locksOf(state)) ? restoreSelection(state, ended.before) : undefined
    const home = caret && !lockAround(caret.$head, locksOf(state)) ? caret : undefined
    const tr = home ? state.tr.setSelection(home) : state.tr
    view.dispatch(selectClause(tr, ended.clause))
  }
  return new Plugin({
    view(created) {
      view = created
      window.addEventListener('mouseup', release, true)
      return {
        update: leaveNoSelection,
        destroy: () => window.removeEventListener('mouseup', release, true),
      }
    },
    appendTransaction(transactions, before, state) {
      const isKept = !view?.editable || press !== undefined || !isLockedCaret(state, locksOf(state))
      return isKept ? null : moveOut(transactions, before, state)
    },
    props: {
      handleKeyDown: (pressed, event) => stepOver(pressed, event),
      handleDOMEvents: {
        mousedown(pressed, event) {
          press = event.button === 0 && pressed.editable ? pressIn(pressed, event) : undefined
          // A click on the very place where the caret waits moves nothing, and yet means that place.
          if (!press && selectedWithoutCaret(pressed.state)) pressed.dispatch(letClauseGo(pressed.state.tr))
          return false
        },
        compositionstart: (composed) => refuseComposition(composed),
      },
    },
  })
}

/**
 * A lock moves the caret while the focus is elsewhere: what the page still has selected in the locked clause is let go, else
 * ProseMirror takes it for a caret as soon as anything touches the element.
 */
function leaveNoSelection(view: EditorView, before: EditorState): void {
  const isSame = locksOf(before) === locksOf(view.state) || before.selection.eq(view.state.selection)
  const selection = view.dom.ownerDocument.getSelection()
  if (isSame || view.hasFocus() || !view.dom.contains(selection?.anchorNode ?? null)) return
  selection?.removeAllRanges()
}

function pressIn(view: EditorView, { target }: MouseEvent): Press | undefined {
  const element = target instanceof Element ? target.closest<HTMLElement>('[data-clause]') : null
  const clause = element?.dataset.clause
  if (!element || clause === undefined) return undefined
  const isLocked = lockAround(view.state.doc.resolve(view.posAtDOM(element, 0)), locksOf(view.state))
  return isLocked === undefined ? undefined : { clause, before: keepSelection(view.state) }
}

/** A caret that a change or a key put into a locked clause goes on to where one can write. */
function moveOut(
  transactions: readonly Transaction[],
  before: EditorState,
  state: EditorState,
): Transaction | null {
  const { $head } = state.selection
  const interrupted = interruptionAt($head, { code: 'locked', at: transactions.at(-1)?.time ?? 0 })
  const id = interrupted?.clauseId ?? null
  const was = transactions.reduce<Selection>(
    (selection, tr) => selection.map(tr.doc, tr.mapping),
    before.selection,
  )
  const isWritable = lockAround(was.$head, locksOf(state)) === undefined
  const stays = isWritable && was.empty ? was : undefined
  const nearest = nearestWritable(state, $head.pos)
  if (transactions.some(bringsLocks)) {
    const tr = nearest && state.tr.setSelection(nearest)
    return (tr && interrupted && selectInterrupted(tr, interrupted)) ?? tr ?? null
  }
  const isPointer = transactions.some((tr) => tr.getMeta('pointer') === true)
  if (isPointer) {
    const caret = stays ?? nearest
    return caret ? selectClause(state.tr.setSelection(caret), id) : null
  }
  const towards = $head.pos < was.head ? -1 : 1
  const next = nextWritable(state.doc, $head.pos, towards, locksOf(state))
  const caret = next ? edgeOf(state, next, towards) : (stays ?? nearest)
  return caret ? state.tr.setSelection(caret).scrollIntoView() : null
}

function edgeOf({ doc }: EditorState, { start, end }: WritableBlock, towards: -1 | 1): TextSelection {
  return TextSelection.create(doc, towards === 1 ? start : end)
}

/** An arrow key at the edge of a paragraph beside a locked clause: on to the next place where one can write, or nowhere. */
function stepOver(view: EditorView, event: KeyboardEvent): boolean {
  const { state } = view
  const direction = ARROWS[event.key]
  const { $head, empty } = state.selection
  const locks = locksOf(state)
  if (!direction || event.shiftKey || !view.editable || view.composing) return false
  if (!empty || locks.clauses.size === 0 || !$head.parent.isTextblock) return false
  const towards = direction === 'up' || direction === 'left' ? -1 : 1
  if (!isLockBeside(state, towards) || !isAtEdge(view, direction)) return false
  const next = nextWritable(state.doc, $head.pos, towards, locks)
  const isOwn = next !== undefined && $head.pos >= next.start && $head.pos <= next.end
  if (next && !isOwn) {
    const target = inColumn(view, next, direction) ?? edgeOf(state, next, towards)
    view.dispatch(state.tr.setSelection(target).scrollIntoView())
  } else view.dispatch(state.tr.setSelection(state.selection))
  return true
}

/** Whether the paragraph next to the one at the caret is in a locked clause. */
function isLockBeside(state: EditorState, towards: -1 | 1): boolean {
  const { doc, selection } = state
  const { $head } = selection
  const found: number[] = []
  const [from, to] = towards === 1 ? [$head.after(), doc.content.size] : [0, $head.before()]
  doc.nodesBetween(from, to, (node, pos) => {
    if (node.isTextblock && pos >= from && pos < to) found.push(pos + 1)
    return !node.isTextblock
  })
  const beside = found.at(towards === 1 ? 0 : -1)
  return beside !== undefined && lockAround(doc.resolve(beside), locksOf(state)) !== undefined
}

function isAtEdge(view: EditorView, direction: Direction): boolean {
  const { $head } = view.state.selection
  if (direction === 'left') return $head.parentOffset === 0
  if (direction === 'right') return $head.parentOffset === $head.parent.content.size
  return view.endOfTextblock(direction)
}

/** Up and down keep the column, where both paragraphs are on the screen. */
function inColumn(view: EditorView, next: WritableBlock, direction: Direction): TextSelection | undefined {
  if (direction === 'left' || direction === 'right') return undefined
  const { left } = view.coordsAtPos(view.state.selection.head)
  const { top, bottom } = view.coordsAtPos(direction === 'down' ? next.start : next.end)
  const pos = view.posAtCoords({ left, top: (top + bottom) / 2 })?.pos
  if (pos === undefined || pos < next.start || pos > next.end) return undefined
  return TextSelection.create(view.state.doc, pos)
}

/** Composing where a locked clause is selected, or words of one: refused before it begins. */
function refuseComposition(view: EditorView): boolean {
  const { state } = view
  const id = selectedLock(state) ?? lockWithin(state)
  if (id === undefined || !view.editable) return false
  tellAttempt(state, id)
  view.dom.blur()
  view.focus()
  return true
}

/** A locked clause of which something is selected. */
function lockWithin(state: EditorState): string | undefined {
  const { doc, selection } = state
  const locks = locksOf(state)
  let found: string | undefined
  if (selection.empty || locks.clauses.size === 0) return undefined
  doc.nodesBetween(selection.from, selection.to, (node, pos) => {
    if (node.isTextblock) found ??= lockAround(doc.resolve(pos + 1), locks)
    return !node.isTextblock
  })
  return found
}
