// The time line as it is drawn, and what is chosen on it.
import type { DeclarationFacts } from '@plenary/shared/api/declaration-routes'
import { act, cleanup, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, test, vi } from 'vitest'
import { chooseLanguage, startI18n } from '../i18n/i18n.ts'
import { ENGLISH } from '../testing/tokyo.ts'
import {
  type Answers,
  at,
  draft,
  PERIODS,
  period,
  showHistory,
  VERSIONS,
  version,
  worker,
} from './testing/past-of-tokyo.tsx'
import { VersionsPage } from './versions-page.tsx'

await startI18n('en')
afterEach(async () => {
  cleanup()
  vi.unstubAllGlobals()
  await chooseLanguage('en')
})

const WORK = 'GET /api/texts/text1/work'
const LIST = 'GET /api/declarations/tokyo/versions'

async function show(facts: Partial<DeclarationFacts> = {}, answers: Answers = {}) {
  const stage = showHistory(
    <VersionsPage declaration={{ ...draft, ...facts }} text={ENGLISH} session={undefined} />,
    answers,
  )
  await screen.findByRole('heading', { name: 'Now' }, { timeout: 20_000 })
  return { ...stage, user: userEvent.setup() }
}
const row = (name: string | RegExp) => screen.getByRole('link', { name }).closest('li') as HTMLElement
const compare = () => screen.queryByRole('link', { name: 'Compare' })?.getAttribute('href')
const box = (name: RegExp) => screen.getByRole('checkbox', { name })

test('[VE30] a version with a number says name, note, reason, who and digest; one made by itself its reason', async () => {
  await show()
  const large = row('Rev. 1, Chair’s text')
  expect(within(large).getByRole('heading')).toBeTruthy()
  expect(large.textContent).toMatch(
    /10:10.*With Seoul’s words on clause 3\..*Named by the secretariat.*Secretariat, Tokyo.*3f2a 9c11/,
  )
  const small = row('As imported')
  expect(within(small).queryByRole('heading')).toBeNull()
  expect(small.textContent).toContain('08:00')
  expect(screen.getByRole('heading', { name: '9 November 2010' })).toBeTruthy()
  expect(screen.getAllByRole('heading', { name: /^\d\d:00$/ }).map(({ textContent }) => textContent)).toEqual(
    ['10:00', '08:00'],
  )
})

test('[VE30] every place opens the text as it was', async () => {
  await show()
  expect(screen.getByRole('link', { name: 'Rev. 1, Chair’s text' }).getAttribute('href')).toBe(
    '/declarations/tokyo/versions/past?moment=version%3Av2',
  )
  expect(screen.getByRole('link', { name: /^09:50–10:05/ }).getAttribute('href')).toBe(
    '/declarations/tokyo/versions/past?moment=sequence%3A20',
  )
})

test('[VE31] a period says its cities with their changes, and every person on demand', async () => {
  const { user } = await show()
  const work = within(row(/^09:50–10:05/))
  expect(work.getByText('Hanoi').closest('p')?.textContent).toMatch(/Hanoi.*12.*Seoul.*5.*17 changes/)
  expect(work.queryByText('Linh')).toBeNull()
  const people = work.getByRole('button', { name: '3 people' })
  await user.click(people)
  expect(people.getAttribute('aria-expanded')).toBe('true')
  expect(work.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([
    'LinhDrafter9 changes',
    'JunDrafter5 changes',
    'AnhDrafter3 changes',
  ])
})

test('[VE32] now says who changed the text since its newest version, or that nobody did', async () => {
  await show()
  const now = screen.getByRole('heading', { name: 'Now' }).parentElement as HTMLElement
  expect(now.textContent).toMatch(/Changed since Rev\. 1 by.*Seoul/)
  expect(now.textContent).not.toContain('Hanoi')
  expect(within(now).getByRole('link', { name: 'What changed since Rev. 1' }).getAttribute('href')).toBe(
    '/declarations/tokyo/versions/compare?from=version%3Av2&to=now',
  )
  cleanup()
  await show({}, { [WORK]: { periods: PERIODS.slice(1), before: null } })
  expect(screen.getByText('Nothing has changed since Rev. 1.')).toBeTruthy()
})

test('[VE33] two moments are chosen and compared, the earlier first; one alone with now', async () => {
  const { user } = await show()
  expect(compare()).toBeUndefined()
  await user.click(box(/Rev. 1/))
  expect(compare()).toBe('/declarations/tokyo/versions/compare?from=version%3Av2&to=now')
  await user.click(box(/As imported/))
  expect(compare()).toBe('/declarations/tokyo/versions/compare?from=version%3Av1&to=version%3Av2')
  expect(screen.getByText('As imported, 9 Nov 2010 08:00')).toBeTruthy()
  await user.click(box(/Now/))
  expect((box(/Rev. 1/) as HTMLInputElement).checked).toBe(false)
  expect(compare()).toBe('/declarations/tokyo/versions/compare?from=version%3Av1&to=now')
})

test('[VE34] earlier work comes on demand, where it is missing in the line', async () => {
  const early = period([1, 1], [at(7, 0), at(7, 1)], [worker('hanoi', 'Linh', 1)])
  const { user } = await show(
    {},
    {
      [WORK]: { periods: PERIODS, before: 2 },
      [`${WORK}?before=2`]: { periods: [early], before: null },
    },
  )
  const more = screen.getByRole('button', { name: 'Show who worked earlier' })
  const rows = screen.getAllByRole('listitem')
  expect(rows.indexOf(more.closest('li') as HTMLElement)).toBe(rows.indexOf(row('As imported')) - 1)
  await user.click(more)
  await screen.findByRole('link', { name: /^07:00–07:01/ })
  expect(screen.queryByRole('button', { name: 'Show who worked earlier' })).toBeNull()
})

test('[VE35] one link goes back to the last look, one to what the own city agreed to, where it stated anything', async () => {
  const visited = { 'POST /api/texts/text1/visit': { before: { sequence: 12, at: at(9, 58) } } }
  const ledger = 'GET /api/declarations/tokyo/positions?after=0'
  const stated = (cityId: string) => ({ [ledger]: { entries: [{ number: 1, cityId }], hasMore: false } })
  await show({ role: 'head', cityId: 'hanoi' }, { ...visited, ...stated('hanoi') })
  const look = await screen.findByRole('link', { name: 'What changed since I last looked' })
  expect(look.getAttribute('href')).toContain('from=sequence%3A12&to=now')
  const agreed = await screen.findByRole('link', { name: 'What changed since Hanoi agreed' })
  expect(agreed.getAttribute('href')).toContain('from=city%3Ahanoi&to=now')
  cleanup()
  const other = await show({ role: 'head', cityId: 'hanoi' }, stated('seoul'))
  await waitFor(() => expect(other.asked.map(({ address }) => address)).toContain(ledger))
  expect(screen.queryByRole('link', { name: /^What changed since (I|Hanoi)/ })).toBeNull()
})

test('[VE37] only the secretariat names, a new version only while the text is open', async () => {
  const { user } = await show()
  await user.click(screen.getByRole('button', { name: 'Name this version…' }))
  await screen.findByRole('dialog', { name: 'Make Rev. 2?' })
  cleanup()
  await show({ state: 'closed' })
  expect(screen.queryByRole('button', { name: 'Name this version…' })).toBeNull()
  expect(screen.getByRole('button', { name: 'Change the name of Rev. 1, Chair’s text…' })).toBeTruthy()
  cleanup()
  await show({ role: 'head', cityId: 'hanoi' })
  expect(screen.queryByRole('button', { name: /name/i })).toBeNull()
})

test('[VE30] in Japanese too, and a text in which nothing was written says so', async () => {
  await show()
  await act(() => chooseLanguage('ja'))
  expect(screen.getByRole('heading', { name: '2010年11月9日' })).toBeTruthy()
  expect(row('取り込み時')).toBeTruthy()
  cleanup()
  showHistory(<VersionsPage declaration={draft} text={ENGLISH} session={undefined} />, {
    [LIST]: [],
    [WORK]: { periods: [], before: null },
  })
  await screen.findByText('この本文にはまだ何も書かれていません。')
})

test('[VE43] what cannot be loaded says why, and is asked for again', async () => {
  const answers: Answers = { [LIST]: '503 shutting-down' }
  const stage = showHistory(<VersionsPage declaration={draft} text={ENGLISH} session={undefined} />, answers)
  await screen.findByRole('alert')
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }))
  await waitFor(() => expect(stage.asked.filter(({ address }) => address === LIST)).toHaveLength(2))
})

test('[VE30] a version of a name only is large too', async () => {
  await show({}, { [LIST]: [version('w', 25, { name: 'Before lunch', at: at(10, 35) }), ...VERSIONS] })
  expect(screen.getByRole('heading', { name: 'Before lunch' })).toBeTruthy()
})
