// N people who all type in one room, on the product and on the bare relay; and how many are too many.
import { percentile } from '../wire/honest-pair.ts'
import { processUsage } from './process-usage.ts'
import { CLAUSES, pin, type Subject, startPlenary, startRelay, stateOf } from './subjects.ts'
import { runTypists } from './typists.ts'

const RATE = 6
const SIZES = [10, 50, 100, 200]
const STEPS = [300, 400, 500, 600, 700, 800, 1_000, 1_200]

interface Row {
  people: number
  subject: string
  p50: number
  p95: number
  p99: number
  cpu: number
  rss: number
  kilobytes: number
  frames: number
  sentShare: number
}

export async function benchRoom(): Promise<string> {
  pin(process.pid, 1)
  const rows: Row[] = []
  const capacity: Record<string, number> = {}
  const state = await stateOfNewText()
  for (const start of [startPlenary, () => startRelay(state, 0)]) {
    for (const people of [...SIZES, ...STEPS]) {
      const subject = await start()
      const row = await measure(subject, people)
      await subject.end()
      if (SIZES.includes(people)) rows.push(row)
      const isWithin = row.p95 < 100 && row.sentShare > 0.9
      if (isWithin) capacity[subject.name] = people
      else if (!SIZES.includes(people)) break
    }
  }
  const capacities = Object.entries(capacity).map(([name, people]) => `${name} ${people}`)
  return [
    '## People who all type six keys a second in one room',
    '',
    '| people | server | p50 ms | p95 ms | p99 ms | core % | RSS MB | kB/s to each | frames/s | keys sent in time |',
    '|---|---|---|---|---|---|---|---|---|---|',
    ...rows.map(
      (row) =>
        `| ${row.people} | ${row.subject} | ${row.p50.toFixed(1)} | ${row.p95.toFixed(1)} | ${row.p99.toFixed(1)} | ${row.cpu.toFixed(0)} | ${row.rss.toFixed(0)} | ${row.kilobytes.toFixed(1)} | ${row.frames.toFixed(0)} | ${(row.sentShare * 100).toFixed(0)} % |`,
    ),
    '',
    `Largest tried number with p95 < 100 ms, server on one core: ${capacities.join(', ')}.`,
    '',
  ].join('\n')
}

async function stateOfNewText(): Promise<Uint8Array> {
  const subject = await startPlenary()
  const state = await stateOf(subject)
  await subject.end()
  return state
}

async function measure(subject: Subject, people: number): Promise<Row> {
  const seconds = 8
  const before = processUsage(subject.pid)
  const startedAt = performance.now()
  const result = await runTypists({
    people: subject.people(people),
    rate: RATE,
    warmup: 2,
    seconds,
    clauses: CLAUSES,
  })
  const after = processUsage(subject.pid)
  return {
    people,
    subject: subject.name,
    p50: percentile(result.latencies, 0.5),
    p95: percentile(result.latencies, 0.95),
    p99: percentile(result.latencies, 0.99),
    cpu: ((after.cpu - before.cpu) / (performance.now() - startedAt)) * 100,
    rss: after.rss,
    kilobytes: result.bytesPerClient / 1024,
    frames: result.framesPerClient,
    sentShare: result.sentShare,
  }
}
