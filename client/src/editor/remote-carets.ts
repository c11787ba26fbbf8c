// Draws where others are: a caret with a flag, what they have selected, what they are composing.
import { presenceOf } from '@plenary/shared/protocol/stamped-presence'
import { type EditorState, Plugin, PluginKey } from '@tiptap/pm/state'
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view'
import { relativePositionToAbsolutePosition, ySyncPluginKey } from '@tiptap/y-tiptap'
import type { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { caretElement, type FaceOf, selectionAttributes } from './caret-face.ts'
import { isChangeFromDocument } from './change-origin.ts'

const caretsKey = new PluginKey<DecorationSet>('remoteCarets')

/** Stands behind the sync plugin in the list of plugins. */
export function remoteCarets(awareness: Awareness, faceOf: FaceOf): Plugin<DecorationSet> {
  return new Plugin<DecorationSet>({
    key: caretsKey,
    state: {
      init: () => DecorationSet.empty,
      apply(tr, carets, _before, state) {
        if (tr.getMeta(caretsKey) || isChangeFromDocument(tr)) return draw(state, awareness, faceOf)
        return tr.docChanged ? carets.map(tr.mapping, tr.doc) : carets
      },
    },
    props: { decorations: (state) => caretsKey.getState(state) },
    view: (view) => redrawOnChange(view, awareness),
  })
}

/** At most once a task, and never within another transaction. */
function redrawOnChange(view: EditorView, awareness: Awareness): { destroy: () => void } {
  let timer: ReturnType<typeof setTimeout> | undefined
  const redraw = () => {
    timer = undefined
    view.dispatch(view.state.tr.setMeta(caretsKey, true).setMeta('addToHistory', false))
  }
  const listen = ({ added, updated, removed }: { added: number[]; updated: number[]; removed: number[] }) => {
    const isOfOthers = [...added, ...updated, ...removed].some((client) => client !== awareness.clientID)
    if (isOfOthers) timer ??= setTimeout(redraw)
  }
  awareness.on('change', listen)
  timer = setTimeout(redraw)
  return {
    destroy() {
      clearTimeout(timer)
      awareness.off('change', listen)
    },
  }
}

function draw(state: EditorState, awareness: Awareness, faceOf: FaceOf): DecorationSet {
  const decorations: Decoration[] = []
  for (const [client, said] of awareness.getStates()) {
    const presence = client === awareness.clientID ? undefined : presenceOf(said)
    if (!presence?.cursor) continue
    const anchor = positionOf(state, presence.cursor.anchor)
    const head = positionOf(state, presence.cursor.head)
    if (anchor === undefined || head === undefined) continue
    const face = { ...faceOf(presence.user), palette: presence.user.palette }
    const key = `${client} ${face.name} ${face.code} ${face.palette}`
    decorations.push(
      Decoration.widget(head, () => caretElement(face), { key, side: 10, ignoreSelection: true }),
    )
    const [from, to] = [Math.min(anchor, head), Math.max(anchor, head)]
    if (from < to) {
      const attributes = selectionAttributes(face.palette, presence.composing === true)
      decorations.push(Decoration.inline(from, to, attributes))
    }
  }
  return DecorationSet.create(state.doc, decorations)
}

/** Undefined for a place that this document does not have, or not yet: it came from the wire. */
function positionOf(state: EditorState, relative: unknown): number | undefined {
  const { doc, type, binding } = ySyncPluginKey.getState(state)
  try {
    const position = Y.createRelativePositionFromJSON(relative)
    const found = relativePositionToAbsolutePosition(doc, type, position, binding.mapping)
    return found === null || found > state.doc.content.size ? undefined : found
  } catch {
    return undefined
  }
}
