// Elements that stand under a part of the text and are no part of it, such as slips: given from outside, filled from outside.
import { clausesOf } from '@plenary/shared/declaration/outline'
import type { Editor } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'

/** By a clause's id or a container's name. */
export type Asides = ReadonlyMap<string, HTMLElement>

interface AsidesState {
  readonly asides: Asides
  readonly decorations: DecorationSet
}

const asidesKey = new PluginKey<AsidesState>('partAsides')

/** Replaces what stands under the parts. An aside whose part is not in the text is not in the page. */
export function setAsides(editor: Editor, asides: Asides): void {
  editor.view.dispatch(editor.state.tr.setMeta(asidesKey, asides).setMeta('addToHistory', false))
}

export function partAsides(): Plugin<AsidesState> {
  return new Plugin<AsidesState>({
    key: asidesKey,
    state: {
      init: () => ({ asides: new Map(), decorations: DecorationSet.empty }),
      apply(tr, before) {
        const asides = (tr.getMeta(asidesKey) as Asides | undefined) ?? before.asides
        if (!tr.docChanged && asides === before.asides) return before
        return { asides, decorations: place(tr.doc, asides) }
      },
    },
    props: { decorations: (state) => asidesKey.getState(state)?.decorations },
  })
}

function place(doc: Node, asides: Asides): DecorationSet {
  if (asides.size === 0) return DecorationSet.empty
  const ends = new Map<string, number>()
  doc.forEach((container, offset) => {
    ends.set(container.type.name, offset + container.nodeSize - 1)
  })
  for (const { node, pos } of clausesOf(doc)) ends.set(`${node.attrs.id}`, pos + node.nodeSize - 1)
  const widgets = [...asides].flatMap(([part, element]) => {
    const end = ends.get(part)
    return end === undefined ? [] : [asideAt(end, part, element)]
  })
  return DecorationSet.create(doc, widgets)
}

function asideAt(end: number, part: string, element: HTMLElement): Decoration {
  return Decoration.widget(end, element, {
    key: `aside ${part}`,
    side: 1,
    ignoreSelection: true,
    stopEvent: () => true,
  })
}
