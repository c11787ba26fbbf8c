// The past of the texts in one file, read from their logs: what the worker answers. Its answers never change, so those
// that were asked for last are kept.
import { clauseDigests, textDigest } from '@plenary/shared/canon/digests'
import { NOBODY } from '@plenary/shared/compare/attribution'
import { compareTraced } from '@plenary/shared/compare/compare-texts'
import { traceContent } from '@plenary/shared/compare/traced-content'
import { type TracedText, untracedText } from '@plenary/shared/compare/traced-text'
import type { ContentJson } from '@plenary/shared/schema/content'
import { readContent } from '@plenary/shared/update/read-content'
import { replay } from '@plenary/shared/update/replay'
import * as Y from 'yjs'
import type { PastBase, PastComparison, PastContent, PastPeriod, PastStroke } from '../ports/text-past.ts'
import { type Chore, nextChore } from '../storage/sqlite/log-chores.ts'
import type { PastReader } from '../storage/sqlite/past-reader.ts'
import { withNamedAuthors } from './author-list.ts'
import { ChangeLog, strokeIn } from './change-log.ts'
import { type ClauseBase, clauseBase, compareClauses } from './clause-bases.ts'
import { RecentlyUsed } from './recently-used.ts'
import { workPeriods } from './work-periods.ts'

const MOST_CONTENTS = 16 * 1024 * 1024
const MOST_TRACES = 64 * 1024 * 1024
const MOST_COMPARISONS = 16 * 1024 * 1024
/** What a run takes in memory beside its characters. */
const BYTES_OF_RUN = 300
/** A text before its first update. */
const NOTHING: ContentJson = {
  type: 'doc',
  content: [{ type: 'title' }, { type: 'preamble' }, { type: 'clauses' }, { type: 'closing' }],
}

export class TextHistory {
  readonly #reader: PastReader
  readonly #contents = new RecentlyUsed<PastContent>(MOST_CONTENTS)
  readonly #traces = new RecentlyUsed<TracedText>(MOST_TRACES)
  readonly #comparisons = new RecentlyUsed<PastComparison>(MOST_COMPARISONS)

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

  compare(textId: string, from: PastBase, to: number, clause?: string): PastComparison | undefined {
    return this.#reader.snapshot(() => {
      const all =
        typeof from === 'number'
          ? this.#compareMoments(textId, from, to)
          : this.#compareClauses(textId, from, to)
      if (!all || clause === undefined) return all
      const parts = all.parts.filter(({ clauseId }) => clauseId === clause)
      return withNamedAuthors(all.authors, parts)
    })
  }

  compareWith(textId: string, from: number, content: ContentJson): PastComparison | undefined {
    return this.#reader.snapshot(() => {
      if (!this.#momentOf(textId, from)) return undefined
      const language = this.#reader.language(textId)
      const before = this.#trace(textId, from)
      return {
        authors: [],
        parts: compareTraced(before, untracedText(content), { language, strokes: NOBODY }),
      }
    })
  }

  work(textId: string, before: number | undefined, most: number): PastPeriod[] {
    return this.#reader.snapshot(() =>
      workPeriods(
        this.#reader.heads(textId, before ?? Number.MAX_SAFE_INTEGER),
        most,
        this.#reader.versionSequences(textId),
      ),
    )
  }

  strokeOf(textId: string, clientId: number, clock: number): PastStroke | undefined {
    return this.#reader.snapshot(() =>
      strokeIn(this.#reader.rowsOfClient(textId, clientId, clock), clientId, clock),
    )
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

  #compareMoments(textId: string, from: number, to: number): PastComparison | undefined {
    if (!this.#momentOf(textId, Math.max(from, to))) return undefined
    const key = `${textId} ${from} ${to}`
    const known = this.#comparisons.get(key)
    if (known) return known
    const [before, now] = [this.#trace(textId, from), this.#trace(textId, to)]
    const log = new ChangeLog(this.#reader, textId, [from, to])
    const language = this.#reader.language(textId)
    const parts = compareTraced(before, now, { language, strokes: log.between(from, to) })
    const comparison = withNamedAuthors(log.list.authors, parts)
    this.#comparisons.set(key, comparison, JSON.stringify(comparison).length)
    return comparison
  }

  #compareClauses(textId: string, from: ReadonlyMap<string, number>, to: number): PastComparison | undefined {
    if (!this.#momentOf(textId, Math.max(to, ...from.values()))) return undefined
    const bases = this.#basesOf(textId, from)
    const log = new ChangeLog(this.#reader, textId, [to, ...from.values()])
    const language = this.#reader.language(textId)
    const parts = compareClauses(bases, { sequence: to, text: this.#trace(textId, to) }, log, language)
    return withNamedAuthors(log.list.authors, parts)
  }

  /** One document goes through the moments in their order: each is read when it is there. */
  #basesOf(textId: string, from: ReadonlyMap<string, number>): ClauseBase[] {
    const inOrder = [...from].sort(([, one], [, other]) => one - other)
    const doc = new Y.Doc()
    let reached: { sequence: number; text: TracedText } | undefined
    return inOrder.map(([clauseId, sequence]) => {
      if (reached?.sequence !== sequence) {
        const updates = reached
          ? Array.from(this.#reader.rows(textId, reached.sequence, sequence), ({ update }) => update)
          : this.#reader.updatesUpTo(textId, sequence)
        replay(doc, updates)
        reached = { sequence, text: sequence === 0 ? untracedText(NOTHING) : traceContent(doc) }
      }
      return clauseBase(clauseId, sequence, reached.text)
    })
  }

  #trace(textId: string, sequence: number): TracedText {
    if (sequence === 0) return untracedText(NOTHING)
    const key = `${textId} ${sequence}`
    const known = this.#traces.get(key)
    if (known) return known
    const text = traceContent(this.#replayed(textId, sequence))
    const runs = text.flatMap((part) => part.runs)
    this.#traces.set(key, text, runs.length * BYTES_OF_RUN)
    return text
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
