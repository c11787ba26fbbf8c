// Who made a change: asked of the log by item, and where it does not name the item, by what the characters stood in.
import type { StructId } from '../update/read-update.ts'
import type { Stroke } from './comparison.ts'
import { LivingItems } from './living-items.ts'
import type { TracedPart, TracedRun, TracedText } from './traced-text.ts'

/** What the log says. */
export interface StrokesByItem {
  /** Who wrote the item. */
  inserted(client: number, clock: number): Stroke | undefined
  /** Who carried the item to its place between the two moments, where that was for another city than its author's. */
  carried?(client: number, clock: number): Stroke | undefined
  /** Who deleted it between the two moments; undefined also for what went with something around it. */
  deleted(client: number, clock: number): Stroke | undefined
}

/** For content that nobody has written. */
export const NOBODY: StrokesByItem = { inserted: () => undefined, deleted: () => undefined }

export class Attribution {
  readonly #strokes: StrokesByItem
  readonly #before: TracedText
  #alive: LivingItems | undefined

  constructor(before: TracedText, strokes: StrokesByItem) {
    this.#before = before
    this.#strokes = strokes
  }

  /** By whom a character, at this item, is not there any more. */
  deleted(run: TracedRun, item: StructId | undefined): Stroke | undefined {
    return item && firstOf([item, ...run.within], (id) => this.#strokes.deleted(id.client, id.clock))
  }

  /** By whom a character is there. One that was in another clause before was not written: its clause was renamed. */
  inserted(part: TracedPart, item: StructId | undefined): Stroke | undefined {
    const causes = item && this.#wasAlive(item) && part.naming ? [part.naming, item] : [item]
    return firstOf(causes, (id) => this.#inserted(id))
  }

  /** By whom it is where it is, besides. */
  carried(item: StructId | undefined): Stroke | undefined {
    return item && this.#strokes.carried?.(item.client, item.clock)
  }

  /** By whom the mark `name` is other than it was on a character. */
  formatted(name: string, before: TracedRun, now: TracedRun, item: StructId | undefined): Stroke | undefined {
    const [was, is] = [before.formats.get(name), now.formats.get(name)]
    const isNew = is !== undefined && !this.#wasAlive(is)
    return (
      (isNew ? this.#inserted(is) : undefined) ??
      (was && this.#strokes.deleted(was.client, was.clock)) ??
      // Written anew, with other marks.
      (item && !this.#wasAlive(item) ? this.#inserted(item) : undefined) ??
      (is && this.#inserted(is))
    )
  }

  /** By whom a clause stands elsewhere: by making it anew there, or by giving its id to another. */
  moved(before: TracedPart, now: TracedPart): Stroke | undefined {
    const changed = [
      ...(isSame(before.id, now.id) ? [] : [now.id]),
      ...(isSame(before.naming, now.naming) ? [] : [now.naming]),
    ]
    return firstOf(changed, (id) => this.#inserted(id))
  }

  /** Who gave a clause its id. */
  named({ naming }: TracedPart): Stroke | undefined {
    return naming && this.#inserted(naming)
  }

  #inserted({ client, clock }: StructId): Stroke | undefined {
    return this.#strokes.inserted(client, clock)
  }

  #wasAlive(item: StructId): boolean {
    this.#alive ??= livingIn(this.#before)
    return this.#alive.has(item)
  }
}

function livingIn(text: TracedText): LivingItems {
  const alive = new LivingItems()
  for (const { runs } of text) {
    for (const { id, text: words, formats } of runs) {
      if (id) alive.add(id, words.length, 0)
      for (const format of formats.values()) alive.add(format, 1, 0)
    }
  }
  return alive
}

function firstOf<Value>(
  ids: readonly (StructId | undefined)[],
  ask: (id: StructId) => Value | undefined,
): Value | undefined {
  for (const id of ids) {
    const answer = id && ask(id)
    if (answer !== undefined) return answer
  }
  return undefined
}

export function isSame(one: StructId | undefined, other: StructId | undefined): boolean {
  return one?.client === other?.client && one?.clock === other?.clock
}
