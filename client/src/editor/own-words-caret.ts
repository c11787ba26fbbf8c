// A caret belongs behind the words that its person typed last. y-tiptap ties it to what follows, so that words which
// somebody else adds at the same place would come between two keystrokes.
import * as Y from 'yjs'

/** A selection as y-tiptap remembers it while somebody else's change is drawn. */
export interface RememberedSelection {
  readonly type: string
  readonly anchor: Y.RelativePosition | null
  readonly head: Y.RelativePosition | null
}

/** The same selection; a caret within words is tied to the character before it. */
export function tieToOwnWords<Selection extends RememberedSelection>(
  selection: Selection,
  doc: Y.Doc,
): Selection {
  const { type, anchor, head } = selection
  if (type !== 'text' || !anchor || !head || !Y.compareRelativePositions(anchor, head)) return selection
  const place = Y.createAbsolutePositionFromRelativePosition(head, doc)
  if (!place || !(place.type instanceof Y.XmlText) || place.index === 0) return selection
  const tied = Y.createRelativePositionFromTypeIndex(place.type, place.index, -1)
  return { ...selection, anchor: tied, head: tied }
}
