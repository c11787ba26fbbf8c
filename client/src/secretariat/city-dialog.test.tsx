import { MantineProvider } from '@mantine/core'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeAll, expect, test } from 'vitest'
import { startI18n } from '../i18n/i18n.ts'
import { CityDialog } from './city-dialog.tsx'

beforeAll(() => startI18n('en'))
afterEach(cleanup)

async function show() {
  render(
    <MantineProvider>
      <QueryClientProvider client={new QueryClient()}>
        <CityDialog onClose={() => {}} />
      </QueryClientProvider>
    </MantineProvider>,
  )
  return { name: await screen.findByLabelText<HTMLInputElement>('Name in English') }
}

test('[UI12] typing replaces a proposed code and a proposed sort name', async () => {
  const { name } = await show()
  await userEvent.type(name, 'Hazelton')
  const [code, sortName] = ['codes.en', 'sortName'].map((field) =>
    document.querySelector<HTMLInputElement>(`[name="${field}"]`),
  )
  code?.focus()
  await userEvent.keyboard('T1')
  expect(code?.value).toBe('T1')
  sortName?.focus()
  await userEvent.keyboard('The hazel')
  expect(sortName?.value).toBe('The hazel')
})

test('[UI11] without a name the first name has the focus, without a code the first code', async () => {
  const { name } = await show()
  await userEvent.click(screen.getByRole('button', { name: 'Save the city' }))
  expect(document.activeElement).toBe(name)
  await userEvent.type(name, 'Hazelton')
  const code = document.querySelector<HTMLInputElement>('[name="codes.en"]')
  if (code) await userEvent.clear(code)
  await userEvent.click(screen.getByRole('button', { name: 'Save the city' }))
  expect(document.activeElement).toBe(code)
})
