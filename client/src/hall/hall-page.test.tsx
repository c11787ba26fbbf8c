// What stands on the wall while cities sign.
import type { HallShown } from '@plenary/shared/api/hall-routes'
import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { formatsIn } from '../i18n/format.ts'
import { startI18n } from '../i18n/i18n.ts'
import { InRouter } from '../positions/testing/in-router.tsx'
import { HallPage } from './hall-page.tsx'

await startI18n('en')
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

const city = (name: string, outcome: 'signed' | 'declined' | 'absent' | null) => ({
  names: { en: name },
  outcome,
})

const SHOWN: HallShown = {
  title: 'Tokyo Declaration',
  plenaryNames: { en: '9th Plenary Meeting' },
  meeting: { place: 'Tokyo', timeZone: 'Asia/Tokyo' },
  state: 'signing',
  language: 'en',
  numberStyle: 'decimal',
  view: { clause: null, showsChanges: false, isDark: true, showsHeads: false },
  clause: null,
  clauses: 5,
  cities: [],
  against: 0,
  version: { number: 3, digest: '3f2a9c11'.repeat(8) },
  adoptedAt: '2010-11-09T02:14:00.000Z',
  signing: {
    signed: 1,
    of: 3,
    cities: [city('Hanoi', 'signed'), city('Seoul', 'declined'), city('Tokyo', null)],
  },
}

function show(shown: HallShown): void {
  vi.stubGlobal('fetch', async () => Response.json({ tag: 'one', shown }))
  render(
    <InRouter>
      <HallPage />
    </InRouter>,
  )
}

test('[SG95] the wall counts who has signed and names every city that signs, with what came of it', async () => {
  show(SHOWN)
  await screen.findByText('1 of 3 cities have signed')
  const said = screen.getAllByRole('listitem').map(({ textContent }) => textContent)
  expect(said).toEqual(['HanoiSigned', 'Seouldeclined', 'Tokyo'])
  expect(document.querySelectorAll('li svg')).toHaveLength(1)
})

test.each<[string, string | null, string]>([
  ['the plenary’s', 'Pacific/Kiritimati', 'Pacific/Kiritimati'],
  ['the device’s where the zone is not said', null, Intl.DateTimeFormat().resolvedOptions().timeZone],
])('[SG201] the clock on the wall is %s', async (_, timeZone, zone) => {
  show({ ...SHOWN, meeting: { place: 'London', timeZone } })
  const clock = await screen.findByText(/^\d\d:\d\d$/)
  const minutes = [Date.now(), Date.now() - 60_000].map((at) => formatsIn('en', Date.now, zone).time(at))
  expect(minutes).toContain(clock.textContent)
  await screen.findByText(`Adopted, 9 November 2010, ${timeZone ? '16:14 in London' : '02:14 UTC'}`)
})
