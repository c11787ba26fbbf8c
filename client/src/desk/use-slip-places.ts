// Where slips are drawn: an element under each part of the text that has one.
import type { Editor } from '@tiptap/core'
import { useEffect, useMemo } from 'react'
import { setAsides } from '../editor/part-asides.ts'

/**
 * An element for each part, under that part in the editor. Neither selected nor copied with the text.
 * @param parts clause ids and names of containers that the text has
 */
export function useSlipPlaces(
  editor: Editor | null,
  parts: readonly string[],
): ReadonlyMap<string, HTMLElement> {
  const key = parts.join(' ')
  const places = useMemo(() => placesIn(editor, key), [editor, key])
  useEffect(() => {
    if (editor && !editor.isDestroyed) setAsides(editor, places)
  }, [editor, places])
  return places
}

/** New ones for each editor: two that had the same elements would take them from each other, and never come to an end. */
function placesIn(_editor: Editor | null, key: string): ReadonlyMap<string, HTMLElement> {
  return new Map(key === '' ? [] : key.split(' ').map((part) => [part, newPlace()]))
}

function newPlace(): HTMLElement {
  const place = document.createElement('div')
  place.contentEditable = 'false'
  return place
}
