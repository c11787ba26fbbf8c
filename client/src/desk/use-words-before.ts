// Has the editor draw which words are other than those on which the own city stated its position.
import type { Editor } from '@tiptap/core'
import { useEffect } from 'react'
import type { WordsBefore } from '../editor/show-words-since.ts'

const loadComparison = () => import('../editor/show-words-since.ts')

/**
 * The comparison comes behind the text, whether or not there is something to draw yet.
 * @param before another object whenever the words on the screen may be others; undefined until it is known
 * @param language of the text
 */
export function useWordsBefore(
  editor: Editor | null,
  before: WordsBefore | undefined,
  language: string,
): void {
  useEffect(() => {
    if (!editor || !before) return
    let isLatest = true
    void loadComparison().then(
      ({ showWordsSince }) => {
        if (isLatest && !editor.isDestroyed) showWordsSince(editor, before, language)
      },
      () => undefined,
    )
    return () => {
      isLatest = false
    }
  }, [editor, before, language])
}
