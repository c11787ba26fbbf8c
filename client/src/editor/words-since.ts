// Where words are drawn that are other than they were when the reader's city stated its position on them: drawn, never stored.
import { Plugin, PluginKey } from '@tiptap/pm/state'
import { DecorationSet } from '@tiptap/pm/view'

/** Its meta is what is drawn from then on; until the next one, that moves along with the words. */
export const wordsSinceKey = new PluginKey<DecorationSet>('wordsSince')

export function wordsSince(): Plugin<DecorationSet> {
  return new Plugin<DecorationSet>({
    key: wordsSinceKey,
    state: {
      init: () => DecorationSet.empty,
      apply(tr, drawn) {
        const anew: DecorationSet | undefined = tr.getMeta(wordsSinceKey)
        if (anew) return anew
        return tr.docChanged ? drawn.map(tr.mapping, tr.doc) : drawn
      },
    },
    props: { decorations: (state) => wordsSinceKey.getState(state) },
  })
}
