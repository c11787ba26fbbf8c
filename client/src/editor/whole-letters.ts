// No caret stays between the two halves of a letter, where another person's letters may have left it: what is typed there would
// part them, and Yjs puts a sign for nothing in the place of each.
import type { ResolvedPos } from '@tiptap/pm/model'
import { Plugin, TextSelection } from '@tiptap/pm/state'

export function wholeLetters(): Plugin {
  return new Plugin({
    appendTransaction(_transactions, _before, { selection, doc, tr }) {
      if (!(selection instanceof TextSelection)) return null
      const [anchor, head] = [outside(selection.$anchor), outside(selection.$head)]
      if (anchor === selection.anchor && head === selection.head) return null
      return tr.setSelection(TextSelection.create(doc, anchor, head))
    },
  })
}

/** Behind the letter within which it is. */
function outside({ pos, nodeBefore, nodeAfter }: ResolvedPos): number {
  const isWithin =
    /[\ud800-\udbff]$/.test(nodeBefore?.text ?? '') && /^[\udc00-\udfff]/.test(nodeAfter?.text ?? '')
  return isWithin ? pos + 1 : pos
}
