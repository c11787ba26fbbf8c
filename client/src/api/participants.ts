// The people of a plenary, or of the secretariat. A head of delegation is told of the own city's only.
import type { changeRole } from '@plenary/shared/api/people-routes'
import type { BodyOf } from '@plenary/shared/api/route'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { call } from './call.ts'

/** The key of what concerns the people of a plenary; null stands for the secretariat. */
export function peopleKey(plenary: string | null): readonly string[] {
  return ['people', plenary ?? 'secretariat']
}

export function useParticipants(plenary: string | null) {
  return useQuery({
    queryKey: [...peopleKey(plenary), 'members'],
    queryFn: ({ signal }) => call('GET /api/people', { query: plenary === null ? {} : { plenary }, signal }),
  })
}

/** Ends a membership at once. */
export function useRemovePerson(plenary: string | null) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (membership: string) => call('DELETE /api/people/:membership', { params: { membership } }),
    onSettled: () => client.invalidateQueries({ queryKey: peopleKey(plenary) }),
  })
}

export type Role = BodyOf<typeof changeRole>['role']

/** Whoever was head of the delegation until then becomes a drafter. */
export function useChangeRole(plenary: string | null) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ membership, role }: { membership: string; role: Role }) =>
      call('PUT /api/people/:membership/role', { params: { membership }, body: { role } }),
    onSettled: () => client.invalidateQueries({ queryKey: peopleKey(plenary) }),
  })
}

/** For a lost password: a link that signs the person in once and lets a new password be set. */
export function useIssueSignInLink() {
  return useMutation({
    mutationFn: (membership: string) =>
      call('POST /api/people/:membership/sign-in-link', { params: { membership } }),
  })
}
