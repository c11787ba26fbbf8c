// The real surroundings: this page's browser.
import { openChannel } from './channel.ts'
import { loadRebase } from './late-rebase.ts'
import type { Clock, Surroundings } from './surroundings.ts'

const clock: Clock = {
  now: () => Date.now(),
  after(ms, callback) {
    const timer = setTimeout(callback, ms)
    return () => clearTimeout(timer)
  },
}

let surroundings: Surroundings | undefined

/** One object for the page's life: sessions that follow each other on a page share its device store. */
export function browserSurroundings(): Surroundings {
  surroundings ??= {
    clock,
    random: Math.random,
    randomBytes: (length) => crypto.getRandomValues(new Uint8Array(length)),
    WebSocket,
    syncUrl: `${location.origin.replace(/^http/, 'ws')}/sync`,
    fetch: (input, init) => fetch(input, init),
    indexedDB: 'indexedDB' in globalThis ? indexedDB : undefined,
    locks: navigator.locks,
    openChannel: 'BroadcastChannel' in globalThis ? openChannel : undefined,
    report: (fault) => reportError(fault),
    loadRebase,
    onNetworkChange(listener) {
      const away = () => listener(false)
      const back = () => listener(true)
      addEventListener('offline', away)
      addEventListener('online', back)
      return () => {
        removeEventListener('offline', away)
        removeEventListener('online', back)
      }
    },
  }
  return surroundings
}
