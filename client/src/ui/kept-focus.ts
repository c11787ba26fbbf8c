// The focus is never lost: when what had it is gone, its place takes it, so that the keyboard goes on from there.

const CONTROL =
  'button:not(:disabled), a[href], input:not(:disabled), select:not(:disabled), textarea:not(:disabled)'

/**
 * Watches a document until the returned function is called. In place of a control that was removed comes the control
 * that stands there now: the same one of the next row, else of the row before; else the heading of the panel, else the
 * dialog, which a key still closes, else the heading of the screen.
 */
export function keepFocus(page: Document): () => void {
  let last: { element: Element; index: number } | undefined
  const remember = ({ target }: FocusEvent) => {
    if (target instanceof Element && target !== page.body)
      last = { element: target, index: indexInRow(target) }
  }
  /** Whoever clicks beside a control has let go of it; what is being removed is removed a moment later. */
  const forget = ({ target }: FocusEvent) =>
    queueMicrotask(() => {
      if (last?.element === target && last.element.isConnected && page.activeElement === page.body)
        last = undefined
    })
  const observer = new MutationObserver((records) => {
    if (!last || last.element.isConnected || page.activeElement !== page.body) return
    const { element, index } = last
    const record = records.find(({ removedNodes }) =>
      [...removedNodes].some((node) => node.contains(element)),
    )
    last = undefined
    goOn(page, record, index)
  })
  page.addEventListener('focusin', remember)
  page.addEventListener('focusout', forget)
  observer.observe(page.body, { childList: true, subtree: true })
  return () => {
    page.removeEventListener('focusin', remember)
    page.removeEventListener('focusout', forget)
    observer.disconnect()
  }
}

/** Gives the focus to the heading of the screen, or to the screen itself while it has none. */
export function focusScreen(page: Document): void {
  const screen = page.querySelector('main h1') ?? page.querySelector('h1') ?? page.querySelector('main')
  focusText(screen)
}

function goOn(page: Document, record: MutationRecord | undefined, index: number): void {
  for (const neighbour of [record?.nextSibling, record?.previousSibling]) {
    const controls = isRow(neighbour) ? controlsOf(neighbour) : []
    const control = controls[index] ?? controls.at(-1)
    if (!control) continue
    control.focus()
    return
  }
  const panel = around(record, 'section')
  const dialog = around(record, '[role=dialog]')
  const heading = !dialog || dialog.contains(panel) ? panel?.querySelector('h2') : dialog
  if (heading) focusText(heading)
  else if (dialog) focusText(dialog)
  else focusScreen(page)
}

function focusText(text: Element | null): void {
  if (!(text instanceof HTMLElement)) return
  text.tabIndex = -1
  text.focus({ preventScroll: true })
}

/** What the removed control stood in, innermost first. */
function around(record: MutationRecord | undefined, selector: string): Element | null {
  const closest = (node: Node | null | undefined) =>
    node instanceof Element && node.isConnected ? node.closest(selector) : null
  return closest(record?.target) ?? closest(record?.previousSibling)
}

function isRow(node: Node | null | undefined): node is Element {
  return node instanceof Element && node.matches('li, tr') && node.isConnected
}

/** Which control of its row it is: the same one of the next row goes on with what was being done. */
function indexInRow(control: Element): number {
  const row = control.closest('li, tr')
  return row ? controlsOf(row).indexOf(control as HTMLElement) : -1
}

function controlsOf(row: Element): HTMLElement[] {
  return [...row.querySelectorAll<HTMLElement>(CONTROL)]
}
