// Who signs for the cities, below the roster.
import { cleanup, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, test, vi } from 'vitest'
import { showDesk } from '../desk/testing/show-desk.tsx'
import { startI18n } from '../i18n/i18n.ts'
import { Signatories } from './signatories.tsx'
import { ADOPTED } from './testing/tokyo-signing.ts'

await startI18n('en')
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

const show = (who: Partial<typeof ADOPTED> = {}) => {
  const declaration = { ...ADOPTED, ...who }
  return showDesk(declaration, <Signatories declaration={declaration} />)
}
const press = (name: string) => userEvent.click(screen.getByRole('button', { name }))
const ADDRESS = 'PUT /api/plenaries/tokyo-2010/roster/seoul/signatory'

test('[SG94] the secretariat says who signs with name and title; a title alone is not taken; nobody is not known', async () => {
  const { sent } = show()
  expect(screen.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([
    'HanoiHead, Hanoi, Governor of HanoiChange…',
    'JakartaHead, Jakarta, Governor of JakartaChange…',
    'SeoulSignatory not namedChange…',
    'TokyoHead, Tokyo, Governor of TokyoChange…',
  ])
  await press('Change who signs for Seoul…')
  await userEvent.type(await screen.findByLabelText('Title (English)'), 'Mayor')
  await press('Save who signs')
  await screen.findByText('This is needed.')
  expect(sent).toEqual([])
  await userEvent.type(screen.getByLabelText('Name (English)'), ' The mayor of Seoul ')
  await press('Save who signs')
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  const signatory = { names: { en: 'The mayor of Seoul' }, titles: { en: 'Mayor' } }
  expect(sent).toEqual([{ address: ADDRESS, body: { signatory } }])
  await press('Change who signs for Seoul…')
  await screen.findByRole('dialog')
  await press('Save who signs')
  await waitFor(() => expect(sent[1]).toEqual({ address: ADDRESS, body: { signatory: null } }))
})

test('[SG94] a head says it of the own city alone, others read', () => {
  show({ role: 'head', cityId: 'seoul' })
  expect(screen.getAllByRole('button').map((button) => button.getAttribute('aria-label'))).toEqual([
    'Change who signs for Seoul…',
  ])
  cleanup()
  show({ role: 'viewer', cityId: 'seoul' })
  expect(screen.queryByRole('button')).toBeNull()
})
