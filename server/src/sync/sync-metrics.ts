// The figures of the sync server, for /metrics.
import { Counter, Gauge, Histogram, type Registry } from 'prom-client'

export interface SyncMetrics {
  readonly batch: Histogram
  readonly gate: Histogram
  readonly refused: Counter<'code'>
}

/** What is counted when it is asked for. */
export interface SyncFigures {
  rooms(): number
  sockets(): number
  textsWithPendingStructs(): number
  frozenTexts(): number
}

export function createSyncMetrics(registry: Registry, figures: SyncFigures): SyncMetrics {
  const registers = [registry]
  const gauge = (name: string, help: string, figure: () => number) =>
    new Gauge({
      name,
      help,
      registers,
      collect() {
        this.set(figure())
      },
    })
  gauge('plenary_rooms', 'Texts in memory', figures.rooms)
  gauge('plenary_sockets', 'Open sockets', figures.sockets)
  gauge(
    'plenary_texts_with_pending_structs',
    'Texts with updates that wait for something missing; always 0',
    figures.textsWithPendingStructs,
  )
  gauge(
    'plenary_frozen_texts',
    'Texts into which nothing is written since locked words were found changed; always 0',
    figures.frozenTexts,
  )
  return {
    batch: new Histogram({
      name: 'plenary_batch_seconds',
      help: 'From the first frame judged to the batch durable',
      buckets: [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 1, 5],
      registers,
    }),
    gate: new Histogram({
      name: 'plenary_gate_seconds',
      help: 'Judging one document frame',
      buckets: [0.00001, 0.000025, 0.00005, 0.0001, 0.00025, 0.001, 0.01, 0.1],
      registers,
    }),
    refused: new Counter({
      name: 'plenary_refused_frames_total',
      help: 'Document frames refused, by code',
      labelNames: ['code'],
      registers,
    }),
  }
}
