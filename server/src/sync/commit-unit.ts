// Makes a unit durable however long the disk fails: the same unit again and again, never another one past it.
import type { Storage, Unit } from '../ports/storage.ts'
import type { Surroundings } from '../ports/surroundings.ts'

const FIRST_PAUSE = 50
const LONGEST_PAUSE = 2_000
/** A write that takes longer than this counts as failing until it is done. */
const TOO_LONG = 2_000

export interface CommitOptions {
  readonly storage: Pick<Storage, 'write'>
  readonly surroundings: Pick<Surroundings, 'schedule'>
  /** The first time that the disk fails or hangs; then once when it works again. */
  onFailing(cause: unknown): void
  onWorking(): void
  /** Asked before each repetition: whether to give up, since the process ends. */
  isGivenUp(): boolean
}

/** `given-up`: nothing of the unit is durable, and nobody may be told so. */
export async function commitUnit(
  unit: Unit,
  options: CommitOptions,
): Promise<'written' | 'precondition-failed' | 'given-up'> {
  let isFailing = false
  const fail = (cause: unknown) => {
    if (isFailing) return
    isFailing = true
    options.onFailing(cause)
  }
  for (let pause = FIRST_PAUSE; ; pause = Math.min(2 * pause, LONGEST_PAUSE)) {
    const cancelWatch = options.surroundings.schedule(TOO_LONG, () => fail(new Error('the write hangs')))
    const result = await options.storage.write(unit)
    cancelWatch()
    if (result.outcome !== 'failed') {
      if (isFailing) options.onWorking()
      return result.outcome
    }
    fail(result.cause)
    if (options.isGivenUp()) return 'given-up'
    await rest(pause, options.surroundings)
    if (options.isGivenUp()) return 'given-up'
  }
}

export function rest(pause: number, surroundings: Pick<Surroundings, 'schedule'>): Promise<void> {
  return new Promise((resolve) => {
    surroundings.schedule(pause, resolve)
  })
}
