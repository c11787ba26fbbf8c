// The dialog of the act of signing, while the signing changes under it.
import { MantineProvider } from '@mantine/core'
import type { Signing } from '@plenary/shared/api/signing-routes'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { cleanup, render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, test, vi } from 'vitest'
import { startI18n } from '../i18n/i18n.ts'
import { MeetingContext } from '../i18n/plenary-times.ts'
import { SignDialog } from './sign-dialog.tsx'
import { signedAt, signingWith } from './testing/tokyo-signing.ts'

await startI18n('en')
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

const at = '2010-11-09T02:40:07.000Z'
const asked = signingWith({})
const question = {
  ...{ declaration: 'tokyo', signing: asked, cityId: 'jakarta', city: 'Jakarta' },
  title: 'Tokyo Declaration',
}

/** @param refusal of the server, when it is asked what is to be confirmed */
function show(refusal: string): QueryClient {
  vi.stubGlobal('fetch', async (_: string, { method }: RequestInit) =>
    method === 'GET' ? Response.json(asked) : Response.json({ code: refusal }, { status: 409 }),
  )
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY } } })
  client.setQueryData<Signing | null>(['signing', 'tokyo'], asked)
  render(
    <MantineProvider env="test">
      <QueryClientProvider client={client}>
        <MeetingContext value={{ place: 'Tokyo', timeZone: 'Asia/Tokyo' }}>
          <SignDialog question={question} onSigned={() => undefined} onClose={() => undefined} />
        </MeetingContext>
      </QueryClientProvider>
    </MantineProvider>,
  )
  return client
}

test.each<[string, Signing | null]>([
  ['The signing was aborted meanwhile. Nothing of yours was recorded for Jakarta.', null],
  ['The signing was aborted meanwhile. Nothing of yours was recorded for Jakarta.', { ...asked, id: 'next' }],
  [
    'The signing was concluded at .* 11:40:07 in Tokyo.*\\. Jakarta can no longer sign.',
    { ...asked, ended: { kind: 'concluded', at, reason: null } },
  ],
  [
    'Jakarta was signed for elsewhere at .* 11:26:12 in Tokyo.*\\. Nothing is signed twice.',
    signingWith({ jakarta: signedAt(12) }),
  ],
  [
    'At .* 11:40:07 in Tokyo.* it was recorded that Jakarta does not sign.',
    signingWith({ jakarta: { kind: 'declined', at, reason: 'No mandate' } }),
  ],
])('[SG156] meanwhile: %s', async (sentence, now) => {
  const client = show('storage-failed')
  await screen.findByText(/^The server could not record this/)
  client.setQueryData(['signing', 'tokyo'], now)
  const said = within(await screen.findByRole('dialog', { name: 'Nothing was signed here for Jakarta' }))
  expect((await said.findByRole('alert')).textContent).toMatch(new RegExp(`^${sentence}$`))
  await waitFor(() => expect(document.activeElement).toBe(said.getByRole('button', { name: 'Close' })))
})

test('[SG156] that a proxy has ended is said, and the server is asked again when the person wants it', async () => {
  show('proxy-ended')
  await screen.findByText(/^The proxy by which another city was to sign for this one no longer holds/)
  const before = vi.fn(globalThis.fetch)
  vi.stubGlobal('fetch', before)
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }))
  await waitFor(() => expect(before).toHaveBeenCalledOnce())
})

test('[SG151] where it is to be drawn by hand and nothing is drawn, it is said so', async () => {
  show('storage-failed')
  await userEvent.click(await screen.findByLabelText('Drawn by hand'))
  await userEvent.click(await screen.findByRole('button', { name: 'Try again' }))
  await screen.findByText(/^Nothing is drawn yet/)
})
