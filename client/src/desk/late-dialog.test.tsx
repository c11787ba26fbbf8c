// A dialog that cannot be fetched at first.
import { cleanup, screen, waitFor } from '@testing-library/react'
import type { ComponentType } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import { startI18n } from '../i18n/i18n.ts'
import { lateDialog } from './late-dialog.tsx'
import { draft, showDesk } from './testing/show-desk.tsx'

await startI18n('en')
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

test('[DK72] it is told of, the question is taken back, and asked again it is there', async () => {
  const load = vi
    .fn<() => Promise<ComponentType<{ words: string }>>>()
    .mockRejectedValueOnce(new TypeError('Failed to fetch'))
    .mockResolvedValue(({ words }) => <p>{words}</p>)
  const Dialog = lateDialog(load)
  const onMissing = vi.fn()
  const { told } = showDesk(draft, <Dialog words="Lock?" onMissing={onMissing} />)
  await waitFor(() => expect(onMissing).toHaveBeenCalled())
  expect(told.map(({ sentence }) => sentence).join()).toContain('The server cannot be reached.')
  cleanup()
  showDesk(draft, <Dialog words="Lock?" onMissing={onMissing} />)
  expect(await screen.findByText('Lock?')).toBeTruthy()
})
