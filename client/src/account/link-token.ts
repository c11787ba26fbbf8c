// The token of a single-use link: in the fragment, so that it reaches no server's log.

export function tokenInFragment(hash: string): string {
  return hash.replace(/^#/, '')
}

/** Whether it has the shape of a whole token; a copied link often lacks its end. */
export function isWholeToken(token: string): boolean {
  return /^[0-9a-z]{40}$/.test(token)
}
