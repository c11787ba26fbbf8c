// The page with the text as it was, drawn as on every other page, to read and to copy.
import type { PastText } from '@plenary/shared/api/past-routes'
import { seedDocument } from '@plenary/shared/update/seed-document'
import { useEffect, useMemo } from 'react'
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { DeclarationEditor } from '../editor/declaration-editor.tsx'

export interface PastSheetProps {
  past: PastText
  /** At the foot of each printed page. */
  printFoot: string
}

const nobody = () => ({ name: '', code: '', palette: 0 })

export function PastSheet({ past, printFoot }: PastSheetProps) {
  const { content, sequence, language, numberStyle } = past
  const copy = useMemo(() => {
    const doc = new Y.Doc()
    Y.applyUpdate(doc, seedDocument(content, 1))
    return { doc, awareness: new Awareness(doc) }
  }, [content])
  useEffect(
    () => () => {
      copy.awareness.destroy()
      copy.doc.destroy()
    },
    [copy],
  )
  return (
    <DeclarationEditor
      key={sequence}
      doc={copy.doc}
      awareness={copy.awareness}
      editable={false}
      language={language}
      numberStyle={numberStyle}
      faceOf={nobody}
      printFoot={printFoot}
    />
  )
}
