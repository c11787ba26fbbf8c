// The outline: its rows, and the keys in it.
import type { OutlineEntry } from '@plenary/shared/declaration/outline'
import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import i18next from 'i18next'
import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import { chooseLanguage, startI18n } from '../i18n/i18n.ts'
import type { PartPositions } from '../ui/part-positions.ts'
import type { Shown } from '../ui/position-glyph.tsx'
import { LockedCount } from './locked-count.tsx'
import { Outline } from './outline.tsx'
import { type OutlineFacts, outlineRows } from './outline-rows.ts'

beforeAll(async () => {
  await startI18n('ja')
  await chooseLanguage('en')
})
afterEach(cleanup)

const entries: OutlineEntry[] = [
  { kind: 'container', container: 'preamble', id: 'preamble', path: [], label: '', firstWords: 'We, the' },
  { kind: 'clause', container: 'clauses', id: 'aaaaaaaa', path: [1], label: '1.', firstWords: 'Since the' },
  { kind: 'clause', container: 'clauses', id: 'bbbbbbbb', path: [1, 1], label: '(a)', firstWords: '' },
]
const facts = (): OutlineFacts => ({
  style: 'decimal',
  locks: [],
  groups: [],
  positions: new Map(),
  changes: [
    {
      clauseId: 'aaaaaaaa',
      container: 'clauses',
      at: '2026-11-24T10:44:00.000Z',
      role: 'drafter',
      cityId: 'singapore',
      name: 'Drafter, Singapore',
    },
  ],
  t: i18next.getFixedT('en', 'desk'),
  nameOf: () => 'Singapore',
  minute: () => '10:44',
})

test('[DK20] a row has the number, the first words, and who wrote last', () => {
  const [preamble, clause, sub] = outlineRows(entries, facts())
  expect(preamble).toMatchObject({ number: '¶', words: 'Preamble', label: 'Preamble' })
  expect(clause).toMatchObject({
    number: '1',
    label: 'Clause 1',
    words: 'Since the',
    fact: { kind: 'change', words: '10:44 Singapore' },
  })
  expect(sub).toMatchObject({ number: '(a)', label: 'Clause 1 (a)', depth: 1, words: 'No words yet' })
})

test('[DK20] somebody who is there is louder than who wrote last', () => {
  const singapore = { key: 'x', isCity: true, name: 'Singapore', code: 'Si', palette: 7 }
  const groups = [{ ...singapore, people: [{ person: 'p', name: 'p', clause: 'aaaaaaaa' }] }]
  expect(outlineRows(entries, { ...facts(), groups })[1]).toMatchObject({
    fact: { kind: 'here', words: 'Si here' },
    here: ['Si'],
  })
})

const said = (loudest: Shown, words: string, more: Partial<PartPositions> = {}) => ({
  positions: new Map([
    [
      'aaaaaaaa',
      { own: undefined, counts: [], loudest: { shown: loudest, words }, isAgreed: false, ...more },
    ],
  ]),
})

test('[DK73] what the cities say is louder than who is there, who then stands beside it', () => {
  const singapore = { key: 'x', isCity: true, name: 'Singapore', code: 'Si', palette: 7 }
  const groups = [{ ...singapore, people: [{ person: 'p', name: 'p', clause: 'aaaaaaaa' }] }]
  const rows = outlineRows(entries, { ...facts(), groups, ...said('stale', '5 to reaffirm, 4 agree') })
  expect(rows[1]?.fact).toEqual({ kind: 'stale', words: '5 to reaffirm, 4 agree' })
  render(<Outline rows={rows} selected={undefined} onSelect={() => {}} />)
  expect(screen.getByRole('button', { name: /to reaffirm/ }).textContent).toMatch(/4 agreeSi/)
})

test('[DK73] a lock is louder only where all agree', () => {
  const locks = [{ clauseId: 'aaaaaaaa', digest: 'f'.repeat(64), at: '2026-11-24T10:38:12.000Z', name: 'S' }]
  const fact = (isAgreed: boolean, loudest: Shown) =>
    outlineRows(entries, { ...facts(), locks, ...said(loudest, 'words', { isAgreed }) })[1]?.fact
  expect(fact(true, 'agrees')?.kind).toBe('lock')
  expect(fact(false, 'objects')?.kind).toBe('objects')
})

test('[DK74] the own city’s position is a shape, and spoken', () => {
  const own = { shown: 'reserves', words: 'Reserves' } as const
  const rows = outlineRows(entries, { ...facts(), ...said('agrees', '11 agree', { own }) })
  const { container } = render(<Outline rows={rows} selected={undefined} onSelect={() => {}} />)
  expect(screen.getByRole('button', { name: /Own position: Reserves/ })).toBeTruthy()
  expect(container.querySelectorAll('[data-shown="reserves"]')).toHaveLength(1)
})

test('[DK61] a locked clause says so before all else, its sub-clauses with it, and the foot counts them', () => {
  const lock = {
    clauseId: 'aaaaaaaa',
    digest: 'f'.repeat(64),
    at: '2026-11-24T10:38:12.000Z',
    name: 'Secretariat',
  }
  const minute = (moment: string) => moment.slice(11, 16)
  const rows = outlineRows(entries, { ...facts(), minute, locks: [lock] })
  expect(rows.map(({ fact }) => fact?.words)).toEqual([undefined, 'Locked 10:38', 'Locked 10:38'])
  expect(rows[1]?.lock).toMatchObject({ isOwn: true, label: 'clause 1' })
  expect(rows[2]?.lock).toMatchObject({ isOwn: false, label: 'clause 1' })
  const { rerender } = render(<LockedCount rows={rows} isOpen />)
  expect(screen.getByText('2 of 2 clauses locked')).toBeTruthy()
  rerender(<LockedCount rows={outlineRows(entries, facts())} isOpen />)
  expect(screen.queryByText(/locked/)).toBeNull()
})

test('[LI37] in a closed text every clause is locked, and the foot counts none of them', () => {
  const lock = { clauseId: 'aaaaaaaa', digest: 'f'.repeat(64), at: '2026-11-24T10:38:12.000Z', name: 'Sec' }
  render(<LockedCount rows={outlineRows(entries, { ...facts(), locks: [lock] })} isOpen={false} />)
  expect(screen.queryByText(/locked/)).toBeNull()
})

test('[DK22] a sub-clause is called after its clause, as the language has it', () => {
  const deep: OutlineEntry = { ...(entries[2] as OutlineEntry), id: 'cccccccc', path: [3, 1, 2] }
  const named = (language: 'en' | 'ja', style: OutlineFacts['style'] = 'decimal') =>
    outlineRows([deep], { ...facts(), style, t: i18next.getFixedT(language, 'desk') })[0]
  expect(named('en')).toMatchObject({ label: 'Clause 3 (a) (ii)', named: 'clause 3 (a) (ii)' })
  expect(named('ja')).toMatchObject({ label: '第3項(a)(ii)', named: '第3項(a)(ii)' })
  expect(named('ja', 'article')?.label).toBe('第3条(a)(ii)')
})

test('[DK21] the outline is one tab stop; arrows, Home and End move, Enter goes there', async () => {
  const onSelect = vi.fn()
  const rows = outlineRows(entries, facts())
  render(<Outline rows={rows} selected="aaaaaaaa" onSelect={onSelect} />)
  const user = userEvent.setup()
  await user.tab()
  expect(document.activeElement?.textContent).toMatch(/Clause 1/)
  await user.keyboard('{ArrowDown}')
  expect(document.activeElement?.textContent).toMatch(/\(a\)/)
  await user.keyboard('{Home}{Enter}')
  expect(onSelect).toHaveBeenCalledWith(rows[0])
  await user.tab()
  expect(document.activeElement).toBe(document.body)
  expect(screen.getByRole('button', { current: 'location' }).textContent).toMatch(/Since the/)
})
