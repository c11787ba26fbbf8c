// Three cities write into the Tokyo Declaration at once, and the server dies in the middle.
import { expect, test } from 'vitest'
import { startProduct } from '../../server/wire/product.ts'
import { wordsOf } from '../../server/wire/token-ledger.ts'
import { WireClient } from '../../server/wire/wire-client.ts'
import { clickInClause, openDesk, waitUntilSaved, wordsOfText } from './support/desk.ts'
import { type BrowserPerson, leave, openPerson } from './support/people.ts'

/** Where in clause 2 each city writes. */
const PLACES = ['urban environment.', 'low-carbon society.', 'Economic growth']

import { exampleForFile } from './support/stage.ts'

const example = exampleForFile()

/** Watches the save state: every word that was on the page while it said "saved", as a person sees it. */
async function watchSaved(person: BrowserPerson): Promise<void> {
  await person.page.evaluate(() => {
    const seen: string[] = []
    Object.assign(window, { plenarySaved: seen })
    const look = () => {
      if (!document.querySelector('[data-save-state=saved]')) return
      const words = document.querySelector('.ProseMirror')?.textContent ?? ''
      for (const [token] of words.matchAll(/⟦[^⟦⟧]*⟧/g)) if (!seen.includes(token)) seen.push(token)
    }
    // As it is drawn: within one task the words may already be there before the state that goes with them.
    new MutationObserver(() => requestAnimationFrame(look)).observe(document.body, {
      subtree: true,
      childList: true,
      attributes: true,
      characterData: true,
    })
  })
}

test('[LD3] the three screens converge, every saved word is there once, and "Saved" was never shown for a word that was not on disk', async () => {
  const { textId, secretariat: cookie } = example
  const cities = ['hanoi', 'seoul', 'tokyo']
  const people = await Promise.all(cities.map((city) => openPerson(example, `drafter@${city}.example`)))
  for (const { page } of people) await openDesk(page, example)
  await Promise.all(people.map(watchSaved))

  const typeTokens = async (from: number, to: number) =>
    Promise.all(
      people.map(async ({ page }, index) => {
        for (let count = from; count < to; count += 1) {
          if (count % 2 === 0) await clickInClause(page, 2, { after: PLACES[index] ?? '' })
          else await clickInClause(page, index + 3, 'end')
          await page.keyboard.type(`⟦${cities[index]}:${count}⟧`, { delay: 2 })
        }
      }),
    )
  await typeTokens(0, 4)
  await Promise.all(people.map(({ page }) => waitUntilSaved(page)))

  const typing = typeTokens(4, 6)
  await people[0]?.page.waitForFunction(() =>
    document.querySelector('.ProseMirror')?.textContent?.includes(':4⟧'),
  )
  await example.product.end('SIGKILL')
  const savedBeforeTheEnd = await Promise.all(
    people.map(({ page }) =>
      page.evaluate(() => (window as never as { plenarySaved: string[] }).plenarySaved),
    ),
  )
  await typing
  example.product = await startProduct(example.folder, { port: Number(new URL(example.product.url).port) })

  const reader = new WireClient({ target: example.product, textId, cookie })
  await reader.synced()
  const onDisk = wordsOf(reader.doc)
  await reader.close()
  for (const token of savedBeforeTheEnd.flat()) {
    if (
      cities.some((city, index) => token.startsWith(`⟦${city}:`) && savedBeforeTheEnd[index]?.includes(token))
    ) {
      expect(onDisk).toContain(token)
    }
  }

  await Promise.all(people.map(({ page }) => waitUntilSaved(page, 60_000)))
  const expected = cities.flatMap((city) => Array.from({ length: 6 }, (_, count) => `⟦${city}:${count}⟧`))
  await expect
    .poll(async () => new Set(await Promise.all(people.map(({ page }) => wordsOfText(page)))).size, {
      timeout: 20_000,
    })
    .toBe(1)
  const words = await wordsOfText(people[0]?.page as never)
  for (const token of expected) expect(words.split(token), token).toHaveLength(2)
  for (const { complaints } of people) expect(complaints).toEqual([])
  await leave(...people.map(({ context }) => context))
})
