// The worker thread that makes one file of a comparison, and ends. The writer of Word documents is loaded only for one.
import { parentPort, workerData } from 'node:worker_threads'
import type { ComparisonFormat } from '@plenary/shared/api/past-routes'
import type { ComparisonJob } from './comparison-thread.ts'

type Write = (job: ComparisonJob) => Promise<Uint8Array | string>

const WRITE: Record<ComparisonFormat, Write> = {
  html: async ({ comparison }) => (await import('./comparison-html.ts')).comparisonHtml(comparison),
  docx: async ({ comparison, at }) => (await import('./comparison-docx.ts')).comparisonDocx(comparison, at),
}

if (!parentPort) throw new Error('files are made in a worker')
const job = workerData as ComparisonJob
const written = await WRITE[job.format](job)
parentPort.postMessage(typeof written === 'string' ? new TextEncoder().encode(written) : written)
