// The characters of a text type as they are seen, each with its Yjs id and its marks: what two copies of a text are compared by.
import * as Y from 'yjs'

export type Marks = Readonly<Record<string, unknown>>

export interface Character {
  readonly client: number
  readonly clock: number
  /** A UTF-16 unit. */
  readonly unit: string
  readonly marks: Marks
}

/** All that is visible, in its order. */
export function visibleCharacters(text: Y.XmlText): Character[] {
  const characters: Character[] = []
  let marks: Marks = {}
  for (let item = text._start; item !== null; item = item.right) {
    if (item.deleted) continue
    const { content } = item
    if (content instanceof Y.ContentFormat) {
      const { [content.key]: _, ...others } = marks
      marks = content.value === null ? others : { ...others, [content.key]: content.value }
    } else if (content instanceof Y.ContentString) {
      const { client, clock } = item.id
      for (let at = 0; at < content.str.length; at += 1) {
        characters.push({ client, clock: clock + at, unit: content.str.charAt(at), marks })
      }
    }
  }
  return characters
}

/** What makes `from` look like `to`, as an attribute of a delta; undefined when they look alike. */
export function marksBetween(from: Marks, to: Marks): Record<string, unknown> | undefined {
  if (from === to) return undefined
  const change: Record<string, unknown> = {}
  for (const key of new Set([...Object.keys(from), ...Object.keys(to)])) {
    if (JSON.stringify(from[key]) !== JSON.stringify(to[key])) change[key] = to[key] ?? null
  }
  return Object.keys(change).length > 0 ? change : undefined
}

/** Names a character, or an element, in every copy of its document. */
export function keyOfId({ client, clock }: { client: number; clock: number }): string {
  return `${client}:${clock}`
}
