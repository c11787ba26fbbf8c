// The worker thread that makes one file of a declaration's text, and ends.
import { parentPort, workerData } from 'node:worker_threads'
import { DECLARATION_FILES } from './declaration-file.ts'
import type { DeclarationJob } from './declaration-thread.ts'

if (!parentPort) throw new Error('files are made in a worker')
const { declaration, format } = workerData as DeclarationJob
const written = await DECLARATION_FILES[format].write(declaration)
parentPort.postMessage(typeof written === 'string' ? new TextEncoder().encode(written) : written)
