// Canonical JSON: one value, one sequence of bytes (RFC 8785), and the name of the form that is written in it.

/** The canonical form of a declaration's text, as docs/SIGNED-TEXT.md specifies it. A name never changes its meaning. */
export const CANONICAL_FORM = 'plenary-canon/1'

export type CanonicalValue =
  | string
  | number
  | boolean
  | null
  | readonly CanonicalValue[]
  | { readonly [key: string]: CanonicalValue }

/**
 * RFC 8785. Throws on what has no canonical form: lone surrogates, numbers that are not finite, undefined, and objects other
 * than lists and plain ones. The value must not hold itself.
 */
export function canonicalJson(value: unknown): string {
  if (typeof value === 'string') {
    if (!value.isWellFormed()) throw new TypeError('a lone surrogate has no canonical form')
    return JSON.stringify(value)
  }
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError(`${value} has no canonical form`)
    return JSON.stringify(value)
  }
  if (value === null || typeof value === 'boolean') return JSON.stringify(value)
  if (Array.isArray(value)) return `[${Array.from(value, canonicalJson).join(',')}]`
  if (!isPlain(value)) throw new TypeError(`a value of type ${typeof value} has no canonical form`)
  // The order of UTF-16 code units, in which `sort` compares by itself.
  const keys = Object.keys(value).sort()
  return `{${keys.map((key) => `${canonicalJson(key)}:${canonicalJson(value[key])}`).join(',')}}`
}

function isPlain(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}
