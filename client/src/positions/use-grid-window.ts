// Which rows and columns of a scrolled grid are in view: only those are drawn.
import { type RefObject, useLayoutEffect, useState } from 'react'

export interface GridWindow {
  readonly firstRow: number
  readonly lastRow: number
  readonly firstColumn: number
  readonly lastColumn: number
  readonly columnWidth: number
}

export interface GridSizes {
  readonly columns: number
  readonly rowHeight: number
  readonly leastColumnWidth: number
  readonly cityWidth: number
}

/** Drawn beyond the edges on every side, so that a scrolled grid is not empty before the next frame. */
const BEYOND = 2

export function useGridWindow(scroller: RefObject<HTMLElement | null>, sizes: GridSizes): GridWindow {
  const [seen, setSeen] = useState(() => gridWindow(undefined, sizes))
  const { columns, rowHeight, leastColumnWidth, cityWidth } = sizes
  useLayoutEffect(() => {
    const element = scroller.current
    if (!element) return
    const look = () =>
      setSeen((before) => {
        const now = gridWindow(element, { columns, rowHeight, leastColumnWidth, cityWidth })
        return JSON.stringify(before) === JSON.stringify(now) ? before : now
      })
    look()
    const observer = new ResizeObserver(look)
    observer.observe(element)
    element.addEventListener('scroll', look, { passive: true })
    return () => {
      observer.disconnect()
      element.removeEventListener('scroll', look)
    }
  }, [scroller, columns, rowHeight, leastColumnWidth, cityWidth])
  return seen
}

type Scrolled = Pick<HTMLElement, 'clientWidth' | 'clientHeight' | 'scrollLeft' | 'scrollTop'>

const NOT_YET: Scrolled = { clientWidth: 0, clientHeight: 0, scrollLeft: 0, scrollTop: 0 }

/** Columns share what the cities leave of the width, and are at least so wide. */
export function gridWindow(scrolled: Scrolled = NOT_YET, sizes: GridSizes): GridWindow {
  const { columns, rowHeight, leastColumnWidth, cityWidth } = sizes
  const { clientWidth, clientHeight, scrollLeft, scrollTop } = scrolled
  const width = Math.max(0, clientWidth - cityWidth)
  const share = Math.floor((width / Math.max(columns, 1)) * 100) / 100
  const columnWidth = Math.max(leastColumnWidth, share)
  return {
    firstRow: Math.floor(scrollTop / rowHeight) - BEYOND,
    lastRow: Math.ceil((scrollTop + clientHeight) / rowHeight) + BEYOND,
    firstColumn: Math.floor(scrollLeft / columnWidth) - BEYOND,
    lastColumn: Math.ceil((scrollLeft + width) / columnWidth) + BEYOND,
    columnWidth,
  }
}
