// The text where WebSocket is blocked: read over HTTP every few seconds, drawn as on every other page, without a caret.
import type { TextFacts } from '@plenary/shared/api/declaration-routes'
import { seedDocument } from '@plenary/shared/update/seed-document'
import type { Editor } from '@tiptap/core'
import { useEffect, useMemo } from 'react'
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import type { FaceOf } from '../editor/caret-face.ts'
import { DeclarationEditor } from '../editor/declaration-editor.tsx'
import type { EditorLocks } from '../editor/lock-marks.ts'
import type { Place } from '../editor/place.ts'
import type { PolledText as Polled } from '../sync/text-session.ts'

export interface PolledTextProps {
  polled: Polled
  text: TextFacts
  faceOf: FaceOf
  locks: EditorLocks
  printFoot: string
  onPlace: (place: Place | undefined) => void
  onEditor: (editor: Editor | null) => void
}

export function PolledText({ polled, text, ...editorProps }: PolledTextProps) {
  const copy = useMemo(() => {
    const doc = new Y.Doc()
    Y.applyUpdate(doc, seedDocument(polled.content, 1))
    return { doc, awareness: new Awareness(doc) }
  }, [polled.content])
  useEffect(
    () => () => {
      copy.awareness.destroy()
      copy.doc.destroy()
    },
    [copy],
  )
  return (
    <DeclarationEditor
      key={polled.sequence}
      doc={copy.doc}
      awareness={copy.awareness}
      editable={false}
      language={text.language}
      numberStyle={text.numberStyle}
      {...editorProps}
    />
  )
}
