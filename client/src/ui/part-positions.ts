// What a text shows of the positions on it, wherever it is drawn.
import type { ReactNode } from 'react'
import type { Shown } from './position-glyph.tsx'

/** A position as its shape and words: `4 agree`. */
export interface SaidPosition {
  readonly shown: Shown
  readonly words: string
}

/** The positions on a numbered clause. */
export interface PartPositions {
  /** What the own city says; undefined for whoever is of none. */
  readonly own: SaidPosition | undefined
  /** How many of the cities that count say what; empty until one of them has said something. */
  readonly counts: readonly SaidPosition[]
  /** What should be heard first of it; undefined until something was said. */
  readonly loudest: SaidPosition | undefined
  readonly isAgreed: boolean
}

export interface TextPositions {
  /** By the clauses' ids. */
  readonly parts: ReadonlyMap<string, PartPositions>
  /** How many matters block the adoption, as a sentence; undefined once it is decided. */
  readonly matters: string | undefined
  /** What the clauses said on which the own city's position is to be reaffirmed, by their ids, a line for each paragraph. */
  readonly wordsBefore: ReadonlyMap<string, string>
  /** Where the cities stand on the clause around this one, with the acts of the reader. */
  readonly onClause: (clauseId: string) => ReactNode
}
