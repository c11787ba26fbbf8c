// What a text shows of its history, wherever it is drawn.
import type { ReactNode } from 'react'

export interface TextHistory {
  /** Who wrote what, and what was changed in the clause around this one; without one, of the whole text. */
  readonly panel: (clauseId: string | null) => ReactNode
}
