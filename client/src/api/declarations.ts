// Declarations and what is known about the clauses of their texts.
import type { Fact } from '@plenary/shared/protocol/messages'
import {
  keepPreviousData,
  type QueryClient,
  queryOptions,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import { call } from './call.ts'

export function useDeclarations() {
  return useQuery({
    queryKey: ['declarations'],
    queryFn: ({ signal }) => call('GET /api/declarations', { signal }),
  })
}

export function usePlenaries() {
  return useQuery({
    queryKey: ['plenaries'],
    queryFn: ({ signal }) => call('GET /api/plenaries', { signal }),
  })
}

export const declarationQuery = (declaration: string) =>
  queryOptions({
    queryKey: ['declarations', declaration],
    queryFn: ({ signal }) => call('GET /api/declarations/:declaration', { params: { declaration }, signal }),
  })

export function useDeclaration(declaration: string) {
  return useQuery(declarationQuery(declaration))
}

/** Who wrote last in each clause. */
export function useClauseChanges(text: string) {
  return useQuery({
    queryKey: ['clauses', text],
    queryFn: ({ signal }) => call('GET /api/texts/:text/clauses', { params: { text }, signal }),
    placeholderData: keepPreviousData,
  })
}

/** Words that a concurrent move or deletion swallowed: the person's own; the secretariat sees everybody's. */
export function useSwallowed(text: string, enabled: boolean) {
  return useQuery({
    queryKey: ['swallowed', text],
    queryFn: ({ signal }) => call('GET /api/texts/:text/swallowed', { params: { text }, signal }),
    enabled,
  })
}

export function useDismissSwallowed(text: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (swallowed: string) =>
      call('DELETE /api/texts/:text/swallowed/:swallowed', { params: { text, swallowed } }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['swallowed', text] }),
  })
}

/** What is known of a fact lies under these keys: asked for anew when the socket says that it has changed. */
export interface FactScope {
  readonly declaration: string
  readonly plenary: string
  readonly text: string
}

export function refreshFact(
  client: QueryClient,
  fact: Fact,
  { declaration, plenary, text }: FactScope,
): void {
  const { queryKey: ofDeclaration } = declarationQuery(declaration)
  const decision = [...ofDeclaration, 'decision']
  const news = ['news', declaration]
  const keys: Record<Fact, readonly (readonly unknown[])[]> = {
    declaration: [ofDeclaration, news],
    // With the roster comes who acts for whom.
    roster: [ofDeclaration, ['plenaries', plenary], news],
    people: [['me'], ofDeclaration, ['people', plenary]],
    clauses: [['clauses', text], ['work', text], decision],
    locks: [['locks', text], decision, news],
    positions: [['positions', declaration], decision],
    // Versions divide the work.
    versions: [
      ['versions', declaration],
      ['work', text],
    ],
    signing: [['signing', declaration]],
    hall: [['hall', declaration]],
    swallowed: [['swallowed', text]],
    storage: [],
  }
  for (const queryKey of keys[fact]) void client.invalidateQueries({ queryKey })
}
