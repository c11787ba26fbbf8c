// What jsdom lacks and the components expect: media queries, layout observers, scrolling, IndexedDB.
import 'fake-indexeddb/auto'
import { beforeAll } from 'vitest'

class SilentObserver {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}

if (typeof window !== 'undefined') {
  Object.defineProperty(window, 'matchMedia', {
    writable: true,
    value: (query: string) => ({
      matches: false,
      media: query,
      onchange: null,
      addEventListener() {},
      removeEventListener() {},
      addListener() {},
      removeListener() {},
      dispatchEvent: () => false,
    }),
  })
  Object.assign(window, { ResizeObserver: SilentObserver, IntersectionObserver: SilentObserver })
  Element.prototype.scrollIntoView = () => {}
  Document.prototype.elementFromPoint = () => null
  Range.prototype.getClientRects = () => [] as unknown as DOMRectList
  Range.prototype.getBoundingClientRect = () => new DOMRect()
  // Files share the page: each begins with an empty one, whatever another left.
  beforeAll(() => document.body.replaceChildren())
}
