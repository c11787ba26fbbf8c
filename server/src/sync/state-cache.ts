// The durable state as frames, ready to be sent to joiners: a full state and the updates since, so that a hundred joiners
// into a busy text cost no encoding each.
import { step2Frame, updateFrame } from './server-frame.ts'

/** Beyond this, encoding the state anew is cheaper than sending the updates since. */
const TAIL_FRAMES = 64
const TAIL_BYTES = 256 * 1024
const KEPT_ANSWERS = 16

export class StateCache {
  #state: Uint8Array | undefined
  #tail: Uint8Array[] = []
  #tailBytes = 0
  /** Answers to state vectors at this sequence, by the vector's bytes: after a restart, all come back with the same one. */
  readonly #answers = new Map<string, Uint8Array>()

  /** @param updates the text as stored: a state, then every update after it */
  constructor(updates: readonly Uint8Array[]) {
    const [state, ...tail] = updates
    if (state === undefined) return
    this.#state = step2Frame(state)
    for (const update of tail) this.#append(updateFrame(update))
  }

  /** Takes an update that has become durable. */
  append(frame: Uint8Array): void {
    this.#answers.clear()
    this.#append(frame)
  }

  /** Frames that bring an empty document to the durable state; the first is a step 2. `encode` gives the full state. */
  all(encode: () => Uint8Array): readonly Uint8Array[] {
    this.#state ??= step2Frame(encode())
    return [this.#state, ...this.#tail]
  }

  /** The step 2 that answers a state vector. `encode` gives what it lacks. */
  answer(vector: Uint8Array, encode: () => Uint8Array): Uint8Array {
    const key = Buffer.from(vector).toString('latin1')
    const known = this.#answers.get(key)
    if (known) return known
    const frame = step2Frame(encode())
    if (this.#answers.size < KEPT_ANSWERS) this.#answers.set(key, frame)
    return frame
  }

  #append(frame: Uint8Array): void {
    if (this.#state === undefined) return
    this.#tail.push(frame)
    this.#tailBytes += frame.length
    if (this.#tail.length <= TAIL_FRAMES && this.#tailBytes <= TAIL_BYTES) return
    this.#state = undefined
    this.#tail = []
    this.#tailBytes = 0
  }
}
