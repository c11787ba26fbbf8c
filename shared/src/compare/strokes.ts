// Several people's strokes as one list: each person once, with the last time.
import type { Stroke } from './comparison.ts'

export function joinedStrokes(strokes: readonly Stroke[]): Stroke[] {
  if (strokes.length < 2) return [...strokes]
  const last = new Map<number, string>()
  for (const { author, at } of strokes) {
    const known = last.get(author)
    last.set(author, known === undefined || known < at ? at : known)
  }
  return Array.from(last, ([author, at]) => ({ author, at }))
}

export function isBySame(one: readonly Stroke[], other: readonly Stroke[]): boolean {
  return (
    one.length === other.length && one.every(({ author }) => other.some((each) => each.author === author))
  )
}
