// What the board is computed from, as it is on this screen: ledger, proxies, locks, and the words.
import type { DeclarationFacts, TextFacts } from '@plenary/shared/api/declaration-routes'
import { clauseDigest, textDigest } from '@plenary/shared/canon/digests'
import type { ProxyLetter } from '@plenary/shared/positions/proxies'
import type { Words } from '@plenary/shared/positions/standings'
import type { ContentJson } from '@plenary/shared/schema/content'
import { numberedClauses } from '@plenary/shared/schema/numbered-clauses'
import { readContent } from '@plenary/shared/update/read-content'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo } from 'react'
import { useLocks } from '../api/locks.ts'
import { useLedger, useProxies } from '../api/positions.ts'
import type { TextSession } from '../sync/text-session.ts'
import { useTextState } from '../sync/use-text-session.ts'
import { type Board, boardOf } from './board.ts'
import { useWordsNow } from './words-now.ts'

export interface BoardNow {
  /** Undefined while something of it is not there yet. */
  readonly board: Board | undefined
  /** The words that the board's digests are of. */
  readonly content: ContentJson | undefined
  readonly proxies: readonly ProxyLetter[]
  /** Why the ledger cannot be read. */
  readonly error: unknown
  readonly retry: () => void
}

const POLL_PAUSE = 5_000
const NO_PROXIES: readonly ProxyLetter[] = []

/** The same object while nothing of it changes. */
export function useBoardFacts(
  declaration: DeclarationFacts,
  text: TextFacts,
  session: TextSession | undefined,
): BoardNow {
  const ledger = useLedger(declaration.id)
  const proxies = useProxies(declaration.plenary.id).data ?? NO_PROXIES
  const locks = useLocks(text.id).data
  useFreshProxies(session, declaration.plenary.id)
  usePolledFacts(session)
  const { words, content } = useWordsOnScreen(session)
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

/** The words of the session's document; where WebSocket is blocked, those that were read over HTTP. */
function useWordsOnScreen(session: TextSession | undefined): { words?: Words; content?: ContentJson } {
  const doc = useTextState(session, (state) => state.replica?.doc)
  const polled = useTextState(session, (state) => state.polled?.content)
  const live = useWordsNow(doc)
  return useMemo(() => {
    if (polled) return { words: wordsOfContent(polled), content: polled }
    return doc && live ? { words: live, content: readContent(doc) } : {}
  }, [polled, doc, live])
}

function wordsOfContent(content: ContentJson): Words {
  const clauses = numberedClauses(content).map((clause) => [clause.attrs.id, [clauseDigest(clause)]] as const)
  return { texts: [textDigest(content)], clauses: new Map(clauses) }
}

/** Where WebSocket is blocked nothing says that a fact has changed: it is asked for as the words are. */
function usePolledFacts(session: TextSession | undefined): void {
  const client = useQueryClient()
  const isPolling = useTextState(session, (state) => state.polled !== undefined)
  useEffect(() => {
    if (!isPolling) return
    const timer = setInterval(() => {
      for (const fact of ['positions', 'plenaries', 'locks', 'declarations'])
        void client.invalidateQueries({ queryKey: [fact] })
    }, POLL_PAUSE)
    return () => clearInterval(timer)
  }, [client, isPolling])
}

/** Who acts for whom comes with the roster. */
function useFreshProxies(session: TextSession | undefined, plenary: string): void {
  const client = useQueryClient()
  useEffect(
    () =>
      session?.onFactChanged((fact) => {
        if (fact === 'roster') void client.invalidateQueries({ queryKey: ['plenaries', plenary, 'proxies'] })
      }),
    [session, client, plenary],
  )
}
