import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { afterEach, expect, test } from 'vitest'
import { startI18n } from '../i18n/i18n.ts'
import { type PanelTab, PanelTabs } from './panel-tabs.tsx'

await startI18n('en')
afterEach(cleanup)

function Panel() {
  const [tab, setTab] = useState<PanelTab>('positions')
  return <PanelTabs tab={tab} onTab={setTab} onClose={() => {}} />
}

test('[AT38] the panel’s tabs are one tab stop, and arrows go from one to the other', async () => {
  render(<Panel />)
  const chosen = () => screen.getByRole('tab', { selected: true })
  await userEvent.tab()
  expect(document.activeElement).toBe(chosen())
  await userEvent.keyboard('{ArrowRight}')
  expect(chosen().textContent).toBe('History')
  expect(document.activeElement).toBe(chosen())
  await userEvent.tab()
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Close' }))
  await userEvent.tab({ shift: true })
  await userEvent.keyboard('{ArrowLeft}')
  expect(chosen().textContent).toBe('Positions')
})
