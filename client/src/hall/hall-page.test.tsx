// What stands on the wall while cities sign.
import type { HallShown } from '@plenary/shared/api/hall-routes'
import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
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

test('[SG95] the wall counts who has signed and names every city that signs, with what came of it', async () => {
  const shown: HallShown = {
    title: 'Tokyo Declaration',
    plenaryNames: { en: '9th Plenary Meeting' },
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
  vi.stubGlobal('fetch', async () => Response.json({ tag: 'one', shown }))
  render(
    <InRouter>
      <HallPage />
    </InRouter>,
  )
  await screen.findByText('1 of 3 cities have signed')
  const said = screen.getAllByRole('listitem').map(({ textContent }) => textContent)
  expect(said).toEqual(['HanoiSigned', 'Seouldeclined', 'Tokyo'])
  expect(document.querySelectorAll('li svg')).toHaveLength(1)
})
