// What a process has used, as the kernel counts it.
import { readFileSync } from 'node:fs'

export interface ProcessUsage {
  /** Processor time since the start, in milliseconds. */
  cpu: number
  /** Resident memory in megabytes. */
  rss: number
}

/** Reads /proc/<pid>/stat and status; a clock tick is 10 ms on every Linux that Node 24 runs on. */
export function processUsage(pid: number): ProcessUsage {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  const ticks = Number(fields[11]) + Number(fields[12])
  const rss = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
  return { cpu: ticks * 10, rss: Number(rss) / 1024 }
}
