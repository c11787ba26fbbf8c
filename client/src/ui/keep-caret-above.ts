// A row that comes in below the text makes its window smaller: the line in which somebody writes stays in it.

const MARGIN = 8

/** Scrolls, and only if the caret is where the row now is. */
export function keepCaretAbove(row: Element): void {
  const selection = getSelection()
  const here = document.activeElement
  if (!selection?.rangeCount || !here || here === document.body) return
  if (!here.contains(selection.focusNode)) return
  const caret = selection.getRangeAt(0).getBoundingClientRect()
  const { top, bottom } = row.getBoundingClientRect()
  if (caret.height === 0 || caret.bottom <= top || caret.top >= bottom) return
  scrollerOf(here)?.scrollBy({ top: caret.bottom - top + MARGIN })
}

function scrollerOf(element: Element): Element | null {
  const isScroller = /auto|scroll/.test(getComputedStyle(element).overflowY)
  return isScroller || !element.parentElement ? element : scrollerOf(element.parentElement)
}
