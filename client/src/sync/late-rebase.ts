// The code that has refused edits go on in a fresh document: fetched behind the text, since most people never need it.
import type { rebase } from './rebase.ts'

let fetched: typeof rebase | undefined

/** Throws when it cannot be fetched; it is fetched anew when it is asked for again. */
export async function loadRebase(): Promise<typeof rebase> {
  fetched ??= (await import('./rebase.ts')).rebase
  return fetched
}
