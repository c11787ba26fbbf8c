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
export async function openDesk(
  page: Page,
  { product, declarationId }: { product: Target; declarationId: string },
): Promise<Locator> {
  await page.goto(`${product.url}/declarations/${declarationId}`)
  const text = page.locator('.ProseMirror')
  await text.waitFor({ timeout: 30_000 })
  return text
}

/** Where in a clause one clicks: at its ends, or right behind words that it has. */
export type ClausePlace = 'start' | 'end' | { after: string }

/** Clicks into the n-th clause (from 1), again when others moved the text under the pointer, until the caret is there. */
export async function clickInClause(page: Page, number: number, place: ClausePlace): Promise<void> {
  for (let tries = 0; tries < 20; tries += 1) {
    const point = await pointInClause(page, number, place)
    if (!point) {
      await page.waitForTimeout(100)
      continue
    }
    await page.mouse.click(point.x, point.y)
    if (await isCaretAt(page, number, place)) return
  }
  throw new Error(`the caret does not get to ${JSON.stringify(place)} of clause ${number}`)
}

/** The point of that place on the screen, scrolled into view; undefined while a caret of others stands within the words. */
function pointInClause(
  page: Page,
  number: number,
  place: ClausePlace,
): Promise<{ x: number; y: number } | undefined> {
  return page.evaluate(
    ([clauseNumber, where]) => {
      const clause = document.querySelectorAll('.ProseMirror > [data-node=clauses] > [data-node=clause]')[
        clauseNumber - 1
      ]
      const paragraphs = clause?.querySelectorAll(':scope > p')
      const paragraph = where === 'start' ? paragraphs?.[0] : paragraphs?.[paragraphs.length - 1]
      const root = typeof where === 'string' ? paragraph : clause
      const texts: Text[] = []
      const walker = document.createTreeWalker(root ?? document, NodeFilter.SHOW_TEXT)
      for (let node = walker.nextNode(); node; node = walker.nextNode())
        if (!node.parentElement?.closest('.ProseMirror-widget')) texts.push(node as Text)
      const isStart = where === 'start'
      const text = isStart
        ? texts[0]
        : texts.findLast(
            (node) => where === 'end' || (typeof where === 'object' && node.data.includes(where.after)),
          )
      if (!text) return undefined
      text.parentElement?.scrollIntoView({ block: 'center' })
      const end =
        typeof where === 'object' ? text.data.indexOf(where.after) + where.after.length : text.length
      const letter = new Range()
      letter.setStart(text, isStart ? 0 : end - 1)
      letter.setEnd(text, isStart ? 1 : end)
      const box = [...letter.getClientRects()].at(isStart ? 0 : -1) ?? new DOMRect()
      return { x: isStart ? box.left + 1 : box.right - 1, y: box.top + box.height / 2 }
    },
    [number, place] as const,
  )
}

/** Whether the caret stands at that place, and still does after the page was drawn. */
function isCaretAt(page: Page, number: number, place: ClausePlace): Promise<boolean> {
  return page.evaluate(
    async ([clauseNumber, where]) => {
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
      const selection = getSelection()
      const clause = document.querySelectorAll('.ProseMirror > [data-node=clauses] > [data-node=clause]')[
        clauseNumber - 1
      ]
      const paragraph = selection?.anchorNode?.parentElement?.closest('p')
      if (!selection?.isCollapsed || !selection.anchorNode || !paragraph || !clause?.contains(paragraph))
        return false
      const side = new Range()
      side.selectNodeContents(paragraph)
      if (where === 'end') side.setStart(selection.anchorNode, selection.anchorOffset)
      else side.setEnd(selection.anchorNode, selection.anchorOffset)
      const content = side.cloneContents()
      for (const widget of content.querySelectorAll('.ProseMirror-widget')) widget.remove()
      const words = content.textContent ?? ''
      return typeof where === 'string' ? words === '' : words.endsWith(where.after)
    },
    [number, place] as const,
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
      for (const decoration of copy?.querySelectorAll('.ProseMirror-widget') ?? []) decoration.remove()
      return copy?.textContent ?? ''
    }
  }, number)
}

/** All words of the text, carets left out. */
export function wordsOfText(page: Page): Promise<string> {
  return page.evaluate(() => {
    const copy = document.querySelector('.ProseMirror')?.cloneNode(true) as Element | undefined
    for (const decoration of copy?.querySelectorAll('.ProseMirror-widget') ?? []) decoration.remove()
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
