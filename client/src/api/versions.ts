// The versions of a declaration, the past of its texts, and when the person looked at one last.
import type { BodyOf } from '@plenary/shared/api/route'
import type { makeVersion } from '@plenary/shared/api/version-routes'
import {
  keepPreviousData,
  queryOptions,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import { call } from './call.ts'

/** How long a person may look at a text before the server is told again: well within the half hour that ends a visit. */
const VISIT_PAUSE = 5 * 60_000

/** The newest first. */
export function useVersions(declaration: string) {
  return useQuery({
    queryKey: ['versions', declaration],
    queryFn: ({ signal }) =>
      call('GET /api/declarations/:declaration/versions', { params: { declaration }, signal }),
  })
}

export type VersionWords = BodyOf<typeof makeVersion>

/** Makes a version of the texts as they stand, or gives one that is there another name; resolves when the page knows it. */
export function useNameVersion(declaration: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async ({ version, words }: { version: string | undefined; words: VersionWords }) => {
      if (version === undefined) {
        await call('POST /api/declarations/:declaration/versions', { params: { declaration }, body: words })
        return
      }
      const params = { declaration, version }
      await call('PATCH /api/declarations/:declaration/versions/:version', { params, body: words })
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['versions', declaration] }),
  })
}

export function workKey(text: string): readonly string[] {
  return ['work', text]
}

/** Who worked when, the newest period first. Its end moves with every key: whoever opens it asks anew. */
export function useWork(text: string) {
  return useInfiniteQuery({
    queryKey: workKey(text),
    staleTime: 0,
    queryFn: ({ pageParam, signal }) =>
      call('GET /api/texts/:text/work', {
        params: { text },
        query: pageParam === null ? {} : { before: pageParam },
        signal,
      }),
    initialPageParam: null as number | null,
    getNextPageParam: ({ before }) => before,
  })
}

/** By what the reader named it: a moment as addresses write it, or a time. */
export type AskedMoment = { moment: string } | { at: string }

/** A text as it was. What is shown stays until the next moment is there. */
export function usePastText(text: string, asked: AskedMoment) {
  return useQuery({
    queryKey: ['past', text, asked],
    queryFn: async ({ signal }) => ({
      asked,
      ...(await call('GET /api/texts/:text/past', { params: { text }, query: asked, signal })),
    }),
    placeholderData: keepPreviousData,
  })
}

/** Tells the server that the person looks at the text, for as long as this is watched and the page is seen. */
export const visitQuery = (text: string) =>
  queryOptions({
    queryKey: ['visit', text],
    queryFn: ({ signal }) => call('POST /api/texts/:text/visit', { params: { text }, signal }),
    staleTime: VISIT_PAUSE,
    refetchInterval: VISIT_PAUSE,
  })

/** Where the person’s visit before this one ended. */
export function useVisit(text: string) {
  return useQuery(visitQuery(text))
}

/** The same as the page is being left: no answer is waited for. */
export function endVisit(text: string): void {
  navigator.sendBeacon(`/api/texts/${encodeURIComponent(text)}/visit`)
}
