// What was changed between two moments of a text, word by word.
import { useQuery } from '@tanstack/react-query'
import { call } from './call.ts'

/** Of what a comparison lies between, as addresses write it. */
export interface ComparedMoments {
  readonly from: string
  readonly to: string
}

/** Between two moments of the past nothing changes any more; what is compared with now is asked for anew when the reader wants it. */
export function useComparison(text: string, { from, to }: ComparedMoments) {
  return useQuery({
    queryKey: ['comparison', text, from, to],
    queryFn: ({ signal }) =>
      call('GET /api/texts/:text/comparison', { params: { text }, query: { from, to }, signal }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: to === 'now' || from === 'now' ? 0 : 300_000,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  })
}

/** Where the same is as a file. */
export function comparisonFileAddress(text: string, query: Record<string, string | undefined>): string {
  const pairs = Object.entries(query).filter((pair): pair is [string, string] => pair[1] !== undefined)
  return `/api/texts/${encodeURIComponent(text)}/comparison/export?${new URLSearchParams(pairs)}`
}
