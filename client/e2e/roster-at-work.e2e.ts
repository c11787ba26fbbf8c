// During the meeting: another person of Hanoi becomes its head, and a city that objects counts no longer.
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { openBoard, row, said } from './support/board.ts'
import { clickInClause, openDesk, waitUntilSaved, wordsOfText } from './support/desk.ts'
import { flawsOf, leave, openPerson } from './support/people.ts'
import { exampleForFile } from './support/stage.ts'

const example = exampleForFile()

const act = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const headOf = (page: Page, city: string) =>
  page.getByRole('button', { name: new RegExp(`^Head of delegation of ${city}:`) })

test('[SE30] the secretariat makes another person head with the keyboard: the former’s buttons are gone at once, the new one’s are there, and she agrees', async () => {
  const office = await openPerson(example, 'secretariat@demo.example')
  const former = await openPerson(example, 'head@hanoi.example')
  const next = await openPerson(example, 'drafter@hanoi.example')
  for (const { page } of [former, next]) await openBoard(example, page)
  for (const { page } of [former, next])
    await page
      .getByRole('row', { name: /^Hanoi/ })
      .getByRole('gridcell')
      .first()
      .focus()
  await act(former.page, 'Agree for Hanoi').waitFor()
  expect(await act(next.page, 'Agree for Hanoi').count()).toBe(0)

  await office.page.goto(`${example.product.url}/declarations/${example.declarationId}/roster`)
  await headOf(office.page, 'Hanoi').focus()
  await office.page.keyboard.press('Enter')
  const choice = office.page.getByRole('menuitemradio', { name: /^Drafter, Hanoi/ })
  await choice.waitFor()
  await office.page.keyboard.press('ArrowDown')
  await expect.poll(() => choice.evaluate((item) => item === document.activeElement)).toBe(true)
  await office.page.keyboard.press('Enter')
  await office.page.getByRole('dialog').waitFor()
  expect(await flawsOf(office.page)).toEqual([])
  await office.page.keyboard.press('Tab')
  await office.page.keyboard.press('Enter')

  await act(former.page, 'Agree for Hanoi').waitFor({ state: 'detached', timeout: 5_000 })
  await act(next.page, 'Agree for Hanoi').click({ timeout: 5_000 })
  for (const { page } of [former, next])
    await expect.poll(async () => (await row(page, 'Hanoi'))[0]).toBe('Agrees')
  await office.page.getByText('Drafter, Hanoi now states the positions of Hanoi.').waitFor()
  const isFocused = () => headOf(office.page, 'Hanoi').evaluate((button) => button === document.activeElement)
  await expect.poll(isFocused).toBe(true)
  for (const { context, complaints } of [office, former, next]) {
    expect(complaints).toEqual([])
    await leave(context)
  }
})

test('[SE34] [PL25] on the desk the objecting city is made to count no longer, and it is said at once that nothing blocks', async () => {
  const office = await openPerson(example, 'secretariat@demo.example')
  const seoul = await openPerson(example, 'head@seoul.example')
  await openBoard(example, seoul.page)
  await seoul.page
    .getByRole('row', { name: /^Seoul/ })
    .getByRole('gridcell')
    .nth(1)
    .focus()
  await act(seoul.page, 'Change…').click()
  await seoul.page.getByRole('radio', { name: /^Objects/ }).check()
  await seoul.page.getByRole('dialog').getByRole('textbox').fill('The date is too early.')
  await act(seoul.page, 'State for Seoul').click()
  await expect.poll(() => row(seoul.page, 'Seoul')).toEqual(said('Not stated', { 2: 'Objects' }))

  const { page } = office
  await page.goto(`${example.product.url}/declarations/${example.declarationId}/roster`)
  const strip = page.getByRole('region', { name: 'Decision' })
  await strip.getByText('1 matter blocks adoption of “Tokyo Declaration”').waitFor()
  await strip.getByText('Seoul objects to clause 2.').waitFor()
  await page.getByRole('checkbox', { name: 'Seoul: Counts' }).uncheck()
  await strip.getByText('Nothing blocks adoption of “Tokyo Declaration”').waitFor({ timeout: 5_000 })
  await strip
    .getByRole('status')
    .getByText('Seoul no longer counts: its objection no longer blocks.')
    .waitFor({ timeout: 5_000 })
  await page.getByRole('checkbox', { name: 'Seoul: Counts' }).check()
  await strip.getByText('Seoul now counts: its objection to clause 2 blocks adoption.').waitFor()
  await page.getByRole('checkbox', { name: 'Seoul: Present' }).uncheck()
  const notes = page.getByRole('row', { name: /^Seoul/ }).getByText(/, not present$/)
  await expect.poll(() => notes.count()).toBe(3)
  const heights = await notes.evaluateAll((all) => all.map(({ clientHeight }) => clientHeight))
  expect(heights).toEqual([18, 18, 18])
  for (const { context, complaints } of [office, seoul]) {
    expect(complaints).toEqual([])
    await leave(context)
  }
})

test('[SE35] a delegate reads the roster on the desk, and changes nothing', async () => {
  const { context, page } = await openPerson(example, 'head@hanoi.example')
  await page.goto(`${example.product.url}/declarations/${example.declarationId}/roster`)
  await page.getByRole('row', { name: /Tomsk/ }).waitFor()
  expect(await page.getByRole('checkbox').count()).toBe(0)
  await leave(context)
})

test('[PE29] a drafter who is made a viewer while typing loses no word: what is not in the text is in the tray', async () => {
  const drafter = await openPerson(example, 'drafter@seoul.example')
  const { page } = drafter
  await openDesk(page, example)
  await clickInClause(page, 1, 'end')
  await page.keyboard.insertText('Kept before. ')
  await waitUntilSaved(page)
  const office = await openPerson(example, 'secretariat@demo.example')
  await office.page.goto(`${example.product.url}/secretariat`)
  const change = office.page.evaluate(async (declaration) => {
    const { plenary } = await (await fetch(`/api/declarations/${declaration}`)).json()
    const people = await (await fetch(`/api/people?plenary=${plenary.id}`)).json()
    const membership = people.find((one: { email: string }) => one.email === 'drafter@seoul.example')
    const answer = await fetch(`/api/people/${membership.membershipId}/role`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ role: 'viewer' }),
    })
    return answer.status
  }, example.declarationId)
  await page.evaluate(() => {
    const taken = { words: '' }
    document.addEventListener('input', (event) => {
      taken.words += (event as InputEvent).data ?? ''
    })
    Object.assign(globalThis, { taken })
  })
  await page.keyboard.type('Typed while the function changed, and a little longer. ', { delay: 20 })
  expect(await change).toBe(204)
  await page.locator('.ProseMirror[contenteditable=false]').waitFor()
  const taken = await page.evaluate(() => (globalThis as unknown as { taken: { words: string } }).taken.words)
  expect(taken).not.toBe('')
  await expect.poll(() => ownWords(page)).toContain(`Kept before. ${taken}`.trim())
  await leave(drafter.context)
  await leave(office.context)
})

/** What one wrote, as it stands in the text and, without what others have there, in the tray. */
async function ownWords(page: Page): Promise<string> {
  const slips = await page.locator('[data-slip]').evaluateAll((all) =>
    all.map((slip) => {
      const copy = slip.cloneNode(true) as Element
      for (const gone of copy.querySelectorAll('del')) gone.remove()
      return copy.textContent ?? ''
    }),
  )
  return `${await wordsOfText(page)} ${slips.join(' ')}`
}
