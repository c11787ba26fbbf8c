// Two honest people who edit while something happens to the server: how long a keystroke takes from one to the other.
import type * as Y from 'yjs'
import { clauseText, WireClient, type WireClientOptions } from './wire-client.ts'

export interface HonestPair {
  /** Types so many single characters, one after the other; answers the latencies to the other's screen, in milliseconds. */
  type(count: number): Promise<number[]>
  writer: WireClient
  reader: WireClient
  close(): Promise<void>
}

export async function openHonestPair(
  writer: WireClientOptions,
  reader: WireClientOptions,
  clause: number,
): Promise<HonestPair> {
  const [one, other] = [new WireClient(writer), new WireClient(reader)]
  await Promise.all([one.synced(), other.synced()])
  return {
    writer: one,
    reader: other,
    type: async (count) => {
      const latencies: number[] = []
      for (let index = 0; index < count; index += 1) {
        const [mine, theirs]: [Y.XmlText, Y.XmlText] = [
          clauseText(one.doc, clause),
          clauseText(other.doc, clause),
        ]
        const startedAt = performance.now()
        mine.insert(mine.length, 'x')
        await other.until('the letter', () => theirs.length === mine.length)
        latencies.push(performance.now() - startedAt)
      }
      return latencies
    },
    close: async () => {
      await Promise.all([one.close(), other.close()])
    },
  }
}

export function median(values: readonly number[]): number {
  return percentile(values, 0.5)
}

/** The value below which `share` of the values lie; NaN of none. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}
