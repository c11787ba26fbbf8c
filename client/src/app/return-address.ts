// Where to go after signing in.

/** The `return` of a search, if it is an address of this site: never `//elsewhere.example`. */
export function returnAddress(search: Record<string, unknown>): { return?: string } {
  const wanted = search.return
  return typeof wanted === 'string' && /^\/(?![/\\])/.test(wanted) ? { return: wanted } : {}
}
