import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { clickInClause, openDesk, waitUntilSaved, wordsOfClause } from './support/desk.ts'
import { leave, openPerson } from './support/people.ts'
import { exampleForFile } from './support/stage.ts'

const example = exampleForFile()

/** Composes as an input method does: reading by reading, then the words are committed. */
async function compose(page: Page, readings: readonly string[], words: string): Promise<void> {
  const devtools = await page.context().newCDPSession(page)
  for (const reading of readings) {
    await devtools.send('Input.imeSetComposition', {
      text: reading,
      selectionStart: reading.length,
      selectionEnd: reading.length,
    })
    await page.waitForTimeout(40)
  }
  await devtools.send('Input.insertText', { text: words })
  await devtools.detach()
}

test('[ED33] words composed while another city types into the same clause are lost and doubled nowhere', async () => {
  const tokyo = await openPerson(example, 'drafter@tokyo.example')
  const seoul = await openPerson(example, 'drafter@seoul.example')
  await openDesk(tokyo.page, example)
  await openDesk(seoul.page, example)
  await clickInClause(seoul.page, 5, 'end')
  let count = 0
  let isOver = false
  const typing = (async () => {
    while (!isOver) {
      await seoul.page.keyboard.type(`s${count} `, { delay: 12 })
      count += 1
    }
  })()

  await clickInClause(tokyo.page, 5, 'start')
  const phrases = ['都市は', '協力して', '環境を', '守り、', '次の世代に', '引き継ぐ。']
  for (const phrase of phrases)
    await compose(tokyo.page, ['と', 'とし', 'としは', phrase.slice(0, 1), phrase], phrase)
  isOver = true
  await typing

  await waitUntilSaved(tokyo.page)
  await waitUntilSaved(seoul.page)
  await expect
    .poll(async () => (await wordsOfClause(tokyo.page, 5)) === (await wordsOfClause(seoul.page, 5)))
    .toBe(true)
  const words = await wordsOfClause(tokyo.page, 5)
  expect(words).toContain(phrases.join(''))
  const others = Array.from({ length: count }, (_, index) => `s${index} `).join('')
  expect(words).toContain(others.trimEnd())
  expect([...words.matchAll(/都市は/g)]).toHaveLength(1)
  expect(tokyo.complaints).toEqual([])
  expect(seoul.complaints).toEqual([])
  await leave(tokyo.context, seoul.context)
})
