// A whole meeting: eleven cities agree by keyboard, a word changes and comes back, one objects and withdraws, and it is adopted.

import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { MEMBERS } from '../../server/src/operations/demo-cities.ts'
import { CLAUSES, focusedCell, openBoard, pressWhenOn, rows, said, state, tabTo } from './support/board.ts'
import { clickInClause, openDesk } from './support/desk.ts'
import { type BrowserPerson, flawsOf, openPerson } from './support/people.ts'
import { clauseId, command } from './support/secretariat.ts'
import { exampleForFile } from './support/stage.ts'

const example = exampleForFile()
/** On a busy machine. */
const SOON = { timeout: 30_000 }

/** To all clauses but the first, before anybody looks. */
async function agreeToTheRest(person: BrowserPerson): Promise<void> {
  for (let clause = 2; clause <= CLAUSES; clause += 1)
    await state(example, person, await clauseId(example, clause))
}

/** To the first clause, with the keyboard. */
async function agree({ page }: BrowserPerson, city: string): Promise<void> {
  await openBoard(example, page)
  await page.locator('td[tabindex="0"]').focus()
  const cell = await focusedCell(page)
  await pressWhenOn(page, `Agree for ${city}`)
  await expect.poll(() => focusedCell(page), SOON).toBe(cell)
}

/** Opens the wall and has it show clause 2. */
async function openWall({ page }: BrowserPerson): Promise<Page> {
  await page.getByRole('button', { name: /^Hall/ }).click()
  await page.getByRole('button', { name: 'Open the hall screen' }).click()
  const address = await page.getByLabel('Address').inputValue()
  await page.getByLabel('The clause that I am in').check()
  await page.keyboard.press('Escape')
  await clickInClause(page, 2, 'end')
  const context = await example.browser.newContext({ locale: 'en-GB' })
  const wall = await context.newPage()
  await wall.goto(address)
  await wall.getByText('Clause 2 of 5').waitFor(SOON)
  return wall
}

test('[BD2][HA8] eleven cities, five clauses: one word makes exactly its clause stale, an objection blocks, and the adoption has the positions in force', async () => {
  const secretary = await openPerson(example, 'secretariat@demo.example')
  await openDesk(secretary.page, example)
  const wall = await openWall(secretary)
  const heads: { city: string; person: BrowserPerson }[] = []
  for (const { en: city, domain } of MEMBERS) {
    const person = await openPerson(example, `head@${domain}.example`)
    await agreeToTheRest(person)
    heads.push({ city, person })
  }
  for (const { city, person } of heads) await agree(person, city)
  const everyScreen = async (expected: Record<string, string[]>) => {
    for (const { person } of heads)
      await expect.poll(() => rows(person.page), SOON).toEqual(expect.objectContaining(expected))
  }
  const every = (expected: string[]) =>
    everyScreen(Object.fromEntries(heads.map(({ city }) => [city, expected])))
  await every(said('Agrees'))
  await wall.getByText('11 agree').waitFor(SOON)

  await clickInClause(secretary.page, 2, { after: 'urban ' })
  await secretary.page.keyboard.insertText('natural ')
  await every(said('Agrees', { 2: 'To reaffirm' }))
  await wall.getByText('11 to reaffirm').waitFor(SOON)
  const hanoi = heads.find(({ city }) => city === 'Hanoi')?.person.page
  if (!hanoi) throw new Error('Hanoi is there')
  const matter = hanoi.getByRole('listitem').filter({ hasText: 'Clause 2' })
  const status = hanoi.locator('[data-region=inspector] [role=status]')
  await matter.getByText('11 cities stated').waitFor()
  const cell = hanoi
    .getByRole('row', { name: /^Hanoi/ })
    .getByRole('gridcell')
    .nth(1)
  await cell.focus()
  await status.getByText(/Hanoi on clause 2\./).waitFor()
  await status.locator('ins').getByText('natural').waitFor()
  expect(await flawsOf(hanoi)).toEqual([])
  await secretary.page.keyboard.press('ControlOrMeta+z')
  await every(said('Agrees'))
  await wall.getByText('11 agree').waitFor(SOON)

  const change = async (act: string) => {
    await tabTo(hanoi, 'Change…')
    await hanoi.keyboard.press('Enter')
    await hanoi.getByRole('dialog').waitFor()
    if (act === 'State for Hanoi') {
      await hanoi.getByRole('dialog').getByRole('radio', { name: 'Agrees' }).focus()
      for (let down = 0; down < 3; down += 1) await hanoi.keyboard.press('ArrowDown')
      expect(await flawsOf(hanoi)).toEqual([])
      await hanoi.keyboard.press('Tab')
      await hanoi.keyboard.type('Who pays?')
    }
    await tabTo(hanoi, act)
    await hanoi.keyboard.press('Enter')
    await hanoi.getByRole('dialog').waitFor({ state: 'detached' })
  }
  await cell.focus()
  await change('State for Hanoi')
  await status.getByText('Who pays?').waitFor()
  await matter.getByText('Hanoi objects').waitFor()
  await wall.getByText('1 objects').waitFor(SOON)
  await everyScreen({ Hanoi: said('Agrees', { 2: 'Objects' }) })
  await expect(command(example, 'close', {}).then(() => command(example, 'adopt', {}))).rejects.toThrow(
    'rule-not-met',
  )
  for (const { person } of heads)
    await person.page.getByRole('heading', { name: 'one matter still blocks adoption' }).waitFor(SOON)
  await cell.focus()
  await change('Withdraw the position')
  await everyScreen({ Hanoi: said('Agrees', { 2: 'Not stated' }) })
  await hanoi.getByRole('heading', { name: /^Nothing blocks adoption/ }).waitFor(SOON)
  await command(example, 'adopt', {})
  await wall.getByText(/^Adopted, /).waitFor(SOON)
  for (const { person } of heads)
    await person.page.getByRole('heading', { name: 'The declaration is adopted' }).waitFor(SOON)

  const cities = MEMBERS.length
  expect(inForce()).toEqual([{ act: 'agrees', count: cities * CLAUSES - 1 }])
  for (const { person } of heads) expect(person.complaints).toEqual([])
})

/** What the adoption keeps, counted by position. */
function inForce(): unknown[] {
  const file = readdirSync(example.folder, { recursive: true }).find((name) =>
    String(name).endsWith('plenary.db'),
  )
  const database = new DatabaseSync(join(example.folder, String(file)), { readOnly: true })
  const rows = database
    .prepare(
      'SELECT act, count(*) AS count FROM adoption_position JOIN position ON position.id = position_id GROUP BY act',
    )
    .all()
  database.close()
  return rows.map((each) => ({ ...each }))
}
