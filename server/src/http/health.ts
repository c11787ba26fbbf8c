// For those who watch the process: alive, ready, and figures.
import type { Hono } from 'hono'
import type { Registry } from 'prom-client'
import type { Storage } from '../ports/storage.ts'
import type { Surroundings } from '../ports/surroundings.ts'

/** Nobody makes the disk work harder than this by asking. */
const PROBE_EVERY = 1_000

export interface Watched {
  readonly storage: Storage
  readonly registry: Registry
  readonly surroundings: Pick<Surroundings, 'now'>
  readonly isDraining: () => boolean
}

/** `/healthz`: the process answers. `/readyz`: it also can write and is not going away. `/metrics`: for Prometheus. */
export function bindHealth(app: Hono, { storage, registry, surroundings, isDraining }: Watched): void {
  let probed = { at: Number.NEGATIVE_INFINITY, isWritable: Promise.resolve(false) }

  function isWritable(): Promise<boolean> {
    const now = surroundings.now()
    if (now - probed.at >= PROBE_EVERY) probed = { at: now, isWritable: probeStorage(storage) }
    return probed.isWritable
  }

  app.get('/healthz', (c) => c.text('ok'))
  app.get('/readyz', async (c) => {
    if (isDraining()) return c.text('draining', 503)
    return (await isWritable()) ? c.text('ready') : c.text('storage cannot be written', 503)
  })
  app.get('/metrics', async (c) =>
    c.text(await registry.metrics(), 200, { 'content-type': registry.contentType }),
  )
}

/** Writes what is there already. */
async function probeStorage(storage: Storage): Promise<boolean> {
  const query = storage.read
    .updateTable('network')
    .set((eb) => ({ names: eb.ref('names') }))
    .compile()
  const { outcome } = await storage.write({ statements: [{ query }] })
  return outcome === 'written'
}
