// The outline of the text that an editor shows, at most a few times a second, and the same object while nothing in it changed.
import type { NumberStyle } from '@plenary/shared/declaration/numbering'
import { type OutlineEntry, outlineOf } from '@plenary/shared/declaration/outline'
import type { Editor } from '@tiptap/core'
import { useEffect, useState } from 'react'

const PAUSE = 150
const NOTHING: readonly OutlineEntry[] = []

export function useOutline(editor: Editor | null, style: NumberStyle): readonly OutlineEntry[] {
  const [entries, setEntries] = useState(NOTHING)
  useEffect(() => {
    if (!editor) return setEntries(NOTHING)
    let timer: ReturnType<typeof setTimeout> | undefined
    const read = () => {
      timer = undefined
      const current = outlineOf(editor.state.doc, style)
      setEntries((before) => (JSON.stringify(before) === JSON.stringify(current) ? before : current))
    }
    const readSoon = () => {
      timer ??= setTimeout(read, PAUSE)
    }
    read()
    editor.on('update', readSoon)
    return () => {
      clearTimeout(timer)
      editor.off('update', readSoon)
    }
  }, [editor, style])
  return entries
}
