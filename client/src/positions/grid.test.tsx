// The grid as it is read and gone through with the keyboard.
import { FIRST, SECOND } from '@plenary/shared/testing/small-text'
import { cleanup, render, renderHook, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import { chooseLanguage, startI18n } from '../i18n/i18n.ts'
import { type ActiveCell, type Board, cellKey, WHOLE } from './board.ts'
import { Grid } from './grid.tsx'
import { InRouter } from './testing/in-router.tsx'
import { declaration, roster, said, smallBoard } from './testing/small-board.ts'
import { useBoardWords } from './use-board-words.ts'
import { useChangedCells } from './use-changed-cells.ts'
import { gridWindow } from './use-grid-window.ts'

await startI18n('en')
afterEach(async () => {
  cleanup()
  await chooseLanguage('en')
})

function show(board: Board, changed: ReadonlySet<string> = new Set()) {
  const onOpen = vi.fn()
  function Stage() {
    const [active, setActive] = useState<ActiveCell>({ cityId: 'hanoi', key: FIRST })
    const words = useBoardWords(declaration.roster, 'decimal')
    return (
      <InRouter>
        <Grid {...{ board, words, active, changed, onOpen }} declarationId="tokyo" onActive={setActive} />
      </InRouter>
    )
  }
  render(<Stage />)
  return { onOpen, user: userEvent.setup() }
}

const cell = (row: number, column: number) =>
  within(screen.getAllByRole('row')[row] as HTMLElement).getAllByRole('cell')[column] as HTMLElement
const focused = () => document.activeElement?.getAttribute('data-cell')

test('[BD5] the headings have number, first words and count', () => {
  show(smallBoard({ entries: [said('seoul', 'agrees', FIRST)], lockedClauses: new Set([SECOND]) }))
  expect(screen.getAllByRole('columnheader').map(({ textContent }) => textContent)).toEqual([
    '3 cities',
    'Clause 1Cooperate1 of 3 agree',
    'Clause 2LockedShare 𠮷 words0 of 3 agree',
    'Whole text0 of 3 agree',
  ])
})

test('[BD6] a stale cell keeps what was stated, for the pointer and for screen readers; a note has a mark', async () => {
  const entries = [
    said('hanoi', 'agrees', FIRST, { digest: 'first-0' }),
    said('hanoi', 'reserves', SECOND, { note: 'Our budget' }),
  ]
  show(smallBoard({ entries }))
  expect(cell(1, 0).textContent).toMatch(/^To reaffirm\. Agreed at .*\d\d:\d\d to earlier words$/)
  expect(cell(1, 0).querySelector('[title]')?.getAttribute('title')).toMatch(
    /^Agreed at .* to earlier words$/,
  )
  expect(cell(1, 1).textContent).toBe('Reserves. With a note')
  expect(cell(2, 0).textContent).toBe('Not stated')
  await chooseLanguage('ja')
  expect(await screen.findByText('要再確認')).toBeTruthy()
})

test('[BD8] a city says that it does not count, and who acts for it', () => {
  const changed = roster.map((entry) => {
    if (entry.city.id === 'jakarta') return { ...entry, present: false }
    return entry.city.id === 'seoul' ? { ...entry, counts: false } : entry
  })
  const proxies = [
    { principalId: 'jakarta', holderId: 'hanoi', scopes: ['decide'] as const, letter: 'of 1 November' },
  ]
  show(smallBoard({ declaration: { ...declaration, roster: changed }, proxies }))
  expect(screen.getAllByRole('rowheader').map(({ textContent }) => textContent)).toEqual([
    'Hanoi',
    'Jakartaby proxy: Hanoi',
    'Seouldoes not count',
  ])
})

test('[BD9] one tab stop; arrows move; Enter opens the text at the clause', async () => {
  const { user, onOpen } = show(smallBoard())
  await user.tab()
  expect(focused()).toBe(cellKey('hanoi', FIRST))
  await user.keyboard('{ArrowDown}{ArrowRight}')
  expect(focused()).toBe(cellKey('jakarta', SECOND))
  await user.keyboard('{Enter}')
  expect(onOpen).toHaveBeenLastCalledWith(SECOND)
  await user.keyboard('{Control>}{End}{/Control}')
  expect(focused()).toBe(cellKey('seoul', WHOLE))
  await user.keyboard('{Enter}')
  expect(onOpen).toHaveBeenLastCalledWith(null)
  await user.tab()
  expect(document.activeElement).toBe(document.body)
})

test('[BD10] when the cell with the focus is filtered away, the focus goes to the one that is left', async () => {
  const board = smallBoard()
  const stage = (rows: Board['rows']) => <Followed board={{ ...board, rows }} />
  const { rerender } = render(stage(board.rows))
  cell(1, 0).focus()
  rerender(stage(board.rows.slice(1)))
  expect(focused()).toBe(cellKey('jakarta', FIRST))
})

function Followed({ board }: { board: Board }) {
  const words = useBoardWords(declaration.roster, 'decimal')
  const active = { cityId: board.rows[0]?.cityId ?? '', key: FIRST }
  return (
    <InRouter>
      <Grid
        {...{ board, words, active }}
        declarationId="tokyo"
        changed={new Set()}
        onActive={() => {}}
        onOpen={() => {}}
      />
    </InRouter>
  )
}

test('[BD11] of a grid what is in view is drawn, and a little beyond', () => {
  const sizes = { columns: 201, rowHeight: 43, leastColumnWidth: 168, cityWidth: 216 }
  const scrolled = { clientWidth: 1392, clientHeight: 430, scrollLeft: 1680, scrollTop: 430 }
  expect(gridWindow(scrolled, sizes)).toEqual({
    firstRow: 8,
    lastRow: 22,
    firstColumn: 8,
    lastColumn: 19,
    columnWidth: 168,
  })
  expect(gridWindow(scrolled, { ...sizes, columns: 6 }).columnWidth).toBe(196)
})

test('[BD12] a cell that became another is marked, what is there from the beginning is not', () => {
  const before = smallBoard({ entries: [said('hanoi', 'agrees', FIRST)] })
  const { result, rerender } = renderHook(({ board }) => useChangedCells(board), {
    initialProps: { board: before },
  })
  expect(result.current.size).toBe(0)
  rerender({ board: smallBoard({ entries: [said('hanoi', 'objects', FIRST)] }) })
  expect([...result.current]).toEqual([cellKey('hanoi', FIRST)])
  show(before, result.current)
  expect(cell(1, 0).getAttribute('data-changed')).toBe('true')
  expect(cell(1, 1).getAttribute('data-changed')).toBeNull()
})
