// Caret, focus and scroll of an editor, kept while another one takes its place on a new document.
import type { Editor } from '@tiptap/core'
import { type EditorState, type Selection, TextSelection } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import {
  absolutePositionToRelativePosition,
  relativePositionToAbsolutePosition,
  ySyncPluginKey,
} from '@tiptap/y-tiptap'
import type * as Y from 'yjs'
import { type Interruption, interruptionOf, selectedWithoutCaret } from './lock-state.ts'
import { tieToOwnWords } from './own-words-caret.ts'
import { clauseId } from './place.ts'

/** Tied to the document in which it was kept: to restore it in another one, carry both positions over first. */
export interface KeptSelection {
  readonly anchor: Y.RelativePosition
  readonly head: Y.RelativePosition
}

export interface KeptPlace {
  readonly selection: KeptSelection | undefined
  /** A locked clause that was selected for the panel. */
  readonly selectedClause: string | undefined
  /** Set when one wrote in it when its lock came. */
  readonly interrupted: Interruption | undefined
  readonly hadFocus: boolean
  /** The first part on the screen and how far below the upper edge it began, in pixels; else how far the text was scrolled. */
  readonly firstShown: { readonly clause: string; readonly offset: number } | undefined
  readonly scrollTop: number
}

/** What the desk keeps before the editor goes: called while it is still mounted. */
export function selectionToKeep(editor: Editor): KeptPlace {
  const { state, view } = editor
  const scroller = scrollerOf(view)
  const selected = selectedWithoutCaret(state)
  return {
    selection: keepSelection(state),
    selectedClause: (selected && clauseId(selected.node)) ?? undefined,
    interrupted: interruptionOf(state),
    hadFocus: view.hasFocus(),
    firstShown: scroller && firstShown(view, scroller),
    scrollTop: scroller?.scrollTop ?? 0,
  }
}

export function keepSelection(state: EditorState): KeptSelection | undefined {
  const { type, binding } = ySyncPluginKey.getState(state)
  const { anchor, head } = state.selection
  const relative = (pos: number) => absolutePositionToRelativePosition(pos, type, binding.mapping)
  const kept = { anchor: relative(anchor), head: relative(head) }
  return kept.anchor && kept.head ? kept : undefined
}

/** A caret within words stays behind the words before it: what is typed meanwhile comes after it. */
export function keepCaret(state: EditorState): KeptSelection | undefined {
  const kept = keepSelection(state)
  return kept && tieToOwnWords({ type: 'text', ...kept }, ySyncPluginKey.getState(state).doc)
}

/** The same place in this text; undefined where it is no more. */
export function restoreSelection(state: EditorState, kept: KeptSelection | undefined): Selection | undefined {
  if (!kept) return undefined
  const { doc, type, binding } = ySyncPluginKey.getState(state)
  const absolute = (position: Y.RelativePosition) =>
    relativePositionToAbsolutePosition(doc, type, position, binding.mapping)
  const [anchor, head] = [absolute(kept.anchor), absolute(kept.head)]
  if (anchor === null || head === null) return undefined
  const at = (pos: number) => state.doc.resolve(Math.min(pos, state.doc.content.size))
  return TextSelection.between(at(anchor), at(head))
}

/** Where the text scrolls: the nearest element around it that does. */
export function scrollerOf({ dom }: EditorView): HTMLElement | undefined {
  for (let element = dom.parentElement; element; element = element.parentElement) {
    const { overflowY } = getComputedStyle(element)
    if (overflowY === 'auto' || overflowY === 'scroll') return element
  }
  return undefined
}

function firstShown({ dom }: EditorView, scroller: HTMLElement): KeptPlace['firstShown'] {
  const { top } = scroller.getBoundingClientRect()
  for (const element of dom.querySelectorAll<HTMLElement>('[data-clause]')) {
    const box = element.getBoundingClientRect()
    const clause = element.dataset.clause
    if (box.bottom > top && clause !== undefined) return { clause, offset: box.top - top }
  }
  return undefined
}
