// Who changed something, and how much.
import { authorKey } from '@plenary/shared/compare/author-key'
import type { Author, Stroke } from '@plenary/shared/compare/comparison'

/** With how many changes, in the order of the text. */
export function whoChanged(
  changes: readonly { readonly by: readonly Stroke[] }[],
  authors: readonly Author[],
): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { by } of changes) {
    const keys = new Set(by.flatMap(({ author }) => (authors[author] ? [authorKey(authors[author])] : [])))
    for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return counts
}
