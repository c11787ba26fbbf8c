// Who worked on a text when: the rows of its log, read from the newest back, as periods without a long pause.
import type { PastPeriod } from '../ports/text-past.ts'
import type { RowHead } from '../storage/sqlite/row-pack.ts'
import { authorOf } from './row-author.ts'

/** Whoever has not written for longer begins another period. */
const LONGEST_PAUSE = 10 * 60_000

/**
 * The newest first. What the server itself wrote is nobody's work.
 * @param heads the newest first
 * @param versions the sequences of versions: what one holds and what was written after it are two periods
 */
export function workPeriods(
  heads: Iterable<RowHead>,
  most: number,
  versions: ReadonlySet<number>,
): PastPeriod[] {
  const periods: Period[] = []
  let isDivided = false
  for (const head of heads) {
    isDivided ||= versions.has(head.seq)
    if (head.role === 'system') continue
    const period = periods.at(-1)
    if (!isDivided && period?.reaches(head)) period.take(head)
    else if (periods.length < most) periods.push(new Period(head))
    else break
    isDivided = false
  }
  return periods.map((period) => period.told())
}

class Period {
  readonly #last: RowHead
  #first: RowHead
  readonly #changes = new Map<string, { head: RowHead; changes: number }>()

  constructor(last: RowHead) {
    this.#last = last
    this.#first = last
    this.take(last)
  }

  reaches(earlier: RowHead): boolean {
    return Date.parse(this.#first.at) - Date.parse(earlier.at) <= LONGEST_PAUSE
  }

  take(head: RowHead): void {
    this.#first = head
    const key = `${head.actor} ${head.city_id} ${head.role}`
    const known = this.#changes.get(key) ?? { head, changes: 0 }
    known.changes += 1
    this.#changes.set(key, known)
  }

  told(): PastPeriod {
    const authors = [...this.#changes.values()].map(({ head, changes }) => ({ ...authorOf(head), changes }))
    return {
      from: this.#first.at,
      to: this.#last.at,
      fromSequence: this.#first.seq,
      toSequence: this.#last.seq,
      authors: authors.sort((one, other) => other.changes - one.changes),
    }
  }
}
