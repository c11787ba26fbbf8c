// The matters of a declaration as they are on this screen: what blocks the adoption, and what is open.
import type { DeclarationFacts } from '@plenary/shared/api/declaration-routes'
import { useMemo } from 'react'
import type { TextSession } from '../sync/text-session.ts'
import type { Board } from './board.ts'
import { type Matter, mattersOf } from './matters.ts'
import { useLiveMatters } from './use-live-matters.ts'

export interface Matters {
  readonly against: readonly Matter[]
  readonly open: readonly Matter[]
  /** From the adoption on nothing is a matter any more. */
  readonly isDecided: boolean
}

const NONE: readonly Matter[] = []

/** @param here the ids of the cities that have somebody here */
export function useMatters(
  board: Board | undefined,
  session: TextSession | undefined,
  { roster, state }: Pick<DeclarationFacts, 'roster' | 'state'>,
  here: readonly string[],
): Matters {
  const live = useLiveMatters(session, roster, here)
  const isDecided = state !== 'drafting' && state !== 'closed'
  return useMemo(() => {
    if (!board || isDecided) return { against: NONE, open: NONE, isDecided }
    const clauses = board.columns.flatMap(({ clauseId }) => clauseId ?? [])
    const { against, open } = board.decision
    return { against: mattersOf(against, clauses), open: [...mattersOf(open, clauses), ...live], isDecided }
  }, [board, live, isDecided])
}
