import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { keepCaretAbove } from './keep-caret-above.ts'

const scrollBy = vi.fn()
beforeEach(() => {
  document.body.innerHTML =
    '<div id="scroller" style="overflow-y: auto"><p tabindex="0">Words</p></div><div id="row"></div>'
  Element.prototype.scrollBy = scrollBy
  const words = document.querySelector('p') as HTMLElement
  words.focus()
  getSelection()?.collapse(words.firstChild, 2)
})
afterEach(() => {
  document.body.innerHTML = ''
  Reflect.deleteProperty(Element.prototype, 'scrollBy')
  scrollBy.mockReset()
  vi.restoreAllMocks()
})

/** A caret of 20 px at this height, above a row that takes the page from 800 to 844. */
function rowComesIn(caretAt: number) {
  const row = document.getElementById('row') as HTMLElement
  vi.spyOn(row, 'getBoundingClientRect').mockReturnValue(new DOMRect(0, 800, 1440, 44))
  vi.spyOn(Range.prototype, 'getBoundingClientRect').mockReturnValue(new DOMRect(300, caretAt, 1, 20))
  keepCaretAbove(row)
}

test('[DK68] the line in which one writes is scrolled above the row, and no other', () => {
  rowComesIn(810)
  expect(scrollBy).toHaveBeenCalledExactlyOnceWith({ top: 38 })
  expect(scrollBy.mock.contexts[0]).toBe(document.getElementById('scroller'))
  scrollBy.mockReset()
  rowComesIn(700)
  rowComesIn(1_200)
  expect(scrollBy).not.toHaveBeenCalled()
})

test('[DK68] whoever is not writing is not scrolled', () => {
  document.querySelector('p')?.blur()
  rowComesIn(810)
  expect(scrollBy).not.toHaveBeenCalled()
})
