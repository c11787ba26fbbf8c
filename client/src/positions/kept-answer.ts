// An answer that is not stated yet, kept in this tab: neither a stray key, nor the way back, nor a reload loses what was typed.
import { POSITIONS, type Position } from '@plenary/shared/positions/position'

export interface KeptAnswer {
  readonly position?: Position | undefined
  readonly note: string
}

/** @param place the declaration, the city and the part */
export function keptAnswer(place: string): KeptAnswer | undefined {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(keyOf(place)) ?? 'null')
    if (typeof kept !== 'object' || kept === null) return undefined
    const { position, note } = kept as Record<string, unknown>
    if (typeof note !== 'string') return undefined
    return { position: POSITIONS.find((each) => each === position), note }
  } catch {
    return undefined
  }
}

/** Undefined: there is nothing to keep any more. */
export function keepAnswer(place: string, answer: KeptAnswer | undefined): void {
  try {
    if (answer) sessionStorage.setItem(keyOf(place), JSON.stringify(answer))
    else sessionStorage.removeItem(keyOf(place))
  } catch {
    // A browser that keeps nothing loses it with the page, as it would a form.
  }
}

function keyOf(place: string): string {
  return `plenary answer ${place}`
}
