import { MantineProvider } from '@mantine/core'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { cleanup, render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import type { PlenaryWithRoster } from '../api/plenaries.ts'
import { NO_FACTS } from '../api/roster.ts'
import { startI18n } from '../i18n/i18n.ts'
import { RosterTable } from './roster-table.tsx'

beforeAll(() => startI18n('en'))
afterEach(cleanup)

const city = (name: string) => ({
  id: name.toLowerCase(),
  names: { en: name },
  sortName: name,
  codes: { en: name.slice(0, 2) },
})
const plenary: PlenaryWithRoster = {
  id: 'plenary',
  names: { en: '13th Plenary Meeting' },
  place: 'Tomsk',
  startsOn: '2014-09-05',
  endsOn: '2014-09-06',
  orderRule: 'host-last',
  hostCityId: 'tomsk',
  decisionRule: { kind: 'consensus' },
  timeZone: null,
  roster: [
    { city: city('Bangkok'), ...NO_FACTS, member: true, present: true, signatory: null, palette: 0 },
    { city: city('Jakarta'), ...NO_FACTS, member: true, named: true, signatory: null, palette: 1 },
    {
      city: city('Tomsk'),
      member: true,
      present: true,
      counts: true,
      named: true,
      signs: true,
      signatory: null,
      palette: 2,
    },
  ],
}

function show() {
  const onPut = vi.fn()
  render(
    <MantineProvider>
      <QueryClientProvider client={new QueryClient()}>
        <RosterTable plenary={plenary} onPut={onPut} />
      </QueryClientProvider>
    </MantineProvider>,
  )
  const row = (name: string) => within(screen.getByRole('row', { name: new RegExp(name) }))
  return { onPut, row }
}

test('[SE5] five facts in five ticks, each with its word, in the plenary’s order', () => {
  const { row } = show()
  expect(screen.getAllByRole('rowheader').map((header) => header.textContent)).toEqual([
    'BaBangkok',
    'JaJakarta',
    'ToTomskhost',
  ])
  expect(
    row('Bangkok')
      .getAllByRole('checkbox')
      .map((box) => (box as HTMLInputElement).checked),
  ).toEqual([true, true, false, false, false])
  expect(row('Bangkok').getByText('Not named')).toBeTruthy()
})

test('[SE5] a tick changes that fact alone', async () => {
  const { onPut, row } = show()
  await userEvent.click(row('Bangkok').getByRole('checkbox', { name: 'Bangkok: Named' }))
  expect(onPut).toHaveBeenCalledExactlyOnceWith('bangkok', { named: true })
})

test('[SE6] a doubtful pair gets a note, and its ticks stay as they are', () => {
  const { row, onPut } = show()
  expect(row('Jakarta').getByText('Named, not present')).toBeTruthy()
  expect(row('Jakarta').getByRole('checkbox', { name: 'Jakarta: Named' })).toHaveProperty('checked', true)
  expect(row('Tomsk').queryByText(/, not/)).toBeNull()
  expect(onPut).not.toHaveBeenCalled()
})
