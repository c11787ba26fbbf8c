// A laptop that closes, a tab that dies, a second tab: what was typed comes back and arrives once.
import { expect, test } from 'vitest'
import { WireClient } from '../../server/wire/wire-client.ts'
import { clickInClause, openDesk, waitUntilSaved, wordsOfClause, wordsOfText } from './support/desk.ts'
import { goOffline, leave, listen, openPerson } from './support/people.ts'
import { exampleForFile } from './support/stage.ts'

const example = exampleForFile()

test('[CS20] words typed offline survive a closed tab and arrive once', async () => {
  const { context, page, complaints } = await openPerson(example, 'drafter@hanoi.example')
  await openDesk(page, example)
  await clickInClause(page, 1, 'end')
  await page.keyboard.insertText(' ⟦online⟧')
  await waitUntilSaved(page)
  await goOffline(page)
  await clickInClause(page, 1, 'end')
  await page.keyboard.insertText(' ⟦offline words⟧')
  await page.locator('[data-save-state=offline]').waitFor({ timeout: 40_000 })
  await expect
    .poll(() => page.locator('[data-save-state=offline]').textContent())
    .toMatch(/kept on this device/)
  await page.close()
  await context.setOffline(false)

  const returned = await context.newPage()
  listen(returned, complaints)
  await openDesk(returned, example)
  await waitUntilSaved(returned)
  await expect.poll(() => wordsOfClause(returned, 1)).toContain('⟦offline words⟧')
  const words = await wordsOfText(returned)
  expect(words.split('⟦online⟧')).toHaveLength(2)
  expect(words.split('⟦offline words⟧')).toHaveLength(2)

  const colleague = await openPerson(example, 'drafter@seoul.example')
  await openDesk(colleague.page, example)
  await expect.poll(() => wordsOfClause(colleague.page, 1)).toContain('⟦offline words⟧')
  expect(complaints.filter((text) => !/offline|Failed to fetch/i.test(text))).toEqual([])
  await leave(context, colleague.context)
})

test('[CS21] two tabs of one person, typing in turn and reloading, lose and double nothing', async () => {
  const { context, page, complaints } = await openPerson(example, 'drafter@tokyo.example')
  const second = await context.newPage()
  listen(second, complaints)
  await openDesk(page, example)
  await openDesk(second, example)
  // A turn's letters may stand between those of the one before: the second tab need not have them all when it types.
  const turns = ['αβγδεζ', 'ηθικλμ', 'νξοπρσ', 'τυφχψω']
  for (const [turn, letters] of turns.entries()) {
    const tab = turn % 2 === 0 ? page : second
    await clickInClause(tab, 5, 'end')
    await tab.keyboard.type(letters)
  }
  await waitUntilSaved(page)
  await waitUntilSaved(second)
  await page.reload()
  await openDesk(page, example)
  await waitUntilSaved(page)
  for (const tab of [page, second]) {
    await expect
      .poll(async () => (await wordsOfClause(tab, 5)).match(/[α-ω]/g)?.sort().join(''))
      .toBe([...turns.join('')].sort().join(''))
  }
  expect(complaints).toEqual([])
  await leave(context)
})

test('[CS22] an observer’s open desk sends no document frame, and cannot type', async () => {
  const { context, page, complaints } = await openPerson(example, 'observer@tomsk.example')
  const sent: number[] = []
  page.on('websocket', (socket) => {
    socket.on('framesent', ({ payload }) => {
      const bytes = typeof payload === 'string' ? Buffer.from(payload) : payload
      if (bytes[0] === 0 && bytes[1] === 2) sent.push(bytes.length)
    })
  })
  const text = await openDesk(page, example)
  expect(await text.getAttribute('contenteditable')).toBe('false')
  const before = await wordsOfText(page)
  await text.click()
  await page.keyboard.type('words of an observer')
  expect(await wordsOfText(page)).toBe(before)
  expect(sent).toEqual([])
  expect(complaints).toEqual([])
  await leave(context)
})

test('[ED40] moving a clause while another city types in it: no word is gone', async () => {
  const mover = await openPerson(example, 'drafter@bangkok.example')
  const typist = await openPerson(example, 'drafter@delhi.example')
  await openDesk(mover.page, example)
  await openDesk(typist.page, example)
  await clickInClause(typist.page, 4, 'end')
  await clickInClause(mover.page, 4, 'end')
  const letters = [...'αβγδεζηθικλμνξοπρστυφχψω']
  const typing = typist.page.keyboard.type(letters.join(''), { delay: 15 })
  await mover.page.keyboard.press('Alt+Shift+ArrowUp')
  await typing
  await waitUntilSaved(typist.page)
  await waitUntilSaved(mover.page)
  await expect
    .poll(async () => {
      const textAndOffers = await typist.page.locator('body').innerText()
      return letters.filter((letter) => !textAndOffers.includes(letter))
    })
    .toEqual([])
  expect(await wordsOfText(typist.page)).toBe(await wordsOfText(mover.page))
  const reader = new WireClient({
    target: example.product,
    textId: example.textId,
    cookie: example.secretariat,
  })
  await reader.synced()
  expect(reader.doc.store.pendingStructs).toBeNull()
  await reader.close()
  await leave(mover.context, typist.context)
})
