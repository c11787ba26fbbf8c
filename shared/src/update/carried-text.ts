// Words that an update carries to another place. Splitting, joining, nesting and moving write new items for old words: here
// is found which of the new ones are copies of which old ones, so that words keep their first author.
import { deletedRuns, type ItemRun, insertedRuns } from './changed-runs.ts'
import type { ResolvedUpdate } from './resolve-update.ts'
import { matchRuns, type Stretch } from './run-matches.ts'

/** Characters of one client, `length` of them, that are copies of those that another, or the same, wrote before. */
export interface CarriedText {
  readonly clientId: number
  readonly clock: number
  readonly length: number
  readonly sourceClientId: number
  readonly sourceClock: number
}

/** More than moving a whole declaration clause by clause in one edit needs. */
const MOST_PIECES = 10_000

/**
 * What this update, judged `ok`, carries: text that it deletes and inserts elsewhere. Asked before it is applied. The
 * sources are in the document already, so that following them ends. An update that only inserts, or only deletes, costs nothing.
 */
export function carriedText(update: ResolvedUpdate): CarriedText[] {
  const mayCarry =
    update.deletions.length > 0 && update.structs.some(({ content }) => content.kind === 'text')
  if (!mayCarry) return []
  return carriedBetween(insertedRuns(update), deletedRuns(update))
}

/** Which of the runs that one edit inserts are copies of which that it deletes. */
export function carriedBetween(inserted: readonly ItemRun[], deleted: readonly ItemRun[]): CarriedText[] {
  const pieces: CarriedText[] = []
  for (const { copy, source } of matchRuns(inserted, deleted)) {
    pieces.push(...piecesOf(copy, source))
    if (pieces.length >= MOST_PIECES) break
  }
  return pieces.slice(0, MOST_PIECES)
}

/** Cut where either side goes on with other items. */
function piecesOf(copy: Stretch<ItemRun>, source: Stretch<ItemRun>): CarriedText[] {
  const pieces: CarriedText[] = []
  const length = copy.to - copy.from
  for (let done = 0; done < length; ) {
    const [to, from] = [spanAt(copy.run, copy.from + done), spanAt(source.run, source.from + done)]
    const step = Math.min(to.length, from.length, length - done)
    pieces.push({
      clientId: to.client,
      clock: to.clock,
      length: step,
      sourceClientId: from.client,
      sourceClock: from.clock,
    })
    done += step
  }
  return pieces
}

/** The items from a character of the run on, as far as they are of one client and without a gap. */
function spanAt({ spans, text }: ItemRun, at: number): { client: number; clock: number; length: number } {
  let [low, high] = [0, spans.length - 1]
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((spans[middle]?.offset ?? 0) > at) high = middle - 1
    else low = middle
  }
  const span = spans[low]
  if (span === undefined) throw new Error('a run without characters')
  const end = spans[low + 1]?.offset ?? text.length
  return { client: span.client, clock: span.clock + at - span.offset, length: end - at }
}
