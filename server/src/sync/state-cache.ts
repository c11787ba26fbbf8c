// Answers to joiners at one sequence of the text, as frames ready to be sent: a hundred who come at once, or all who come
// back after a restart with the same state vector, cost one encoding.
import { step2Frame } from './server-frame.ts'

const KEPT_ANSWERS = 16
const EMPTY_VECTOR = '\0'

export class StateCache {
  /** By the state vector's bytes. */
  readonly #answers = new Map<string, Uint8Array>()

  /** @param updates the text as stored; a single state is what a newcomer is sent, without the document being built */
  constructor(updates: readonly Uint8Array[]) {
    const [state, ...tail] = updates
    if (state && tail.length === 0) this.#answers.set(EMPTY_VECTOR, step2Frame(state))
  }

  /** The text has moved on. */
  clear(): void {
    this.#answers.clear()
  }

  /** The step 2 that answers a state vector, with everything that it lacks; `encode` gives it when it is not known. */
  answer(vector: Uint8Array, encode: () => Uint8Array): Uint8Array {
    const key = Buffer.from(vector).toString('latin1')
    const known = this.#answers.get(key)
    if (known) return known
    const frame = step2Frame(encode())
    if (this.#answers.size < KEPT_ANSWERS) this.#answers.set(key, frame)
    return frame
  }
}
