// The past of the texts in one file, read from their logs: what the worker answers. Its answers never change, so those
// that were asked for last are kept.
import { clauseDigests, textDigest } from '@plenary/shared/canon/digests'
import type { ContentJson } from '@plenary/shared/schema/content'
import { readContent } from '@plenary/shared/update/read-content'
import { MAX_BOUNDS, readUpdate } from '@plenary/shared/update/read-update'
import { replay } from '@plenary/shared/update/replay'
import * as Y from 'yjs'
import type { PastContent, PastPeriod, PastStroke } from '../ports/text-past.ts'
import { type Chore, nextChore } from '../storage/sqlite/log-chores.ts'
import type { PastReader } from '../storage/sqlite/past-reader.ts'
import { RecentlyUsed } from './recently-used.ts'
import { authorOf } from './row-author.ts'
import { workPeriods } from './work-periods.ts'

const MOST_CONTENTS = 16 * 1024 * 1024
/** A text before its first update. */
const NOTHING: ContentJson = {
  type: 'doc',
  content: [{ type: 'title' }, { type: 'preamble' }, { type: 'clauses' }, { type: 'closing' }],
}

export class TextHistory {
  readonly #reader: PastReader
  readonly #contents = new RecentlyUsed<PastContent>(MOST_CONTENTS)

  constructor(reader: PastReader) {
    this.#reader = reader
  }

  content(textId: string, sequence: number): PastContent | undefined {
    const key = `${textId} ${sequence}`
    const known = this.#contents.get(key)
    if (known) return known
    const read = this.#reader.snapshot(() => this.#readContent(textId, sequence))
    if (read) this.#contents.set(key, read, JSON.stringify(read.content).length)
    return read
  }

  momentOf(textId: string, sequence: number): { at: string | null } | undefined {
    return this.#reader.snapshot(() => this.#momentOf(textId, sequence))
  }

  sequenceAt(textId: string, at: string): number {
    return this.#reader.snapshot(() => this.#reader.sequenceAt(textId, at))
  }

  work(textId: string, before: number | undefined, most: number): PastPeriod[] {
    return this.#reader.snapshot(() =>
      workPeriods(this.#reader.heads(textId, before ?? Number.MAX_SAFE_INTEGER), most),
    )
  }

  strokeOf(textId: string, clientId: number, clock: number): PastStroke | undefined {
    return this.#reader.snapshot(() => {
      for (const row of this.#reader.rowsOfClient(textId, clientId, clock)) {
        if (writes(row.update, clientId, clock)) return { author: authorOf(row), at: row.at }
      }
      return undefined
    })
  }

  /** What is due to keep the log of a text cheap. */
  chore(textId: string): Chore | undefined {
    return this.#reader.snapshot(() => nextChore(this.#reader, textId))
  }

  #readContent(textId: string, sequence: number): PastContent | undefined {
    const moment = this.#momentOf(textId, sequence)
    if (!moment) return undefined
    const content = sequence === 0 ? NOTHING : readContent(this.#replayed(textId, sequence))
    return {
      ...moment,
      sequence,
      content,
      digest: textDigest(content),
      clauses: [...clauseDigests(content)].map(([clauseId, digest]) => ({ clauseId, digest })),
    }
  }

  #momentOf(textId: string, sequence: number): { at: string | null } | undefined {
    const head = this.#reader.head(textId)
    if (head === undefined || sequence > head) return undefined
    const [last] = this.#reader.heads(textId, sequence + 1)
    return { at: last?.at ?? null }
  }

  #replayed(textId: string, sequence: number): Y.Doc {
    const doc = new Y.Doc()
    replay(doc, this.#reader.updatesUpTo(textId, sequence))
    return doc
  }
}

function writes(update: Uint8Array, client: number, clock: number): boolean {
  const read = readUpdate(update, MAX_BOUNDS)
  if (read.kind !== 'read') return false
  return read.blocks.some(
    (block) =>
      block.client === client && (block.structs[0]?.clock ?? block.end) <= clock && clock < block.end,
  )
}
