// Elements that stand at a part of the text and are no part of it, slips under it and strips beside it: given from outside, filled
// from outside.
import { clausesOf } from '@plenary/shared/declaration/outline'
import type { Editor } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import { isWithinWords } from './within-words.ts'

/** By a clause's id or a container's name. */
export type Asides = ReadonlyMap<string, HTMLElement>

export type AsideKind = 'strip' | 'slip'

interface AsidesState {
  readonly asides: Asides
  readonly decorations: DecorationSet
}

const KEYS: Record<AsideKind, PluginKey<AsidesState>> = {
  strip: new PluginKey<AsidesState>('partStrips'),
  slip: new PluginKey<AsidesState>('partSlips'),
}
/** A strip comes before a slip, and both behind what is drawn at the end of a locked clause. */
const SIDES: Record<AsideKind, number> = { strip: 1, slip: 2 }

/** Replaces what stands at the parts. An aside whose part is not in the text is not in the page. */
export function setAsides(editor: Editor, kind: AsideKind, asides: Asides): void {
  editor.view.dispatch(editor.state.tr.setMeta(KEYS[kind], asides).setMeta('addToHistory', false))
}

export function partAsides(kind: AsideKind): Plugin<AsidesState> {
  const key = KEYS[kind]
  return new Plugin<AsidesState>({
    key,
    state: {
      init: () => ({ asides: new Map(), decorations: DecorationSet.empty }),
      apply(tr, before) {
        const asides = (tr.getMeta(key) as Asides | undefined) ?? before.asides
        if (!tr.docChanged && asides === before.asides) return before
        if (asides === before.asides && isWithinWords(tr)) {
          return { asides, decorations: before.decorations.map(tr.mapping, tr.doc) }
        }
        return { asides, decorations: place(tr.doc, kind, asides) }
      },
    },
    props: { decorations: (state) => key.getState(state)?.decorations },
  })
}

function place(doc: Node, kind: AsideKind, asides: Asides): DecorationSet {
  if (asides.size === 0) return DecorationSet.empty
  const ends = new Map<string, number>()
  doc.forEach((container, offset) => {
    ends.set(container.type.name, offset + container.nodeSize - 1)
  })
  for (const { node, pos } of clausesOf(doc)) ends.set(`${node.attrs.id}`, pos + node.nodeSize - 1)
  const widgets = [...asides].flatMap(([part, element]) => {
    const end = ends.get(part)
    return end === undefined ? [] : [asideAt(end, kind, part, element)]
  })
  return DecorationSet.create(doc, widgets)
}

function asideAt(end: number, kind: AsideKind, part: string, element: HTMLElement): Decoration {
  return Decoration.widget(end, element, {
    key: `${kind} ${part}`,
    side: SIDES[kind],
    ignoreSelection: true,
    stopEvent: () => true,
  })
}
