// Two moments of a text side by side: a version is named, three cities change the text, move a clause and delete another, and the
// comparison shows exactly that, each change with its city; on paper too, and in Japanese word by word.
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { clickInClause, openDesk, waitUntilSaved, wordsOfText } from './support/desk.ts'
import { flawsOf, leave, openPerson } from './support/people.ts'
import { command, request } from './support/secretariat.ts'
import { type Example, exampleForFile } from './support/stage.ts'

const example = exampleForFile()

/** What the list says: where, who, what was done, the words. Spoken marks stand in the words. */
async function listed(page: Page): Promise<string[]> {
  const items = page.getByRole('navigation', { name: 'Changes' }).getByRole('listitem')
  await items.first().waitFor()
  const texts = await items.evaluateAll((all) =>
    all.map((item) => {
      const copy = item.cloneNode(true) as Element
      for (const left of copy.querySelectorAll('time, small, [aria-hidden=true]')) left.remove()
      return [...copy.querySelectorAll('b, q, [class*=who], [class*=act]')]
        .map((part) => part.textContent?.trim())
        .join(' | ')
    }),
  )
  return texts
}

/** Notes of the margin, by what stands beside them. */
const notesBeside = (page: Page, words: string) =>
  page.getByRole('article').locator('section', { hasText: words }).getByRole('button').allInnerTexts()

test('[CM66] a version is named, three cities write, one moves a clause, one deletes another: the comparison says exactly that', async () => {
  const people = await Promise.all([
    openPerson(example, 'drafter@hanoi.example'),
    openPerson(example, 'drafter@seoul.example'),
    openPerson(example, 'head@tokyo.example'),
  ])
  const [hanoi, seoul, tokyo] = people.map(({ page }) => page) as [Page, Page, Page]
  for (const page of [hanoi, seoul, tokyo]) await openDesk(page, example)
  await command(example, 'versions', { name: 'Chair’s text' })

  await clickInClause(hanoi, 2, { after: 'urban ' })
  await hanoi.keyboard.insertText('natural ')
  await waitUntilSaved(hanoi)
  await clickInClause(seoul, 3, { after: 'We shall' })
  for (let letter = 0; letter < 'shall'.length; letter += 1) await seoul.keyboard.press('Backspace')
  await seoul.keyboard.insertText('should')
  await waitUntilSaved(seoul)
  await clickInClause(seoul, 5, 'start')
  await seoul.keyboard.press('Alt+Shift+ArrowUp')
  await seoul.keyboard.press('Alt+Shift+ArrowUp')
  await waitUntilSaved(seoul)
  await tokyo.locator('.ProseMirror [data-node=clause] > p').first().click({ clickCount: 3 })
  await tokyo.keyboard.press('Delete')
  await tokyo.keyboard.press('Backspace')
  await waitUntilSaved(tokyo)

  const reader = await openPerson(example, 'viewer@jakarta.example')
  const { page } = reader
  await openDesk(page, example)
  await page.getByRole('link', { name: 'Versions' }).press('Enter')
  await page.getByRole('link', { name: 'What changed since Rev. 1' }).press('Enter')
  expect(await listed(page)).toEqual([
    expect.stringMatching(/^Clause 1 \| Tokyo \| Deleted the clause \| deleted: Since the establishment/),
    expect.stringMatching(/^Clause 1 \| Hanoi \| .*urban inserted: natural environment/),
    expect.stringMatching(/^Clause 2 \| Seoul \| Moved from 5 to 2 \| The 10th Plenary Meeting/),
    expect.stringMatching(/^Clause 3 \| Seoul \| .*We deleted: shall.*inserted: should deepen/),
  ])
  await page.getByText('by 3 cities, in 4 places').waitFor()
  expect(await notesBeside(page, 'urban')).toEqual(['Inserted 1 word'])
  expect(await notesBeside(page, '10th Plenary')).toEqual(['Moved from 5 to 2'])
  await page.getByRole('button', { name: 'Clause 4 and Place and date are the same in both' }).waitFor()
  expect(await flawsOf(page)).toEqual([])

  await page.getByRole('region', { name: 'The words with their changes' }).focus()
  await page.keyboard.press('n')
  await page.keyboard.press('n')
  await page.getByText('Change 2 of 4. Clause 1, Hanoi: Inserted 1 word').waitFor({ state: 'attached' })
  expect(page.url()).toContain('change=')
  await page.reload()
  await page.locator('li [aria-current=true]', { hasText: 'Drafter, Hanoi' }).waitFor()

  await page.getByText('Side by side').click()
  await page.getByRole('heading', { name: /^Rev\. 1, Chair’s text/ }).waitFor()
  expect(await flawsOf(page)).toEqual([])
  expect([reader, ...people].flatMap(({ complaints }) => complaints)).toEqual([])
  for (const { context } of [reader, ...people]) await leave(context)
})

test('[CM64] on paper stand what is compared, the codes of the cities and a bar beside each change, and nothing of the screen', async () => {
  const { page, context } = await openPerson(example, 'viewer@jakarta.example')
  await page.goto(`${example.product.url}/declarations/${example.declarationId}/versions/compare`)
  await page.getByRole('article').waitFor()
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
  const printed = await page.locator('body').innerText()
  expect(printed).toMatch(
    /Tokyo Declaration\s+Comparison: Rev\. 1, Chair’s text \(.+\) – Now \(.+\)\s+Printed /,
  )
  expect(printed).toContain('inserted')
  expect(printed).not.toMatch(/Download|Side by side|All cities/)
  const changed = page.getByRole('article').locator('section', { hasText: 'urban' })
  expect(await changed.innerText()).toMatch(/natural\s*Ha/)
  const look = await changed.evaluate((row) => {
    const [bar, insertion] = [getComputedStyle(row, '::after'), row.querySelector('ins')]
    return [
      bar.borderLeftStyle,
      bar.borderLeftColor,
      insertion && getComputedStyle(insertion).textDecorationLine,
    ]
  })
  expect(look).toEqual(['solid', 'rgb(0, 0, 0)', 'underline'])
  expect((await page.pdf({ format: 'A4' })).byteLength).toBeGreaterThan(10_000)
  await context.close()
})

test('[CM65][CM67] the comparison is taken along as a file, and Hanoi brings the deleted clause back from it while Seoul writes elsewhere', async () => {
  const [hanoi, seoul] = await Promise.all([
    openPerson(example, 'drafter@hanoi.example'),
    openPerson(example, 'drafter@seoul.example'),
  ])
  const { page } = hanoi
  await page.goto(`${example.product.url}/declarations/${example.declarationId}/versions/compare`)
  const gone = page
    .getByRole('navigation', { name: 'Changes' })
    .getByRole('button', { name: /Deleted the clause/ })
  await gone.press('Enter')
  await page.getByRole('button', { name: 'Download' }).press('Enter')
  const file = page.getByRole('menuitem', { name: /HTML/ })
  await file.waitFor()
  const answer = await hanoi.context.request.get(`${example.product.url}${await file.getAttribute('href')}`)
  expect([answer.status(), await answer.text()]).toEqual([200, expect.stringContaining('<ins')])
  await page.keyboard.press('Escape')

  await openDesk(seoul.page, example)
  await clickInClause(seoul.page, 2, 'end')
  await seoul.page.keyboard.insertText(' Written mean')
  await page.getByRole('button', { name: 'Bring back this clause…' }).press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Bring back clause 1 as it was in Rev. 1, Chair’s text?' })
  const act = dialog.getByRole('button', { name: /^Bring back/ })
  await page.locator('[role=dialog] button.filled:not([aria-disabled=true])').waitFor()
  await act.press('Enter')
  await seoul.page.keyboard.type('while.')
  await dialog.waitFor({ state: 'detached' })
  await waitUntilSaved(seoul.page)
  expect(await wordsOfText(seoul.page)).toMatch(
    /Since the establishment of the Network.*Written meanwhile\./s,
  )

  await page.getByRole('button', { name: 'Show the newest' }).press('Enter')
  await gone.waitFor({ state: 'detached' })
  await page.getByRole('article').getByText('Written meanwhile').waitFor()
  expect([...hanoi.complaints, ...seoul.complaints]).toEqual([])
  await leave(hanoi.context, seoul.context)
})

test('[CM66] a Japanese text is compared word by word, and read in Japanese', async () => {
  const { plenary } = (await request(example, 'GET', `declarations/${example.declarationId}`)) as {
    plenary: { id: string }
  }
  const paragraph = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] })
  const clause = {
    type: 'clause',
    attrs: { id: 'clausejapanese00' },
    content: [paragraph('各都市は環境に関する知識を共有する。')],
  }
  const { id } = (await request(example, 'POST', 'declarations', {
    plenaryId: plenary.id,
    title: '東京宣言',
    text: {
      language: 'ja',
      status: 'authentic',
      numberStyle: 'lenticular',
      content: {
        type: 'doc',
        content: [
          { type: 'title', content: [paragraph('東京宣言')] },
          { type: 'preamble', content: [{ type: 'preambular' }] },
          { type: 'clauses', content: [clause] },
          { type: 'closing', content: [paragraph('東京')] },
        ],
      },
    },
  })) as { id: string }
  const japanese: Example = { ...example, declarationId: id }
  await command(japanese, 'versions', {})
  const { page, context, complaints } = await openPerson(japanese, 'drafter@tokyo.example', {
    locale: 'ja-JP',
  })
  await openDesk(page, japanese)
  await clickInClause(page, 1, { after: '環境に関する知識' })
  await page.keyboard.press('Backspace')
  await page.keyboard.press('Backspace')
  await page.keyboard.insertText('経験')
  await waitUntilSaved(page)
  await page.goto(
    `${japanese.product.url}/declarations/${id}/versions/compare?from=version:${await firstVersion(japanese)}`,
  )
  const row = page.getByRole('article').locator('section', { hasText: '各都市' })
  await row.waitFor()
  expect(await row.locator('del').allInnerTexts()).toEqual([expect.stringContaining('知識')])
  expect(await row.locator('ins').allInnerTexts()).toEqual([expect.stringContaining('経験')])
  expect(await row.innerText()).toMatch(/【1】[\s\S]*東京[\s\S]*1語を変更/)
  expect(await flawsOf(page)).toEqual([])
  expect(complaints).toEqual([])
  await context.close()
})

async function firstVersion(of: Example): Promise<string> {
  const versions = (await request(of, 'GET', `declarations/${of.declarationId}/versions`)) as {
    id: string
    number: number
  }[]
  return versions.find(({ number }) => number === 1)?.id ?? ''
}
