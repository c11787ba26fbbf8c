// How a comparison is laid out: what the address says, else what this device was last told.
export const LAYOUTS = ['inline', 'side'] as const
export type Layout = (typeof LAYOUTS)[number]

const KEY = 'plenary.compare-layout'

/** Anything else than a layout is none. */
export function readLayout(value: unknown): Layout | undefined {
  return LAYOUTS.find((layout) => layout === value)
}

export function keptLayout(): Layout {
  return readLayout(localStorage.getItem(KEY)) ?? 'inline'
}

export function keepLayout(layout: Layout): void {
  localStorage.setItem(KEY, layout)
}
