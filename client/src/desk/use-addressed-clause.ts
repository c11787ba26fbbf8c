// Opens the text at the clause that the address names after `#`.
import { useLocation } from '@tanstack/react-router'
import type { Editor } from '@tiptap/core'
import { useEffect, useRef } from 'react'
import { selectPart } from '../editor/select-part.ts'

/** Once for every address: another document under the same address leaves the caret where it is. */
export function useAddressedClause(editor: Editor | null): void {
  const clauseId = useLocation({ select: ({ hash }) => hash })
  const opened = useRef('')
  useEffect(() => {
    if (!editor || clauseId === '' || opened.current === clauseId) return
    opened.current = clauseId
    selectPart(editor, { container: 'clauses', clauseId })
  }, [editor, clauseId])
}
