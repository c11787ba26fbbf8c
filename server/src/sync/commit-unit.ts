// Makes a unit durable however long the disk fails: the same unit again and again, never another one past it.
import type { Storage, Unit } from '../ports/storage.ts'
import type { Surroundings } from '../ports/surroundings.ts'
import type { WriteWatch } from './write-watch.ts'

const FIRST_PAUSE = 50
const LONGEST_PAUSE = 2_000

export interface CommitOptions {
  readonly storage: Pick<Storage, 'write'>
  readonly surroundings: Pick<Surroundings, 'schedule'>
  /** Hears of every write, whether it fails, hangs or holds. */
  readonly watch: Pick<WriteWatch, 'over' | 'fails' | 'works'>
  /** Asked before each repetition: whether to give up, since the process ends. */
  isGivenUp(): boolean
}

/** `given-up`: nothing of the unit is durable, and nobody may be told so. */
export async function commitUnit(
  unit: Unit,
  { storage, surroundings, watch, isGivenUp }: CommitOptions,
): Promise<'written' | 'precondition-failed' | 'given-up'> {
  for (let pause = FIRST_PAUSE; ; pause = Math.min(2 * pause, LONGEST_PAUSE)) {
    const result = await watch.over(() => storage.write(unit))
    if (result.outcome !== 'failed') {
      watch.works()
      return result.outcome
    }
    watch.fails(result.cause)
    if (isGivenUp()) return 'given-up'
    await rest(pause, surroundings)
    if (isGivenUp()) return 'given-up'
  }
}

export function rest(pause: number, surroundings: Pick<Surroundings, 'schedule'>): Promise<void> {
  return new Promise((resolve) => {
    surroundings.schedule(pause, resolve)
  })
}
