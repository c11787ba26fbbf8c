// The digest for eyes, while the words that it is of go on changing.
import { cleanup, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import { startI18n } from '../i18n/i18n.ts'
import { Digest, WholeDigest } from './digest.tsx'

beforeAll(() => startI18n('en'))
afterEach(() => {
  cleanup()
  vi.restoreAllMocks()
})

test('[SG205] the button that copies has a name, what it copies; that it did is said beside it, or that the browser refused', async () => {
  const user = userEvent.setup()
  render(<WholeDigest digest={'a'.repeat(64)} isFingerprint />)
  const button = screen.getByRole('button', { name: 'Copy the fingerprint' })
  expect(button.querySelector('[role]')).toBeNull()
  await user.click(button)
  await waitFor(() => expect(screen.getByRole('status').textContent).toBe('Copied'))
  vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new Error('not allowed'))
  await user.click(button)
  await waitFor(() => expect(screen.getByRole('status').textContent).toMatch(/does not let it be copied/))
})

test('[LI35] of a digest that has followed the words, it is not said that it was copied', async () => {
  const user = userEvent.setup()
  const { rerender } = render(<Digest digest={'a'.repeat(64)} />)
  await user.click(screen.getByRole('button'))
  await user.click(screen.getByRole('button', { name: /Copy/ }))
  expect((await screen.findByText('Copied')).textContent).toBe('Copied')
  expect(await navigator.clipboard.readText()).toBe('a'.repeat(64))
  rerender(<Digest digest={'b'.repeat(64)} />)
  expect(screen.queryByText('Copied')).toBeNull()
})
