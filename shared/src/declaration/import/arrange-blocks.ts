// The place of every block in a text: which part it belongs to, and which clause it stands below.
import { type BlockKind, type ImportedBlock, isNumbered } from './imported-blocks.ts'

export interface ArrangedClause {
  readonly block: ImportedBlock
  /** What follows its own words, in order: paragraphs that go on with it, and runs of sub-clauses. */
  readonly below: readonly (ImportedBlock | readonly ArrangedClause[])[]
}

export interface Arrangement {
  readonly bodyNames: readonly ImportedBlock[]
  /** Several title blocks are one title. */
  readonly title: readonly ImportedBlock[]
  readonly preamble: readonly ImportedBlock[]
  readonly clauses: readonly ArrangedClause[]
  readonly closing: readonly ImportedBlock[]
}

/** Whether a part below a clause is a run of sub-clauses. */
export function isRun(part: ImportedBlock | readonly ArrangedClause[]): part is readonly ArrangedClause[] {
  return Array.isArray(part)
}

/**
 * Arranges blocks as the text will have them. A paragraph before the first clause belongs to the preamble, the formula
 * ends it; a level that skips one is taken as the next deeper one; empty blocks are left out, but for clauses.
 */
export function arrangeBlocks(blocks: readonly ImportedBlock[]): Arrangement {
  const words = blocks.filter(({ text, kind }) => text.trim() !== '' || isNumbered(kind))
  const firstClause = words.findIndex(({ kind }) => isNumbered(kind))
  const isPreambular = ({ kind }: ImportedBlock, index: number) =>
    kind === 'preambular' || (kind === 'paragraph' && (firstClause === -1 || index < firstClause))
  const ofKind = (wanted: BlockKind) => words.filter(({ kind }) => kind === wanted)
  return {
    bodyNames: ofKind('body-name'),
    title: ofKind('title'),
    preamble: [...words.filter(isPreambular), ...ofKind('formula')],
    clauses: arrangeClauses(words),
    closing: ofKind('closing'),
  }
}

interface OpenClause {
  block: ImportedBlock
  below: (ImportedBlock | OpenClause[])[]
}

function arrangeClauses(blocks: readonly ImportedBlock[]): ArrangedClause[] {
  const top: OpenClause[] = []
  let open: OpenClause[] = []
  for (const block of blocks) {
    if (isNumbered(block.kind)) {
      const clause: OpenClause = { block, below: [] }
      open = open.slice(0, block.level - 1)
      const parent = open.at(-1)
      if (parent) addSubclause(parent, clause)
      else top.push(clause)
      open = [...open, clause]
    } else if (block.kind === 'paragraph') {
      open = open.slice(0, block.level)
      open.at(-1)?.below.push(block)
    }
  }
  return top
}

function addSubclause(parent: OpenClause, clause: OpenClause): void {
  const last = parent.below.at(-1)
  if (Array.isArray(last)) last.push(clause)
  else parent.below.push([clause])
}
