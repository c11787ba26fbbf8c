// The numbers that the text will draw, by block.
import { type ArrangedClause, arrangeBlocks, isRun } from '@plenary/shared/declaration/import/arrange-blocks'
import type { Blocks } from '@plenary/shared/declaration/import/correct-blocks'
import type { ImportedBlock } from '@plenary/shared/declaration/import/imported-blocks'
import { clauseLabel, type NumberStyle } from '@plenary/shared/declaration/numbering'

export function drawnNumbers(blocks: Blocks, style: NumberStyle): Map<ImportedBlock, string> {
  const numbers = new Map<ImportedBlock, string>()
  draw(arrangeBlocks(blocks).clauses, [])
  return numbers

  /** Sub-clauses count on through a paragraph between them, as they do in the text. */
  function draw(clauses: readonly ArrangedClause[], path: readonly number[]): void {
    clauses.forEach(({ block, below }, index) => {
      const own = [...path, index + 1]
      numbers.set(block, clauseLabel(style, own))
      draw(below.filter(isRun).flat(), own)
    })
  }
}
