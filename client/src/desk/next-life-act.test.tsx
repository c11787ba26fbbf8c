// The act that leads on, and its dialog, while others make it impossible.
import { cleanup, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, test, vi } from 'vitest'
import { startI18n } from '../i18n/i18n.ts'
import { NextLifeAct } from './next-life-act.tsx'
import { closed, showDesk } from './testing/show-desk.tsx'

await startI18n('en')
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

test('[BD43] its open dialog stays when it is offered no more, and the button goes', async () => {
  const { show } = showDesk(closed, <NextLifeAct isOffered isFree />)
  await userEvent.click(screen.getByRole('button', { name: 'Adopt…' }))
  await screen.findByRole('dialog', { name: 'Adopt the declaration?' })
  show(closed, <NextLifeAct isOffered={false} isFree />)
  expect(screen.getByRole('dialog', { name: 'Adopt the declaration?' })).toBeTruthy()
  await userEvent.click(screen.getByRole('button', { name: 'Cancel' }))
  expect(screen.queryByRole('dialog')).toBeNull()
  expect(screen.queryByRole('button', { name: 'Adopt…' })).toBeNull()
})
