// When an input method composes. Other people's changes have to wait meanwhile: a change beside the composed words makes
// Chromium lose track of them, and what was composed is then in the text several times.
import type { EditorView } from '@tiptap/pm/view'

/** ProseMirror takes the words over within 20 ms after the composition has ended. */
const SETTLES_AFTER = 60
/** Nobody composes that long: the words are taken as they are, so that the text does not stand still. */
const LONGEST = 30_000

/**
 * Tells when composing begins and when it is over, the words being in the text.
 * @returns how to stop
 */
export function tellCompositions(view: EditorView, tell: (composing: boolean) => void): () => void {
  let isTold = false
  let timer: ReturnType<typeof setTimeout> | undefined
  const begin = () => {
    clearTimeout(timer)
    timer = setTimeout(takeWords, LONGEST)
    if (!isTold) tell(true)
    isTold = true
  }
  const endSoon = () => {
    clearTimeout(timer)
    timer = setTimeout(end, SETTLES_AFTER)
  }
  const end = () => {
    clearTimeout(timer)
    if (isTold) tell(false)
    isTold = false
  }
  const takeWords = () => {
    view.dom.blur()
    view.focus()
    endSoon()
  }
  view.dom.addEventListener('compositionstart', begin)
  view.dom.addEventListener('compositionend', endSoon)
  view.dom.addEventListener('blur', endSoon)
  return () => {
    end()
    view.dom.removeEventListener('compositionstart', begin)
    view.dom.removeEventListener('compositionend', endSoon)
    view.dom.removeEventListener('blur', endSoon)
  }
}
