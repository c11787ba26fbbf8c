// Where slips and strips are drawn: an element at each part of the text that has one.
import type { Editor } from '@tiptap/core'
import { useEffect, useMemo, useRef } from 'react'
import { type AsideKind, setAsides } from '../editor/part-asides.ts'

/**
 * An element for each part, at the end of that part in the editor, and the same one for as long as the part has it: what stands
 * in it keeps focus and state. Neither selected nor copied with the text.
 * @param parts clause ids and names of containers that the text has
 */
export function usePartPlaces(
  editor: Editor | null,
  kind: AsideKind,
  parts: readonly string[],
): ReadonlyMap<string, HTMLElement> {
  const key = parts.join(' ')
  const known = useRef<{ editor: Editor | null; places: ReadonlyMap<string, HTMLElement> }>(undefined)
  const places = useMemo(() => {
    const before = known.current?.editor === editor ? known.current?.places : undefined
    known.current = { editor, places: placesIn(kind, key, before) }
    return known.current.places
  }, [editor, kind, key])
  useEffect(() => {
    if (editor && !editor.isDestroyed) setAsides(editor, kind, places)
  }, [editor, kind, places])
  return places
}

/** New ones for each editor: two that had the same elements would take them from each other, and never come to an end. */
function placesIn(
  kind: AsideKind,
  key: string,
  before: ReadonlyMap<string, HTMLElement> | undefined,
): ReadonlyMap<string, HTMLElement> {
  return new Map(key === '' ? [] : key.split(' ').map((part) => [part, before?.get(part) ?? newPlace(kind)]))
}

function newPlace(kind: AsideKind): HTMLElement {
  const place = document.createElement('div')
  place.contentEditable = 'false'
  place.dataset.aside = kind
  return place
}
