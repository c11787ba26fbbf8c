// Leads to a draft that waits for its author's decision: to the slip, from where Tab goes on to its buttons.

export function showFirstSlip(): void {
  const [slip] = slipsOnPage()
  if (slip) focusSlip(slip)
}

/** Slips, and what stands for several that are folded, in the order of the page. */
export function slipsOnPage(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>('[data-slip]')]
}

export function focusSlip(slip: HTMLElement): void {
  slip.scrollIntoView({ block: 'center' })
  slip.focus({ preventScroll: true })
}
