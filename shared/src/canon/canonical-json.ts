// Canonical JSON: one value, one sequence of bytes (RFC 8785), and the name of the form that is written in it.

/** The canonical form of a declaration's text, as docs/SIGNED-TEXT.md specifies it. A name never changes its meaning. */
export const CANONICAL_FORM = 'plenary-canon/1'

/** What can be written: whole numbers, no undefined, no cycles. */
export type CanonicalValue =
  | string
  | number
  | boolean
  | null
  | readonly CanonicalValue[]
  | { readonly [key: string]: CanonicalValue }

/** RFC 8785 for these values. Throws on what has no canonical form: lone surrogates, and numbers that are not whole. */
export function canonicalJson(value: CanonicalValue): string {
  if (typeof value === 'string') {
    if (!value.isWellFormed()) throw new TypeError('a lone surrogate has no canonical form')
    return JSON.stringify(value)
  }
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value))
      throw new TypeError('a number that is not whole has no canonical form here')
    return JSON.stringify(value)
  }
  if (value === null || typeof value === 'boolean') return JSON.stringify(value)
  if (isList(value)) return `[${value.map(canonicalJson).join(',')}]`
  const keys = Object.keys(value).sort(byCodeUnits)
  return `{${keys.map((key) => `${canonicalJson(key)}:${canonicalJson(value[key] ?? null)}`).join(',')}}`
}

function isList(value: object): value is readonly CanonicalValue[] {
  return Array.isArray(value)
}

function byCodeUnits(one: string, other: string): number {
  return one < other ? -1 : 1
}
