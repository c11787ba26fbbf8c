// The sentence on top, the rule, and a row for every matter.
import { FIRST, SECOND } from '@plenary/shared/testing/small-text'
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react'
import { useState } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import { chooseLanguage, startI18n } from '../i18n/i18n.ts'
import { Blockers, type Way } from './blockers.tsx'
import type { Matter } from './matters.ts'
import { declaration, smallBoard } from './testing/small-board.ts'
import { useBoardWords } from './use-board-words.ts'

await startI18n('en')
afterEach(async () => {
  cleanup()
  vi.unstubAllGlobals()
  await chooseLanguage('en')
})

/** Keeps what was begun with it. */
function NextAct({ isOffered, isFree }: Way) {
  const [isBegun, begin] = useState(false)
  if (isBegun) return 'Begun'
  if (!isOffered) return null
  return (
    <button type="button" onClick={() => begin(true)}>
      {isFree ? 'Lead on' : 'Lead on all the same'}
    </button>
  )
}

function show(against: Matter[], open: Matter[] = [], isWide = true) {
  const media = { matches: isWide, addEventListener() {}, removeEventListener() {} }
  vi.stubGlobal('matchMedia', () => media)
  const { columns } = smallBoard()
  function Stage({ against }: { against: Matter[] }) {
    const words = useBoardWords(declaration.roster, 'decimal')
    return (
      <Blockers
        {...{ against, open, columns, words }}
        rule={{ kind: 'consensus' }}
        actOf={() => 'Act'}
        nextAct={(way) => <NextAct {...way} />}
      />
    )
  }
  const { rerender } = render(<Stage against={against} />)
  return {
    headline: screen.getByRole('heading').textContent,
    showAgainst: (now: Matter[]) => rerender(<Stage against={now} />),
  }
}

const objects: Matter = { kind: 'objects', cityId: 'hanoi', clauses: [FIRST] }
const silent: Matter = { kind: 'silent', cities: ['hanoi', 'seoul'], clauses: [FIRST, SECOND] }

test.each([
  [[], [], 'Nothing blocks adoption'],
  [[objects], [silent], 'one matter still blocks adoption'],
  [[objects, { kind: 'quorum', present: 1, needed: 2 } as const], [], 'two matters still block adoption'],
  [[], [silent], 'Nothing blocks adoption; one matter is open'],
])('[BD1] the sentence has the count', (against, open, sentence) => {
  expect(show(against, open).headline).toBe(sentence)
  expect(screen.getByText(/Decided by consensus/)).toBeTruthy()
})

test('[BD1] in Japanese the count is in figures', async () => {
  await chooseLanguage('ja')
  expect(show([objects]).headline).toBe('採択を妨げる事項が1件あります')
})

test('[BD2] a row says what it is about, whether it blocks, and has its act', () => {
  show([objects], [silent, { kind: 'stale', clause: SECOND, cities: ['jakarta'] }])
  expect(screen.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([
    'Clause 1BlocksHanoi objectsAct',
    'All clausesOpen2 cities have not stated a position: Hanoi and SeoulAct',
    'Clause 2Open1 city stated its position on earlier words: JakartaAct',
  ])
})

test('[BD40] the act that leads on is offered once nothing blocks, for what it is then', () => {
  show([objects], [silent])
  expect(screen.queryByText(/Lead on/)).toBeNull()
  cleanup()
  show([], [silent])
  expect(screen.getByText('Lead on all the same')).toBeTruthy()
  cleanup()
  show([])
  expect(screen.getByText('Lead on')).toBeTruthy()
})

test('[BD43] what was begun with that act stays when something comes to block', () => {
  const { showAgainst } = show([])
  fireEvent.click(screen.getByText('Lead on'))
  showAgainst([objects])
  expect(screen.getByText('Begun')).toBeTruthy()
})

test('[BD18] on a narrow screen what is open is folded away, what blocks is not', () => {
  show([objects], [silent], false)
  const folded = screen.getByText('1 matter is open').closest('details')
  expect(folded?.open).toBe(false)
  expect(within(folded as HTMLElement).queryByText(/Hanoi objects/)).toBeNull()
  expect(screen.getByText('Hanoi objects')).toBeTruthy()
})
