// Nobody gets past a lock: real editors that don't know of locks, and somebody who forges, write while locks come and go.
// And each defence of the guard is shown to matter: without it, the same runs find a hole.
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { clausesIn } from '../testing/clause-prints.ts'
import { type Guard, LockBroken } from '../testing/guarded-room.ts'
import { emptyTally, runLocks } from '../testing/lock-run.ts'
import { clausesOf, findTouches, judgeLocks, TOUCHES, type Touch } from './judge-locks.ts'
import type { LockedItems } from './locked-items.ts'

const TOTAL = process.env.PLENARY_TEST_LONG ? 1_000_000 : 5_000
const STEPS_PER_ROOM = 150
/** Rooms that a guard with a hole may survive. */
const MOST_ROOMS = 200

/** Rooms that once failed. */
const KEPT_SEEDS: readonly number[] = [392_252, 405_658, 178_767, 864_102, 387_293, 856_883, 99_181]

test(`[GD14] of ${TOTAL} operations none changes what is locked, and what is beside it is let in`, {
  timeout: TOTAL * 20,
}, () => {
  const first = Date.now() % 1_000_000
  const tally = emptyTally()
  for (let room = 0; tally.honest + tally.forged < TOTAL; room++) {
    const seed = KEPT_SEEDS[room] ?? first + room
    try {
      runLocks(seed, STEPS_PER_ROOM, judgeLocks, tally)
    } catch (error) {
      throw new Error(`seed ${seed}`, { cause: error })
    }
  }
  process.stdout.write(`[GD14] seeds from ${first}: ${JSON.stringify(tally)}\n`)
  // A thousandth; of the few of a short run, three more may be chance.
  expect(tally.beside - tally.besideLetIn).toBeLessThanOrEqual(3 + tally.beside / 1_000)
})

/** The guard without one of its defences. */
function guardIgnoring(isIgnored: (touch: Touch, locked: LockedItems) => boolean): Guard {
  return (update, locked) => {
    if (locked.isClosed) return judgeLocks(update, locked)
    const clauses = clausesOf(findTouches(update, locked).filter((touch) => !isIgnored(touch, locked)))
    return clauses.length > 0 ? { kind: 'refused', code: 'locked', clauses } : { kind: 'ok' }
  }
}

/** Whether a touch is one of a sub-clause only, not of the locked clause itself. */
function isBelow({ place }: Touch, locked: LockedItems): boolean {
  const below = [...locked.elements.values()].flatMap((element) => [...clausesIn(element)].slice(1))
  for (let type: unknown = place; type instanceof Y.AbstractType; type = type.parent) {
    if ([...locked.elements.values()].some((element) => element === type)) return false
    if (below.some((element) => element === type)) return true
  }
  return false
}

const WEAK_GUARDS: readonly (readonly [defence: string, guard: Guard])[] = [
  ...TOUCHES.map((kind) => [kind, guardIgnoring((touch) => touch.kind === kind)] as const),
  ['sub-clauses', guardIgnoring(isBelow)],
  ['closed', (update, locked) => (locked.isClosed ? { kind: 'ok' } : judgeLocks(update, locked))],
]

test.each(WEAK_GUARDS)(
  '[GD15] without the defence “%s” the fuzz finds a hole',
  { timeout: 120_000 },
  (_, guard) => {
    expect(seedOfHole(guard)).not.toBeUndefined()
  },
)

function seedOfHole(guard: Guard): number | undefined {
  const first = Date.now() % 1_000_000
  for (let seed = first; seed < first + MOST_ROOMS; seed++) {
    try {
      runLocks(seed, STEPS_PER_ROOM, guard, emptyTally())
    } catch (error) {
      if (error instanceof LockBroken) return seed
      throw new Error(`seed ${seed}`, { cause: error })
    }
  }
  return undefined
}
