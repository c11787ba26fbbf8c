// The worker thread that makes one file of a declaration's text, and ends.
import { parentPort, workerData } from 'node:worker_threads'
import { writtenFile } from './declaration-file.ts'
import type { DeclarationJob } from './declaration-thread.ts'

if (!parentPort) throw new Error('files are made in a worker')
const { declaration, format } = workerData as DeclarationJob
parentPort.postMessage(await writtenFile(declaration, format))
