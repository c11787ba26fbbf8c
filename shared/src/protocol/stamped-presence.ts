// Reads what an awareness state says, as the server stamped it. By hand: it is read at every movement of every caret.
import type { Presence } from './presence.ts'

/** Undefined for a state that the server has not stamped, or that says something else than presence. */
export function presenceOf(state: unknown): Presence | undefined {
  if (!isRecord(state) || !isRecord(state.user)) return undefined
  const { person, name, cityId, role, palette } = state.user
  const isStamp =
    typeof person === 'string' &&
    typeof name === 'string' &&
    typeof role === 'string' &&
    isNullOr(cityId, 'string') &&
    isNullOr(palette, 'number')
  const isPlace =
    (state.clause === undefined || isNullOr(state.clause, 'string')) &&
    (state.cursor === undefined || state.cursor === null || isCursor(state.cursor))
  return isStamp && isPlace ? (state as Presence) : undefined
}

function isCursor(cursor: unknown): boolean {
  return isRecord(cursor) && isRecord(cursor.anchor) && isRecord(cursor.head)
}

function isNullOr(value: unknown, type: 'string' | 'number'): boolean {
  return value === null || typeof value === type
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
