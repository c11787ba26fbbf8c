// The desk as a person finds it: by roles and words, never by class names.
import type { Locator, Page } from 'playwright-core'
import { findText, listDeclarations, type Target } from '../../../server/wire/target.ts'

/** The id of the Tokyo Declaration. */
export async function tokyoDeclaration(
  target: Target,
  cookie: string,
): Promise<{ declarationId: string; textId: string }> {
  const declaration = (await listDeclarations(target, cookie)).find(({ title }) => title.startsWith('Tokyo'))
  if (!declaration) throw new Error('the Tokyo Declaration is not there')
  return { declarationId: declaration.id, textId: await findText(target, cookie, 'Tokyo') }
}

/** Opens the desk and waits until the text can be read. */
export async function openDesk(page: Page, target: Target, declarationId: string): Promise<Locator> {
  await page.goto(`${target.url}/declarations/${declarationId}`)
  const text = page.locator('.ProseMirror')
  await text.waitFor({ timeout: 30_000 })
  return text
}

/** Puts the caret at the end of the n-th clause (from 1). */
export async function clickEndOfClause(page: Page, number: number): Promise<void> {
  const paragraph = page
    .locator(
      `.ProseMirror > [data-node=clauses] > [data-node=clause]:nth-child(${number} of [data-node=clause]) > p`,
    )
    .last()
  await paragraph.click()
  await page.keyboard.press('End')
  await page.evaluate((place) => {
    const clauses = document.querySelectorAll('.ProseMirror > [data-node=clauses] > [data-node=clause]')
    const last = clauses[place - 1]?.querySelector(':scope > p:last-of-type')
    if (last) getSelection()?.setPosition(last, last.childNodes.length)
  }, number)
}

/** Puts the caret behind these words of the n-th clause (from 1). */
export async function placeCaretAfter(page: Page, number: number, words: string): Promise<void> {
  await page.evaluate(
    ([place, before]) => {
      const clause = document.querySelectorAll('.ProseMirror > [data-node=clauses] > [data-node=clause]')[
        place - 1
      ]
      const texts = document.createTreeWalker(clause ?? document, NodeFilter.SHOW_TEXT)
      for (let node = texts.nextNode(); node; node = texts.nextNode()) {
        const at = node.textContent?.indexOf(before) ?? -1
        if (at === -1) continue
        ;(document.querySelector('.ProseMirror') as HTMLElement).focus()
        getSelection()?.setPosition(node, at + before.length)
        return
      }
      throw new Error(`no words "${before}" in clause ${place}`)
    },
    [number, words] as const,
  )
}

/** The words of the n-th clause (from 1), carets left out. */
export function wordsOfClause(page: Page, number: number): Promise<string> {
  return page.evaluate((place) => {
    const clause = document.querySelectorAll('.ProseMirror > [data-node=clauses] > [data-node=clause]')[
      place - 1
    ]
    return plain(clause)
    function plain(element: Element | undefined): string {
      const copy = element?.cloneNode(true) as Element | undefined
      for (const decoration of copy?.querySelectorAll('.ProseMirror-widget, .collaboration-carets__caret') ??
        [])
        decoration.remove()
      return copy?.textContent ?? ''
    }
  }, number)
}

/** All words of the text, carets left out. */
export function wordsOfText(page: Page): Promise<string> {
  return page.evaluate(() => {
    const copy = document.querySelector('.ProseMirror')?.cloneNode(true) as Element | undefined
    for (const decoration of copy?.querySelectorAll('.ProseMirror-widget, .collaboration-carets__caret') ??
      [])
      decoration.remove()
    return copy?.textContent ?? ''
  })
}

/** The save state as it stands in the header. */
export function saveState(page: Page): Locator {
  return page.locator('[data-save-state]')
}

/** Waits until the header says that everything is saved on the server. */
export async function waitUntilSaved(page: Page, timeout = 20_000): Promise<void> {
  await page.locator('[data-save-state=saved]').waitFor({ timeout })
}
