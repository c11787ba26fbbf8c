// The ledger of positions, the proxies at the plenary, and stating a position.
import type { BodyOf } from '@plenary/shared/api/route'
import type { routes } from '@plenary/shared/api/routes'
import {
  type QueryClient,
  queryOptions,
  useMutation,
  useQueries,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import { call, type Reply } from './call.ts'
import { declarationQuery } from './declarations.ts'

export type NumberedEntry = Reply<'GET /api/declarations/:declaration/positions'>['entries'][number]

/** Nothing in the ledger changes: whoever knows its beginning asks for the rest. */
function ledgerQuery(client: QueryClient, declaration: string) {
  const queryKey = ['positions', declaration]
  return queryOptions({
    queryKey,
    queryFn: async ({ signal }) => {
      const entries = [...(client.getQueryData<NumberedEntry[]>(queryKey) ?? [])]
      for (;;) {
        const page = await call('GET /api/declarations/:declaration/positions', {
          params: { declaration },
          query: { after: entries.at(-1)?.number ?? 0 },
          signal,
        })
        entries.push(...page.entries)
        if (!page.hasMore) return entries
      }
    },
    // Two ledgers that differ are compared by what is made of them; to compare tens of thousands of entries takes longer.
    structuralSharing: false,
  })
}

/** In its order. */
export function useLedger(declaration: string) {
  return useQuery(ledgerQuery(useQueryClient(), declaration))
}

/** How often the decision is asked for where nothing says that it has changed. */
const DECISION_PAUSE = 5_000

/** As it stands on the server. */
export function useDecision(declaration: string) {
  return useQuery({
    queryKey: [...declarationQuery(declaration).queryKey, 'decision'],
    queryFn: ({ signal }) =>
      call('GET /api/declarations/:declaration/decision', { params: { declaration }, signal }),
    refetchInterval: DECISION_PAUSE,
  })
}

export function useProxies(plenary: string) {
  return useQuery({
    queryKey: ['plenaries', plenary, 'proxies'],
    queryFn: ({ signal }) => call('GET /api/plenaries/:plenary/proxies', { params: { plenary }, signal }),
  })
}

/** The words that a position was about. They never change. */
export function usePositionWords(declaration: string, position: string | undefined) {
  return useQuery(wordsQuery(declaration, position))
}

/** Of several positions, in their order; undefined where they are not there yet. */
export function useWordsOfPositions(declaration: string, positions: readonly string[]) {
  return useQueries({
    queries: positions.map((position) => wordsQuery(declaration, position)),
    combine: dataOfEach,
  })
}

function dataOfEach<Data>(results: readonly { data: Data }[]): readonly Data[] {
  return results.map(({ data }) => data)
}

function wordsQuery(declaration: string, position: string | undefined) {
  return queryOptions({
    queryKey: ['position-words', position],
    queryFn: ({ signal }) =>
      call('GET /api/declarations/:declaration/positions/:position/words', {
        params: { declaration, position: position ?? '' },
        signal,
      }),
    enabled: position !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
  })
}

/** Until which day opinions of absent cities are taken; null: there is none. */
export function useSetOpinionDate(declaration: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (until: string | null) =>
      call('PUT /api/declarations/:declaration/opinions-until', { params: { declaration }, body: { until } }),
    onSettled: () => client.invalidateQueries({ queryKey: ['declarations', declaration] }),
  })
}

export type NewPosition = BodyOf<(typeof routes)['statePosition']>

/** Resolves when the page has the ledger with the new entry; fails at once, whatever becomes of the ledger. */
export function useStatePosition(declaration: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: NewPosition) =>
      call('POST /api/declarations/:declaration/positions', { params: { declaration }, body }),
    onSettled: (_, error) => {
      const asked = client.invalidateQueries({ queryKey: ['positions', declaration] })
      return error ? undefined : asked
    },
  })
}
