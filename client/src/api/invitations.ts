// Invitations: single-use links that are shown once, to copy.
import type { invite } from '@plenary/shared/api/people-routes'
import type { BodyOf } from '@plenary/shared/api/route'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { call, type Reply } from './call.ts'
import { peopleKey } from './participants.ts'

export type InvitationBody = BodyOf<typeof invite>
/** The link, with its expiry; the server keeps only a hash of it. */
export type IssuedLink = Reply<'POST /api/invitations'>

/** Open and expired invitations to a plenary; null stands for the secretariat. */
export function useInvitations(plenary: string | null) {
  return useQuery({
    queryKey: [...peopleKey(plenary), 'invitations'],
    queryFn: ({ signal }) =>
      call('GET /api/invitations', { query: plenary === null ? {} : { plenary }, signal }),
  })
}

export function useInvite() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: InvitationBody) => call('POST /api/invitations', { body }),
    onSuccess: (_, { plenaryId }) => client.invalidateQueries({ queryKey: peopleKey(plenaryId) }),
  })
}

/** The former link is dead afterwards. */
export function useReissueInvitation(plenary: string | null) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (invitation: string) =>
      call('POST /api/invitations/:invitation/reissue', { params: { invitation } }),
    onSettled: () => client.invalidateQueries({ queryKey: peopleKey(plenary) }),
  })
}

export function useWithdrawInvitation(plenary: string | null) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (invitation: string) =>
      call('DELETE /api/invitations/:invitation', { params: { invitation } }),
    onSettled: () => client.invalidateQueries({ queryKey: peopleKey(plenary) }),
  })
}
