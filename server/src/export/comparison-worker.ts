// The worker thread that makes one file of a comparison, and ends.
import { parentPort, workerData } from 'node:worker_threads'
import { comparisonDocx } from './comparison-docx.ts'
import { comparisonHtml } from './comparison-html.ts'
import type { ComparisonJob } from './comparison-thread.ts'

if (!parentPort) throw new Error('files are made in a worker')
const { comparison, format, at } = workerData as ComparisonJob
const bytes =
  format === 'html'
    ? new TextEncoder().encode(await comparisonHtml(comparison))
    : await comparisonDocx(comparison, at)
parentPort.postMessage(bytes)
