// Who acts for one's own city, as its delegation is told.
import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, beforeAll, expect, test } from 'vitest'
import type { ProxyOfCity } from '../api/proxies.ts'
import { startI18n, withWords } from '../i18n/i18n.ts'
import { RepresentedNote } from './represented-note.tsx'
import { declaration, roster } from './testing/small-board.ts'
import { useBoardWords } from './use-board-words.ts'

beforeAll(async () => {
  await startI18n('en')
  await withWords(Promise.resolve(), 'positions', 'desk')
})
afterEach(cleanup)

const PROXY: ProxyOfCity = {
  principalId: 'jakarta',
  holderId: 'hanoi',
  scopes: ['decide'],
  letter: 'No. 12',
  at: '2010-11-09T01:15:00.000Z',
}

function Shown({ cityId, isPresent, proxy }: { cityId: string; isPresent: boolean; proxy: ProxyOfCity }) {
  const entries = roster.map((entry) =>
    entry.city.id === 'jakarta' ? { ...entry, present: isPresent } : entry,
  )
  const words = useBoardWords(entries, 'decimal')
  return (
    <RepresentedNote
      declaration={{ ...declaration, cityId, roster: entries }}
      proxies={[proxy]}
      words={words}
    />
  )
}

test('[PL19] the delegation of the principal is told who acts for it, by which letter and since when', () => {
  render(<Shown cityId="jakarta" isPresent={false} proxy={PROXY} />)
  expect(screen.getByRole('status').textContent).toMatch(
    /^Hanoi acts for Jakarta by proxy, recorded at .*\d\d:15 \(No\. 12\)\. Jakarta states no position itself until/,
  )
})

test.each([
  ['when it is there itself', { cityId: 'jakarta', isPresent: true, proxy: PROXY }],
  [
    'where the proxy is only to sign',
    { cityId: 'jakarta', isPresent: false, proxy: { ...PROXY, scopes: ['sign' as const] } },
  ],
  ['in another delegation', { cityId: 'hanoi', isPresent: false, proxy: PROXY }],
])('[PL19] nothing is said %s', (_, shown) => {
  render(<Shown {...shown} />)
  expect(screen.queryByRole('status')).toBeNull()
})
