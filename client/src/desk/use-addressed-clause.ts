// Opens the text at the clause that the address names after `#`.
import { useLocation } from '@tanstack/react-router'
import type { Editor } from '@tiptap/core'
import { useEffect, useRef } from 'react'
import { selectPart } from '../editor/select-part.ts'

declare module '@tanstack/react-router' {
  interface HistoryState {
    /** When a link was followed, so that the same one leads there again. */
    asked?: number
  }
}

/** Once for every link: another document under the same address leaves the caret where it is. */
export function useAddressedClause(editor: Editor | null): void {
  const clauseId = useLocation({ select: ({ hash }) => hash })
  const asked = useLocation({ select: ({ state }) => state.asked })
  const opened = useRef('')
  useEffect(() => {
    const link = `${clauseId} ${asked}`
    if (!editor || clauseId === '' || opened.current === link) return
    opened.current = link
    selectPart(editor, { container: 'clauses', clauseId })
  }, [editor, clauseId, asked])
}
