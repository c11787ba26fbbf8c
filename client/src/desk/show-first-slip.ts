// Leads to the first draft that waits for its author's decision.

export function showFirstSlip(): void {
  const slip = document.querySelector<HTMLElement>('[data-slip]')
  slip?.scrollIntoView({ block: 'center' })
  slip?.querySelector<HTMLElement>('button')?.focus({ preventScroll: true })
}
