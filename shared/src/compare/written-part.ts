// A part of a text as one string with what is known of every UTF-16 unit of it: its item, its marks, what it stands in.
import type { StructId } from '../update/read-update.ts'
import type { TracedPart, TracedRun } from './traced-text.ts'

export class WrittenPart {
  readonly text: string
  readonly part: TracedPart
  readonly #starts: number[] = []
  readonly #runAt: Int32Array
  readonly #marksKeys: string[]

  constructor(part: TracedPart) {
    this.part = part
    this.text = part.runs.map(({ text }) => text).join('')
    this.#runAt = new Int32Array(this.text.length)
    let start = 0
    part.runs.forEach(({ text }, index) => {
      this.#starts.push(start)
      this.#runAt.fill(index, start, start + text.length)
      start += text.length
    })
    this.#marksKeys = part.runs.map(({ marks }) => (marks.length === 0 ? '' : JSON.stringify(marks)))
  }

  runAt(unit: number): TracedRun {
    const run = this.part.runs[this.#runAt[unit] ?? -1]
    if (run === undefined) throw new RangeError(`there is no unit ${unit}`)
    return run
  }

  marksKeyAt(unit: number): string {
    return this.#marksKeys[this.#runAt[unit] ?? -1] ?? ''
  }

  itemAt(unit: number): StructId | undefined {
    const { id } = this.runAt(unit)
    const start = this.#starts[this.#runAt[unit] ?? -1] ?? 0
    return id && { client: id.client, clock: id.clock + unit - start }
  }

  /** Where a stretch with equal marks that begins at `unit` ends, at most `end`. */
  alikeUntil(unit: number, end: number): number {
    const key = this.marksKeyAt(unit)
    let at = unit + 1
    while (at < end && this.marksKeyAt(at) === key) at += 1
    return at
  }

  /** Runs with an id, and where each begins. */
  *tracedRuns(): Generator<{ run: TracedRun; id: StructId; start: number }> {
    for (const [index, run] of this.part.runs.entries())
      if (run.id) yield { run, id: run.id, start: this.#starts[index] ?? 0 }
  }
}
