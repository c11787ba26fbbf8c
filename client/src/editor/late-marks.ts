// What a part of the desk draws over the words that is fetched later than the editor: drawn anew with every change that comes
// from the document, moved along with one's own letters.
import type { Editor } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import { DecorationSet } from '@tiptap/pm/view'
import { isChangeFromDocument } from './change-origin.ts'
import { idSelectedWithoutCaret } from './lock-state.ts'

export interface LateMarks {
  /** Called when the Y.Doc and the editor's words are the same. */
  readonly painter: ((doc: Node) => DecorationSet) | undefined
  readonly drawn: DecorationSet
}

const NO_MARKS: LateMarks = { painter: undefined, drawn: DecorationSet.empty }
const marksKey = new PluginKey<LateMarks>('lateMarks')

export function lateMarks(): Plugin<LateMarks> {
  return new Plugin<LateMarks>({
    key: marksKey,
    state: {
      init: () => NO_MARKS,
      apply(tr, before) {
        const marks: LateMarks | undefined = tr.getMeta(marksKey)
        if (marks || !before.painter || !tr.docChanged) return marks ?? before
        const drawn = isChangeFromDocument(tr) ? before.painter(tr.doc) : before.drawn.map(tr.mapping, tr.doc)
        return { ...before, drawn }
      },
    },
    props: { decorations: (state) => marksKey.getState(state)?.drawn },
  })
}

/** The editor for a part that is fetched later: with it comes nothing of the editor's own code. */
export interface MarkedEditor {
  readonly editor: Editor
  drawn(): DecorationSet
  /** False while a locked clause is selected: the caret rests elsewhere. */
  isCaretThere(): boolean
  draw(marks: LateMarks): void
  clear(): void
}

export function markedEditor(editor: Editor): MarkedEditor {
  const draw = (marks: LateMarks) =>
    editor.view.dispatch(editor.state.tr.setMeta(marksKey, marks).setMeta('addToHistory', false))
  return {
    editor,
    drawn: () => marksKey.getState(editor.state)?.drawn ?? DecorationSet.empty,
    isCaretThere: () => idSelectedWithoutCaret(editor.state) === undefined,
    draw,
    clear: () => draw(NO_MARKS),
  }
}
