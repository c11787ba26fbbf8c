// The news as it is on this screen, and what of it is new.
import type { ClauseChange, DeclarationFacts, TextFacts } from '@plenary/shared/api/declaration-routes'
import type { ProxyLetter } from '@plenary/shared/positions/proxies'
import type { ContentJson } from '@plenary/shared/schema/content'
import { useMemo } from 'react'
import { useClauseChanges } from '../api/declarations.ts'
import { useNewsEvents } from '../api/news.ts'
import { useLedger, useProxies } from '../api/positions.ts'
import type { TextSession } from '../sync/text-session.ts'
import { useContentOnScreen, useWordsOnScreen } from '../sync/words-now.ts'
import { type NewsItem, newsOf } from './news-of.ts'

export interface NewsPlace {
  readonly declaration: DeclarationFacts
  readonly text: TextFacts
  /** Undefined in the first moment. */
  readonly session: TextSession | undefined
  /** The person's name. */
  readonly me: string
}

export interface News {
  /** Undefined while something that they are made of is not there yet. */
  readonly items: readonly NewsItem[] | undefined
  readonly content: ContentJson | undefined
  readonly seenAt: string
  /** Why they cannot be read. */
  readonly error: unknown
  readonly retry: () => void
}

const NO_PROXIES: readonly ProxyLetter[] = []
const NO_CHANGES: readonly ClauseChange[] = []

export function useNews({ declaration, text, session, me }: NewsPlace): News {
  const news = useNewsEvents(declaration.id)
  const ledger = useLedger(declaration.id)
  const proxies = useProxies(declaration.plenary.id).data ?? NO_PROXIES
  const changes = useClauseChanges(text.id).data ?? NO_CHANGES
  const words = useWordsOnScreen(session)
  const content = useContentOnScreen(session, words)
  const events = news.data?.events
  const entries = ledger.data
  const items = useMemo(() => {
    if (!events || !entries || !words || !content) return undefined
    return newsOf({ declaration, events, entries, proxies, words, content, changes, me })
  }, [declaration, events, entries, proxies, words, content, changes, me])
  const retry = () => {
    void news.refetch()
    void ledger.refetch()
  }
  return { items, content, seenAt: news.data?.seenAt ?? '', error: news.error ?? ledger.error, retry }
}
