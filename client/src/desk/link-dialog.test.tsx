import { MantineProvider } from '@mantine/core'
import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import { startI18n } from '../i18n/i18n.ts'
import { LinkDialog } from './link-dialog.tsx'

beforeAll(() => startI18n('en'))
afterEach(cleanup)

test.each([
  ['https://not a url', 'This is not a web address.'],
  ['https://', 'This is not a web address.'],
  ['javascript:alert(1)', 'Only https://, http:// and mailto: can stand in a declaration.'],
])('[DK45] %s is refused in words', async (address, sentence) => {
  const onSet = vi.fn()
  render(
    <MantineProvider>
      <LinkDialog address={undefined} onSet={onSet} onClose={() => {}} />
    </MantineProvider>,
  )
  const field = screen.getByLabelText('Address of the link')
  await userEvent.clear(field)
  await userEvent.type(field, `${address}{Enter}`)
  expect(await screen.findByText(sentence)).toBeTruthy()
  expect(document.activeElement).toBe(field)
  expect(onSet).not.toHaveBeenCalled()
})

test('[DK45] a web address and a mail address are set', async () => {
  const onSet = vi.fn()
  render(
    <MantineProvider>
      <LinkDialog address="https://example.org/?a=b" onSet={onSet} onClose={() => {}} />
    </MantineProvider>,
  )
  const field = screen.getByLabelText('Address of the link')
  await userEvent.type(field, '{Enter}')
  await userEvent.clear(field)
  await userEvent.type(field, 'mailto:desk@example.org{Enter}')
  expect(onSet.mock.calls).toEqual([['https://example.org/?a=b'], ['mailto:desk@example.org']])
})
