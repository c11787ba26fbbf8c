// Whether the wall goes where this window's reader goes: a matter of the window, kept while it is open.

const keyOf = (declaration: string) => `plenary.hall-follows.${declaration}`

export function isFollowed(declaration: string): boolean {
  return sessionStorage.getItem(keyOf(declaration)) !== null
}

export function setFollowed(declaration: string, is: boolean): void {
  if (is) sessionStorage.setItem(keyOf(declaration), 'yes')
  else sessionStorage.removeItem(keyOf(declaration))
}
