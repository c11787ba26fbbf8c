// The characters that an update inserts and those that it deletes, as runs that stand together in one paragraph.
import * as Y from 'yjs'
import type { NewStruct, Parent, YType } from './new-struct.ts'
import type { StructId } from './read-update.ts'
import type { Deletion, ResolvedUpdate } from './resolve-update.ts'
import type { Run } from './run-matches.ts'

/** Characters of one client, from `offset` of their run on. */
export interface RunSpan extends StructId {
  readonly offset: number
}

export interface ItemRun extends Run {
  /** Ascending; each reaches to the next one. */
  readonly spans: readonly RunSpan[]
}

/** Items that may be passed to see what stands beside what: a paragraph can have a long past. */
const MOST_STEPS = 100_000

/** The text that the update brings and does not delete itself. */
export function insertedRuns(update: ResolvedUpdate): ItemRun[] {
  const runs: OpenRun[] = []
  const ends = new Map<Parent, { last: StructId; run: OpenRun | undefined }>()
  for (const struct of update.structs) {
    const { content, parent, client, clock, length, origin } = struct
    const end = ends.get(parent)
    let run = end && isSameId(origin, end.last) ? end.run : undefined
    if (content.kind === 'text') {
      for (const piece of unnamedPieces(struct, content.text, update)) {
        if (piece.isBehindGap) run = undefined
        if (run === undefined) {
          run = new OpenRun(!(parent instanceof Y.AbstractType))
          runs.push(run)
        }
        run.add(piece, piece.text)
      }
    }
    ends.set(parent, {
      last: { client, clock: clock + length - 1 },
      run: keepsOpen(struct) ? run : undefined,
    })
  }
  return runs
}

/** The text that the update deletes and the document still has. */
export function deletedRuns(update: ResolvedUpdate): ItemRun[] {
  const texts = update.deletions.filter(({ item }) => item.content instanceof Y.ContentString)
  const byItem = Map.groupBy(texts, ({ item }) => item)
  const following = followingDeletions(texts, byItem)
  if (following === undefined) return []
  const behindOthers = new Set(following.values())
  return texts
    .filter((deletion) => !behindOthers.has(deletion))
    .map((first) => {
      const run = new OpenRun(isParentDeleted(first.item, update))
      for (let next: Deletion | undefined = first; next; next = following.get(next))
        run.add(...readDeletion(next))
      return run
    })
}

/** A run that is being put together. */
export class OpenRun implements ItemRun {
  readonly isOfPart: boolean
  readonly spans: RunSpan[] = []
  text = ''

  constructor(isOfPart: boolean) {
    this.isOfPart = isOfPart
  }

  add({ client, clock }: StructId, text: string): void {
    const last = this.spans.at(-1)
    const isNext = last?.client === client && last.clock + this.text.length - last.offset === clock
    if (!isNext) this.spans.push({ client, clock, offset: this.text.length })
    this.text += text
  }
}

interface Piece extends StructId {
  readonly text: string
  readonly isBehindGap: boolean
}

function unnamedPieces({ client, clock }: NewStruct, text: string, update: ResolvedUpdate): Piece[] {
  const pieces: Piece[] = []
  let start = 0
  for (let at = 0; at <= text.length; at++) {
    if (at < text.length && !update.names({ client, clock: clock + at })) continue
    if (at > start)
      pieces.push({ client, clock: clock + start, text: text.slice(start, at), isBehindGap: start > 0 })
    start = at + 1
  }
  return pieces
}

/** Whether what stands behind a struct stands together with what stands before it. */
function keepsOpen(struct: NewStruct): boolean {
  return struct.content.kind === 'text' || struct.content.kind === 'format'
}

/** Which deletion each one has right behind it; undefined when that takes too long to find out. */
function followingDeletions(
  deletions: readonly Deletion[],
  byItem: ReadonlyMap<Y.Item, readonly Deletion[]>,
): Map<Deletion, Deletion> | undefined {
  const following = new Map<Deletion, Deletion>()
  let steps = 0
  for (const deletion of deletions) {
    const { item, end } = deletion
    if (end < item.id.clock + item.length) continue
    let next = item.right
    while (next !== null && (next.deleted || !next.countable)) {
      next = next.right
      if (++steps > MOST_STEPS) return undefined
    }
    const first = next && byItem.get(next)?.find(({ clock }) => clock === next.id.clock)
    if (first) following.set(deletion, first)
  }
  return following
}

function readDeletion({ item, clock, end }: Deletion): [StructId, string] {
  const { str } = item.content as Y.ContentString
  const offset = clock - item.id.clock
  return [{ client: item.id.client, clock }, str.slice(offset, offset + end - clock)]
}

function isParentDeleted({ parent }: Y.Item, update: ResolvedUpdate): boolean {
  const holder = (parent as YType)._item
  return holder === null || holder.deleted || update.names(holder.id)
}

function isSameId(one: StructId | null, other: StructId): boolean {
  return one?.client === other.client && one.clock === other.clock
}
