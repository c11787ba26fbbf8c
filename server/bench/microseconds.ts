// A Markdown table of measured times: p50, p95 and p99 in microseconds.
import { percentile } from '../wire/honest-pair.ts'

/** @param measured milliseconds, by what was measured */
export function microseconds(measured: Readonly<Record<string, readonly number[]>>): string[] {
  const row = ([name, values]: [string, readonly number[]]) => {
    const figures = [0.5, 0.95, 0.99].map((share) => (percentile([...values], share) * 1_000).toFixed(1))
    return `| ${name} | ${figures.join(' | ')} |`
  }
  return ['| | p50 | p95 | p99 |', '|---|---|---|---|', ...Object.entries(measured).map(row)]
}
