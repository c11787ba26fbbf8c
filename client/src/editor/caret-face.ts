// How another person's caret looks: who it is, in which city's colour. The colour is an index that the server stamped, never a
// style from the wire.
import type { Stamp } from '@plenary/shared/protocol/presence'
import styles from './sheet.module.css'

export interface CaretFace {
  /** The city in the language of the interface, else the function. */
  readonly name: string
  /** The city's short code. */
  readonly code: string
  /** Index into the sixteen city colours; null for who belongs to no city. */
  readonly palette: number | null
}

/** Looks a stamp up in the roster. */
export type FaceOf = (stamp: Stamp) => CaretFace

/** How long a flag has the whole name. */
const NAME_STAYS = 2_000

/** The caret with its flag: the whole name for two seconds, then the code. */
export function caretElement({ name, code, palette }: CaretFace): HTMLElement {
  const caret = document.createElement('span')
  caret.className = `collaboration-carets__caret ${styles.caret} ${hasFoot(palette) ? styles.foot : ''}`
  caret.style.setProperty('--c', colourOf(palette))
  caret.ariaHidden = 'true'
  const flag = document.createElement('span')
  flag.className = `collaboration-carets__label ${styles.flag}`
  flag.textContent = name
  setTimeout(() => {
    flag.textContent = code
  }, NAME_STAYS)
  caret.append('\u2060', flag, '\u2060')
  return caret
}

/** Attributes for the words that another person has selected, or is composing. */
export function selectionAttributes(palette: number | null, composing: boolean): Record<string, string> {
  return {
    class: (composing ? styles.composing : styles.selection) ?? '',
    style: `--c: ${colourOf(palette)}`,
  }
}

function colourOf(palette: number | null): string {
  return palette === null ? 'var(--ink-2)' : `var(--c${Math.trunc(palette) % 16})`
}

function hasFoot(palette: number | null): boolean {
  return palette !== null && palette > 7
}
