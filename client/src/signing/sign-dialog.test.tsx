// The act of signing until something is to be signed: what is asked first, and what the server may not ask for.
import { cleanup, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, test, vi } from 'vitest'
import { startI18n } from '../i18n/i18n.ts'
import { showSigning } from './testing/show-signing.tsx'
import { signingWith } from './testing/tokyo-signing.ts'

await startI18n('en')
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

const HANOI = { role: 'head', cityId: 'hanoi' } as const
const press = async (name: string) => userEvent.click(await screen.findByRole('button', { name }))

test('[SG150] nothing is asked for before the digest was compared, once for all cities', async () => {
  const { sent } = showSigning(signingWith({}), HANOI)
  await press('Sign for Jakarta…')
  await screen.findByText(/^Compare the digest first/)
  const box = screen.getByRole('checkbox')
  expect(document.activeElement).toBe(box)
  expect(screen.queryByRole('dialog')).toBeNull()
  expect(sent).toEqual([])
  await userEvent.keyboard(' ')
  expect(screen.queryByText(/^Compare the digest first/)).toBeNull()
  await press('Sign for Jakarta…')
  await screen.findByRole('dialog', { name: 'Sign for Jakarta?' })
})

test('[SG152] over an open connection it is said that browsers make no keys there', async () => {
  vi.stubGlobal('crypto', { getRandomValues: crypto.getRandomValues.bind(crypto) })
  showSigning(signingWith({}), HANOI)
  await screen.findAllByText(/^This page came over an open connection/)
  expect(screen.queryByRole('button', { name: 'Sign for Hanoi…' })).toBeNull()
})
