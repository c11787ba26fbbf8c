// A part of a text as one string with what is known of every UTF-16 unit of it: its item, its marks, what it stands in.
import type { StructId } from '../update/read-update.ts'
import type { TracedPart, TracedRun } from './traced-text.ts'

export class WrittenPart {
  readonly text: string
  readonly part: TracedPart
  readonly isPlain: boolean
  /** Made when it is first asked for: most parts of two moments read alike. */
  #map: { runAt: Int32Array; starts: number[]; marksKeys: string[] } | undefined

  constructor(part: TracedPart) {
    this.part = part
    this.text = part.runs.map(({ text }) => text).join('')
    this.isPlain = part.runs.every(({ marks }) => marks.length === 0)
  }

  runAt(unit: number): TracedRun {
    const run = this.part.runs[this.#mapped().runAt[unit] ?? -1]
    if (run === undefined) throw new RangeError(`there is no unit ${unit}`)
    return run
  }

  marksKeyAt(unit: number): string {
    if (this.isPlain) return ''
    const { runAt, marksKeys } = this.#mapped()
    return marksKeys[runAt[unit] ?? -1] ?? ''
  }

  itemAt(unit: number): StructId | undefined {
    const { runAt, starts } = this.#mapped()
    const { id } = this.runAt(unit)
    return id && { client: id.client, clock: id.clock + unit - (starts[runAt[unit] ?? -1] ?? 0) }
  }

  /** Where a stretch with equal marks that begins at `unit` ends, at most `end`. */
  alikeUntil(unit: number, end: number): number {
    if (this.isPlain) return end
    const key = this.marksKeyAt(unit)
    let at = unit + 1
    while (at < end && this.marksKeyAt(at) === key) at += 1
    return at
  }

  /** Runs with an id, and where each begins. */
  *tracedRuns(): Generator<{ run: TracedRun; id: StructId; start: number }> {
    const { starts } = this.#mapped()
    for (const [index, run] of this.part.runs.entries())
      if (run.id) yield { run, id: run.id, start: starts[index] ?? 0 }
  }

  #mapped() {
    this.#map ??= mapOf(this.part.runs, this.text.length)
    return this.#map
  }
}

function mapOf(runs: readonly TracedRun[], length: number) {
  const runAt = new Int32Array(length)
  const starts: number[] = []
  let start = 0
  runs.forEach(({ text }, index) => {
    starts.push(start)
    runAt.fill(index, start, start + text.length)
    start += text.length
  })
  const marksKeys = runs.map(({ marks }) => (marks.length === 0 ? '' : JSON.stringify(marks)))
  return { runAt, starts, marksKeys }
}
