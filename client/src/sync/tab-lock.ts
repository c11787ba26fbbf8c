// A name that is held as long as its tab lives: whoever gets it knows that the tab before is dead.
import type { Locks } from './surroundings.ts'

/** Lets go of the name; resolves when others can take it. */
export type Release = () => Promise<void>

/** Takes the name, or answers undefined when another tab holds it. */
export function takeName(locks: Locks, name: string): Promise<Release | undefined> {
  return new Promise((resolve, reject) => {
    const held = locks.request(name, { ifAvailable: true }, (lock) => {
      if (!lock) {
        resolve(undefined)
        return
      }
      const { promise, resolve: letGo } = Promise.withResolvers<void>()
      resolve(() => {
        letGo()
        return held
      })
      return promise
    })
    held.catch(reject)
  })
}
