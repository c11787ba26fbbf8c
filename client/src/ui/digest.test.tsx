// The digest for eyes, while the words that it is of go on changing.
import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeAll, expect, test } from 'vitest'
import { startI18n } from '../i18n/i18n.ts'
import { Digest } from './digest.tsx'

beforeAll(() => startI18n('en'))
afterEach(cleanup)

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
