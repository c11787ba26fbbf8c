// What the signed-in person is told by mail.
import type { MailChoices } from '@plenary/shared/api/people-routes'
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { call } from './call.ts'

const mailChoicesQuery = queryOptions({
  queryKey: ['mail-choices'],
  queryFn: ({ signal }) => call('GET /api/me/mail', { signal }),
})

export function useMailChoices() {
  return useQuery(mailChoicesQuery)
}

/** Whether the server sends mail; false until that is known. */
export function useIsMailSent(): boolean {
  return useMailChoices().data?.isSent === true
}

export function useChooseMail() {
  const client = useQueryClient()
  const { queryKey } = mailChoicesQuery
  return useMutation({
    mutationFn: (choices: MailChoices) => call('PUT /api/me/mail', { body: choices }),
    onSuccess: (_, choices) => client.setQueryData(queryKey, (known) => known && { ...known, ...choices }),
  })
}
