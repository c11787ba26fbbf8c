// Has the editor draw which words are other than those on which the own city stated its position.
import type { Editor } from '@tiptap/core'
import { useEffect } from 'react'
import { showWordsSince, type WordsBefore } from '../editor/words-since.ts'

/** @param before another object whenever the words on the screen may be others; undefined until it is known */
export function useWordsBefore(editor: Editor | null, before: WordsBefore | undefined): void {
  useEffect(() => {
    if (editor && !editor.isDestroyed && before) showWordsSince(editor, before)
  }, [editor, before])
}
