// F6 and Shift+F6 go round the regions of the desk; Alt+F10 goes from the text to its toolbar.
import { useEffect } from 'react'

const FOCUSABLE = '[tabindex="0"], a[href], button:not(:disabled):not([tabindex="-1"])'

/** Regions carry `data-region`. One is entered at its text, else at its tab stop or first control, else as a whole. */
export function useRegions(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey) return
      if (event.key === 'F6' && !event.altKey) return go(event, event.shiftKey ? -1 : 1)
      if (event.key === 'F10' && event.altKey) enter(event, document.querySelector('[data-region=toolbar]'))
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [])
}

function go(event: KeyboardEvent, step: 1 | -1): void {
  const regions = [...document.querySelectorAll<HTMLElement>('[data-region]')].filter(isVisible)
  const here = regions.findIndex((region) => region.contains(document.activeElement))
  const next = here === -1 ? (step === 1 ? 0 : regions.length - 1) : here + step
  enter(event, regions[(next + regions.length) % regions.length] ?? null)
}

function enter(event: KeyboardEvent, region: HTMLElement | null): void {
  if (!region) return
  event.preventDefault()
  const controls = [...region.querySelectorAll<HTMLElement>(FOCUSABLE)].filter(isVisible)
  const target = region.querySelector<HTMLElement>('[role=textbox]') ?? controls[0] ?? region
  target.focus()
}

function isVisible(element: HTMLElement): boolean {
  return element.offsetParent !== null || element.getClientRects().length > 0
}
