// Values on their way into SQLite. node:sqlite takes a leading object as named parameters and drops it without a word,
// so everything that is not a plain value is refused here.
import type { SQLInputValue } from 'node:sqlite'

/** Throws a TypeError for a Date, a plain object, undefined and the like. */
export function bind(parameters: readonly unknown[]): SQLInputValue[] {
  return parameters.map((value) => {
    if (value === null || value instanceof Uint8Array) return value
    if (typeof value === 'number' || typeof value === 'string' || typeof value === 'bigint') return value
    if (typeof value === 'boolean') return value ? 1 : 0
    throw new TypeError(`cannot bind ${Object.prototype.toString.call(value)}`)
  })
}
