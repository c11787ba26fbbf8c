// Says where one is oneself: caret, clause, whether an input method is composing. Nothing else: who one is, the server knows.
import type { OwnPresence } from '@plenary/shared/protocol/presence'
import { Plugin } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { absolutePositionToRelativePosition, ySyncPluginKey } from '@tiptap/y-tiptap'
import type { Awareness } from 'y-protocols/awareness'
import { idSelectedWithoutCaret, selectedPlace, selectedWithoutCaret } from './lock-state.ts'

/** Stands behind the sync plugin in the list of plugins. */
export function ownPresence(awareness: Awareness): Plugin {
  return new Plugin({
    view(view) {
      let composedFrom: unknown
      const say = () => publish(awareness, presenceIn(view, composedFrom))
      const isAlive = () => !view.isDestroyed && awareness.getLocalState() !== null
      // Focus moves and compositions begin before ProseMirror has noticed.
      const sayLater = (event: Event) => {
        if (event.type === 'compositionstart')
          composedFrom = relativePosition(view, view.state.selection.from)
        queueMicrotask(() => isAlive() && say())
      }
      const events = ['focusin', 'focusout', 'compositionstart', 'compositionend'] as const
      for (const event of events) view.dom.addEventListener(event, sayLater)
      return {
        update: (_view, before) => {
          const isSame =
            before.doc === view.state.doc &&
            before.selection.eq(view.state.selection) &&
            idSelectedWithoutCaret(before) === idSelectedWithoutCaret(view.state)
          if (!isSame && isAlive()) say()
        },
        destroy() {
          for (const event of events) view.dom.removeEventListener(event, sayLater)
          if (awareness.getLocalState() !== null)
            publish(awareness, { cursor: null, clause: null, composing: false })
        },
      }
    },
  })
}

/** While composing, the anchor is where the composition began, so that others see which words are not settled. */
function presenceIn(view: EditorView, composedFrom: unknown): OwnPresence {
  const { selection } = view.state
  const clause = selectedPlace(view.state)?.clause?.id ?? null
  if (!view.hasFocus() || selectedWithoutCaret(view.state)) return { cursor: null, clause, composing: false }
  const anchor = view.composing ? composedFrom : relativePosition(view, selection.anchor)
  const cursor = { anchor, head: relativePosition(view, selection.head) } as OwnPresence['cursor']
  return { cursor, clause, composing: view.composing }
}

/** As JSON, because that is how it is compared and sent. */
function relativePosition(view: EditorView, pos: number): unknown {
  const { type, binding } = ySyncPluginKey.getState(view.state)
  return JSON.parse(JSON.stringify(absolutePositionToRelativePosition(pos, type, binding.mapping)))
}

function publish(awareness: Awareness, presence: OwnPresence): void {
  const said = awareness.getLocalState() ?? {}
  const isSaid = Object.entries(presence).every(
    ([field, value]) => JSON.stringify(said[field] ?? null) === JSON.stringify(value ?? null),
  )
  if (!isSaid) awareness.setLocalState({ ...said, ...presence })
}
