import { MantineProvider } from '@mantine/core'
import { sourceOf } from '@plenary/shared/declaration/import/imported-blocks'
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useReducer } from 'react'
import { afterEach, beforeAll, expect, test } from 'vitest'
import { startI18n } from '../i18n/i18n.ts'
import { CheckStep } from './check-step.tsx'
import { emptyDraft, type ImportDraft, nextDraft, titleOf } from './import-draft.ts'

const SOURCE = `ASIAN NETWORK\nTokyo Declaration\n\nWe met in Tokyo.\n\nWe hereby declare:\n\n1. First words. More words.\n\n2. Second.\n\nTokyo, 9 November 2010\n`

beforeAll(() => startI18n('en'))
afterEach(cleanup)

let latest: ImportDraft

function Screen({ source }: { source: string }) {
  const [draft, dispatch] = useReducer(nextDraft, nextDraft({ ...emptyDraft, source }, { type: 'read' }))
  latest = draft
  return (
    <MantineProvider>
      <CheckStep
        draft={draft}
        dispatch={dispatch}
        title={titleOf(draft)}
        titleFault={undefined}
        failure={undefined}
        isBusy={false}
        onCreate={() => {}}
      />
    </MantineProvider>
  )
}

function show(source = SOURCE) {
  render(<Screen source={source} />)
  const page = within(screen.getByRole('region', { name: 'Page' }))
  const words = (place: number) => screen.getByRole('textbox', { name: new RegExp(`of block ${place},`) })
  return { user: userEvent.setup(), page, words }
}

const kindsNow = () => latest.blocks.map(({ kind }) => kind)

test('[SE12] what was understood stands in order beside the page, and nothing is saved', () => {
  const { page } = show()
  expect(kindsNow()).toEqual(['body-name', 'title', 'preambular', 'formula', 'clause', 'clause', 'closing'])
  expect(page.getByText('First words. More words.')).toBeTruthy()
  expect(page.getByText('2.')).toBeTruthy()
  expect(screen.getByText(/Nothing is saved yet/)).toBeTruthy()
})

test('[SE13] a kind is chosen, and the page follows', async () => {
  const { user, page } = show()
  await user.selectOptions(
    screen.getByRole('combobox', { name: 'Kind of block 6' }),
    'Paragraph of the clause',
  )
  expect(kindsNow()[5]).toBe('paragraph')
  expect(await page.findByText('2. Second.')).toBeTruthy()
})

test('[SE13] Enter splits at the caret, Backspace at the beginning joins, and no character is lost', async () => {
  const { user, words } = show()
  const clause = words(5) as HTMLTextAreaElement
  await user.click(clause)
  clause.setSelectionRange(12, 12)
  await user.keyboard('{Enter}')
  expect(latest.blocks.map(({ text }) => text).slice(4, 6)).toEqual(['First words.', 'More words.'])
  expect(document.activeElement).toBe(words(6))
  await user.keyboard('{Backspace}')
  expect(latest.blocks[4]?.text).toBe('First words. More words.')
  expect(document.activeElement).toBe(words(5))
  expect(sourceOf(latest.blocks)).toBe(SOURCE)
})

test('[SE13] Enter that ends a composition splits nothing', async () => {
  const { user, words } = show()
  const clause = words(5) as HTMLTextAreaElement
  await user.click(clause)
  clause.setSelectionRange(5, 5)
  fireEvent.keyDown(clause, { key: 'Enter', keyCode: 229, isComposing: true })
  expect(latest.blocks).toHaveLength(7)
})

test('[SE13] words are edited with the source shown beside, and the correction is undone', async () => {
  const { user, words } = show()
  await user.type(words(6), ' Added.')
  expect(latest.blocks[5]?.text).toBe('Second. Added.')
  expect(screen.getByText('Source: 2. Second.')).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Undo the correction' }))
  expect(latest.blocks[5]?.text).toBe('Second.')
})

test('[SE13] a clause goes a level down and up', async () => {
  const { user, words, page } = show()
  await user.click(words(6))
  await user.click(screen.getByRole('button', { name: 'One level down' }))
  expect(latest.blocks[5]).toMatchObject({ kind: 'subclause', level: 2 })
  expect(await page.findByText('(a)')).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'One level up' }))
  expect(kindsNow()[5]).toBe('clause')
})

test('[SE13] everything is reached by the keyboard alone', async () => {
  const { user, words } = show()
  words(5).focus()
  await user.tab()
  expect(document.activeElement?.textContent).toBe('Join')
  await user.keyboard('{Enter}')
  expect(latest.blocks).toHaveLength(6)
})

test('[SE14] for control characters a person chooses what stands in their place', async () => {
  const { user } = show('Title Declaration\n\nWe hereby declare:\n\n1. One\u0007 word.\n\n2. Two.\n')
  expect(screen.getByText(/U\+0007/)).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Nothing' }))
  expect(latest.blocks.find(({ kind }) => kind === 'clause')?.text).toBe('One word.')
  expect(screen.queryByText(/What shall stand in their place/)).toBeNull()
})

test('[SE12] what is missing in the whole stands on top, and follows the corrections', async () => {
  const { user } = show('Tokyo Declaration\n\nWe hereby declare:\n\n1. One.\n\n2. Two.\n')
  expect(screen.getByText('No closing date and place were found.')).toBeTruthy()
  const kinds = screen.getAllByRole('combobox', { name: /Kind of block/ })
  await user.selectOptions(kinds.at(-1) as Element, 'Place and date')
  expect(screen.queryByText('No closing date and place were found.')).toBeNull()
})
