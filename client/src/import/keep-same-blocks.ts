// Corrections note every block anew. Blocks that came out as they were keep their identity, so that only what changed
// is drawn again.
import type { Blocks } from '@plenary/shared/declaration/import/correct-blocks'
import type { ImportedBlock } from '@plenary/shared/declaration/import/imported-blocks'

/** `after`, with the blocks of `before` in place of equal ones at both ends; `before` itself when nothing changed. */
export function keepSameBlocks(before: Blocks, after: Blocks): Blocks {
  const shift = before.length - after.length
  const kept = after.map((block, index) => {
    const here = before[index]
    if (here && isSame(here, block)) return here
    const fromEnd = before[index + shift]
    return fromEnd && isSame(fromEnd, block) ? fromEnd : block
  })
  return shift === 0 && kept.every((block, index) => block === before[index]) ? before : kept
}

function isSame(a: ImportedBlock, b: ImportedBlock): boolean {
  return (
    a.kind === b.kind &&
    a.level === b.level &&
    a.from === b.from &&
    a.to === b.to &&
    a.label === b.label &&
    a.text === b.text &&
    a.pieces.length === b.pieces.length &&
    a.notes.length === b.notes.length &&
    JSON.stringify(a.notes) === JSON.stringify(b.notes)
  )
}
