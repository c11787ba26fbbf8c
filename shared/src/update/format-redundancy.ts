// Formatting markers that say nothing: every Yjs peer deletes those that it comes across by itself, readers included.
import * as Y from 'yjs'
import type { Deletion } from './resolve-update.ts'

/**
 * Whether these deletions take away only formatting markers, and no character looks different without them.
 * Readers may send such deletions: their Yjs makes them on its own, and to drop them would part the copies later.
 */
export function areRedundantMarkers(deletions: readonly Deletion[]): boolean {
  const markers = new Set<Y.Item>()
  const texts = new Set<Y.XmlText>()
  for (const { item } of deletions) {
    if (!(item.content instanceof Y.ContentFormat)) return false
    markers.add(item)
    texts.add(item.parent as Y.XmlText)
  }
  for (const text of texts) {
    if (!looksTheSame(text, markers)) return false
  }
  return true
}

function looksTheSame(text: Y.XmlText, without: ReadonlySet<Y.Item>): boolean {
  const before = new Map<string, string>()
  const after = new Map<string, string>()
  for (let item = text._start; item !== null; item = item.right) {
    if (item.deleted) continue
    if (item.content instanceof Y.ContentFormat) {
      setMark(before, item.content)
      if (!without.has(item)) setMark(after, item.content)
    } else if (!haveEqualMarks(before, after)) return false
  }
  return true
}

function setMark(marks: Map<string, string>, { key, value }: Y.ContentFormat): void {
  if (value === null) marks.delete(key)
  else marks.set(key, JSON.stringify(value))
}

function haveEqualMarks(one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>): boolean {
  return one.size === other.size && [...one].every(([key, value]) => other.get(key) === value)
}
