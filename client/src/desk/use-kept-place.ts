// Caret and scroll, kept when another document takes the place of the one on the page.
import type { Editor } from '@tiptap/core'
import { useCallback, useEffect, useRef } from 'react'
import { type KeptPlace, selectionToKeep } from '../editor/kept-selection.ts'
import type { Replica, TextSession } from '../sync/text-session.ts'

export interface KeptPlaceOfSession {
  /** Where the editor before this one stood; undefined for the first one. */
  restoreFrom: () => KeptPlace | undefined
  /** The editor that is there now. */
  keep: (editor: Editor | null) => void
}

/** The place is kept when the session says that there is another document, before the page draws it. */
export function useKeptPlace(session: TextSession | undefined): KeptPlaceOfSession {
  const editor = useRef<Editor>(null)
  const kept = useRef<KeptPlace>(undefined)
  useEffect(() => {
    let generation = session?.state.replica?.generation
    return session?.subscribe(() => {
      const { replica } = session.state
      if (replica?.generation === generation) return
      generation = replica?.generation
      if (editor.current && !editor.current.isDestroyed)
        kept.current = carried(selectionToKeep(editor.current), replica)
    })
  }, [session])
  const restoreFrom = useCallback(() => kept.current, [])
  const keep = useCallback((current: Editor | null) => {
    editor.current = current
  }, [])
  return { restoreFrom, keep }
}

/** A place in the document before, as one in the new document. */
function carried(place: KeptPlace, replica: Replica | undefined): KeptPlace {
  const { selection } = place
  if (!selection || !replica?.carryOver) return place
  const [anchor, head] = [replica.carryOver(selection.anchor), replica.carryOver(selection.head)]
  return { ...place, selection: anchor && head ? { anchor, head } : undefined }
}
