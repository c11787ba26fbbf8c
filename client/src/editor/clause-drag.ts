// Dragging a clause by its number, with mouse, pen or finger. A line shows where it would go; Escape gives up.
import { clausesOf, type PlacedClause } from '@plenary/shared/declaration/outline'
import type { EditorView } from '@tiptap/pm/view'
import { moveClauseTo } from './clause-moves.ts'
import type { Gap } from './move-clause.ts'
import { clauseId } from './place.ts'
import styles from './sheet.module.css'

/** A place between clauses, and where it is on the screen. */
interface DropPlace {
  readonly gap: Gap
  /** Pixels from the top of the window. */
  readonly y: number
}

interface Drag {
  readonly id: string
  readonly pointer: number
  readonly startY: number
  places: readonly DropPlace[]
  chosen: DropPlace | undefined
  isMoving: boolean
}

/** Less is a click on the number. */
const THRESHOLD = 4
/** How near to the window's edge the page begins to scroll, and how far a move. */
const EDGE = 48
const SCROLL_STEP = 16

/**
 * Listens on the editor's element.
 * @param line an element beside the text, positioned within `line.offsetParent`; shown while a clause is dragged
 * @returns how to stop
 */
export function dragClauses(view: EditorView, line: HTMLElement): () => void {
  let drag: Drag | undefined

  const begin = (event: PointerEvent) => {
    const handle = (event.target as Element).closest?.<HTMLElement>('[data-handle]')
    const id = handle?.dataset.handle
    if (!handle || !id || !view.editable || event.button !== 0 || view.composing) return
    event.preventDefault()
    drag = {
      id,
      pointer: event.pointerId,
      startY: event.clientY,
      places: [],
      chosen: undefined,
      isMoving: false,
    }
    window.addEventListener('pointermove', move)
    window.addEventListener('pointerup', drop)
    window.addEventListener('pointercancel', end)
    window.addEventListener('keydown', giveUp, true)
  }
  const move = (event: PointerEvent) => {
    if (!drag || event.pointerId !== drag.pointer) return
    if (!drag.isMoving && Math.abs(event.clientY - drag.startY) < THRESHOLD) return
    drag.isMoving = true
    scrollNear(view, event.clientY)
    drag.places = dropPlaces(view, drag.id)
    drag.chosen = nearest(drag.places, event.clientY)
    mark(view, drag.id, true)
    showLine(line, drag.chosen)
  }
  const drop = (event: PointerEvent) => {
    if (!drag || event.pointerId !== drag.pointer) return
    const { id, chosen, isMoving } = drag
    end()
    if (isMoving && chosen) moveClauseTo(view, id, chosen.gap)
    view.focus()
  }
  const giveUp = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return
    event.preventDefault()
    event.stopPropagation()
    end()
  }
  const end = () => {
    if (drag) mark(view, drag.id, false)
    drag = undefined
    line.hidden = true
    window.removeEventListener('pointermove', move)
    window.removeEventListener('pointerup', drop)
    window.removeEventListener('pointercancel', end)
    window.removeEventListener('keydown', giveUp, true)
  }
  view.dom.addEventListener('pointerdown', begin)
  return () => {
    end()
    if (!view.isDestroyed) view.dom.removeEventListener('pointerdown', begin)
  }
}

/** Gaps in the lists of the clause's own level, those beside itself left out. */
function dropPlaces(view: EditorView, id: string): DropPlace[] {
  const clauses = clausesOf(view.state.doc)
  const dragged = clauses.find(({ node }) => clauseId(node) === id)
  if (!dragged) return []
  const level = dragged.path.length
  const peers = clauses.filter(({ path }) => path.length === level)
  return peers.flatMap((peer, index) => {
    const parent = parentOf(clauses, peer)
    const next = peers[index + 1]
    const isLast = !next || parentOf(clauses, next) !== parent
    const before = { gap: { parent, before: clauseId(peer.node) }, y: edge(view, peer, 'top') }
    const after = { gap: { parent, before: null }, y: edge(view, peer, 'bottom') }
    const previous = peers[index - 1]
    const isBeside = peer === dragged || (previous === dragged && parentOf(clauses, dragged) === parent)
    return [...(isBeside ? [] : [before]), ...(isLast && peer !== dragged ? [after] : [])]
  })
}

function parentOf(clauses: readonly PlacedClause[], { pos, path }: PlacedClause): string | null {
  const parent = clauses.findLast((other) => other.pos < pos && other.path.length === path.length - 1)
  return parent ? clauseId(parent.node) : null
}

function edge(view: EditorView, { pos }: PlacedClause, side: 'top' | 'bottom'): number {
  const element = view.nodeDOM(pos)
  return element instanceof HTMLElement ? element.getBoundingClientRect()[side] : 0
}

function nearest(places: readonly DropPlace[], y: number): DropPlace | undefined {
  return places.toSorted((a, b) => Math.abs(a.y - y) - Math.abs(b.y - y))[0]
}

function mark(view: EditorView, id: string, isDragged: boolean): void {
  const handle = view.dom.querySelector(`[data-handle="${CSS.escape(id)}"]`)
  handle?.classList.toggle(styles.dragged ?? '', isDragged)
}

function showLine(line: HTMLElement, place: DropPlace | undefined): void {
  line.hidden = !place
  const frame = line.offsetParent?.getBoundingClientRect()
  if (place && frame) line.style.top = `${place.y - frame.top}px`
}

function scrollNear(view: EditorView, y: number): void {
  let scroller: Element | null = view.dom
  while (scroller && scroller.scrollHeight <= scroller.clientHeight + 1) scroller = scroller.parentElement
  const { top, bottom } = scroller?.getBoundingClientRect() ?? { top: 0, bottom: 0 }
  if (y < top + EDGE) scroller?.scrollBy(0, -SCROLL_STEP)
  if (y > bottom - EDGE) scroller?.scrollBy(0, SCROLL_STEP)
}
