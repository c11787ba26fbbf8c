// What the board is computed from, as it is on this screen: ledger, proxies, locks, and the words.
import type { DeclarationFacts, TextFacts } from '@plenary/shared/api/declaration-routes'
import type { ContentJson } from '@plenary/shared/schema/content'
import { useMemo } from 'react'
import { useLocks } from '../api/locks.ts'
import { useLedger, useProxies } from '../api/positions.ts'
import type { ProxyOfCity } from '../api/proxies.ts'
import type { TextSession } from '../sync/text-session.ts'
import { useContentOnScreen, useWordsOnScreen } from '../sync/words-now.ts'
import { type Board, boardOf } from './board.ts'

export interface BoardNow {
  /** Undefined while something of it is not there yet. */
  readonly board: Board | undefined
  /** The words that the board's digests are of. */
  readonly content: ContentJson | undefined
  readonly proxies: readonly ProxyOfCity[]
  /** Why the ledger cannot be read. */
  readonly error: unknown
  readonly retry: () => void
}

const NO_PROXIES: readonly ProxyOfCity[] = []

/** The same object while nothing of it changes. */
export function useBoardFacts(
  declaration: DeclarationFacts,
  text: TextFacts,
  session: TextSession | undefined,
): BoardNow {
  const ledger = useLedger(declaration.id)
  const proxies = useProxies(declaration.plenary.id).data ?? NO_PROXIES
  const locks = useLocks(text.id).data
  const words = useWordsOnScreen(session)
  const content = useContentOnScreen(session, words)
  const entries = ledger.data
  const board = useMemo(() => {
    if (!entries || !words || !content) return undefined
    const lockedClauses = new Set(locks?.map(({ clauseId }) => clauseId))
    return boardOf({ declaration, entries, proxies, words, content, lockedClauses })
  }, [declaration, entries, proxies, words, content, locks])
  const { error, refetch } = ledger
  return useMemo(
    () => ({ board, content, proxies, error, retry: () => void refetch() }),
    [board, content, proxies, error, refetch],
  )
}
