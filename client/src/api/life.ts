// Closing, reopening and adopting a declaration.

import type { TextFacts } from '@plenary/shared/api/declaration-routes'
import { declarationDigest } from '@plenary/shared/canon/digests'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { call } from './call.ts'

/** What the secretariat should know before it closes, asked anew whenever it is about to; of a closed text there is nothing. */
export function useClosing(declaration: string, isOpen: boolean) {
  return useQuery({
    queryKey: ['closing', declaration],
    queryFn: ({ signal }) =>
      call('GET /api/declarations/:declaration/closing', { params: { declaration }, signal }),
    enabled: isOpen,
    staleTime: 0,
    gcTime: 0,
  })
}

/** The digest that the version would have if the texts were closed as the server has them now. */
export function useDeclarationDigest(texts: readonly TextFacts[]) {
  return useQuery({
    queryKey: ['digests', ...texts.map(({ id }) => id), 'declaration'],
    queryFn: async ({ signal }) => {
      const digests = await Promise.all(
        texts.map(({ id }) => call('GET /api/texts/:text/digests', { params: { text: id }, signal })),
      )
      return declarationDigest(
        texts.map(({ language, status }, index) => ({
          language,
          status,
          digest: digests[index]?.text ?? '',
        })),
      )
    },
    staleTime: 0,
    gcTime: 0,
  })
}

/** With a digest only if it still is that of the words. */
export type LifeAct =
  | { event: 'close'; digest: string | undefined }
  | { event: 'reopen'; reason: string }
  /** With a day, opinions of absent cities are taken until then. */
  | { event: 'adopt'; digest: string; opinionsUntil: string | undefined }

/** Brings a declaration into its next state; resolves when the page has asked for the declaration anew. */
export function useLifeAct(declaration: string) {
  const client = useQueryClient()
  const params = { declaration }
  return useMutation({
    mutationFn: async (act: LifeAct): Promise<void> => {
      if (act.event === 'close')
        await call('POST /api/declarations/:declaration/close', { params, body: { digest: act.digest } })
      else if (act.event === 'reopen')
        await call('POST /api/declarations/:declaration/reopen', { params, body: { reason: act.reason } })
      else {
        const { digest, opinionsUntil } = act
        const body = { digest, ...(opinionsUntil === undefined ? {} : { opinionsUntil }) }
        await call('POST /api/declarations/:declaration/adopt', { params, body })
      }
    },
    onError: () => client.invalidateQueries({ queryKey: ['digests'] }),
    onSettled: () => client.invalidateQueries({ queryKey: ['declarations'] }),
  })
}
