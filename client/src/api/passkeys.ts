// The person's own passkeys, and signing in with one. What the browser answers goes to the server as it is.
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { call } from './call.ts'
import { askForPasskey, makePasskey } from './passkey-device.ts'

const passkeysQuery = queryOptions({
  queryKey: ['passkeys'],
  queryFn: ({ signal }) => call('GET /api/me/passkeys', { signal }),
})

export function usePasskeys() {
  return useQuery(passkeysQuery)
}

/** @param nameOf what a passkey is called at first; `isElsewhere` where it is not on this device */
export function useAddPasskey(nameOf: (isElsewhere: boolean) => string) {
  return useChange(async (currentPassword: string) => {
    const question = await call('POST /api/me/passkeys/question', { body: { currentPassword } })
    const credential = await makePasskey(question)
    const name = nameOf(credential.authenticatorAttachment === 'cross-platform')
    await call('POST /api/me/passkeys', { body: { name, credential: { ...credential } } })
  })
}

export function useRenamePasskey(passkey: string) {
  return useChange((name: string) =>
    call('PATCH /api/me/passkeys/:passkey', { params: { passkey }, body: { name } }),
  )
}

export function useRemovePasskey(passkey: string) {
  return useChange(() => call('DELETE /api/me/passkeys/:passkey', { params: { passkey } }))
}

export function useSignInByPasskey() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async () => {
      const credential = await askForPasskey(await call('POST /api/passkeys/question', {}))
      await call('POST /api/passkeys/sign-in', { body: { credential: { ...credential } } })
    },
    onSuccess: () => client.resetQueries(),
  })
}

/** Also after a refusal the list is read anew: it may have changed elsewhere. */
function useChange<Input, Output>(change: (input: Input) => Promise<Output>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: change,
    onSettled: () => client.invalidateQueries({ queryKey: passkeysQuery.queryKey }),
  })
}
