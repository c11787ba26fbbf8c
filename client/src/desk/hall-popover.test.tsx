// The hall's popover under the keyboard.
import { cleanup, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useRef, useState } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import { startI18n } from '../i18n/i18n.ts'
import { HallPopover } from './hall-popover.tsx'
import { type Answers, draft, showDesk } from './testing/show-desk.tsx'

await startI18n('en')
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

const HALL = 'GET /api/declarations/tokyo/hall'
const view = { clause: null, showsChanges: false, showsHeads: false, isDark: true }

function Stage() {
  const button = useRef<HTMLButtonElement>(null)
  const [opened, setOpened] = useState(true)
  return (
    <HallPopover className="button" button={button} opened={opened} onChange={setOpened}>
      Hall
    </HallPopover>
  )
}

test('[HA15] after opening, the focus is on the address: a second Enter asks nothing', async () => {
  const answers: Answers = { [HALL]: { openSince: null, view } }
  answers['POST /api/declarations/tokyo/hall'] = { address: 'http://127.0.0.1/hall#a' }
  const { sent } = showDesk(draft, <Stage />, answers)
  const user = userEvent.setup()
  const open = await screen.findByRole('button', { name: 'Open the hall screen' })
  answers[HALL] = { openSince: '2010-11-09T01:00:00.000Z', view }
  open.focus()
  await user.keyboard('{Enter}')
  const address = await screen.findByLabelText('Address')
  await waitFor(() => expect(document.activeElement).toBe(address))
  await user.keyboard('{Enter}')
  expect(screen.queryByRole('dialog', { name: /new address/i })).toBeNull()
  expect(sent).toHaveLength(1)
})
