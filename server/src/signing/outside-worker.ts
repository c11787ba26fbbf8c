// The worker thread that checks one PDF that was signed outside.
import { webcrypto } from 'node:crypto'
import { parentPort, workerData } from 'node:worker_threads'
import { parseCertificate } from '@plenary/shared/signing/certificate'
import { checkOutside } from './outside-signature.ts'
import type { OutsideJob, OutsideReply } from './outside-thread.ts'

const { base, uploaded, field, roots } = workerData as OutsideJob
const known = roots.flatMap((root) => parseCertificate(root) ?? [])
const checked = await checkOutside(webcrypto.subtle, { base, uploaded, field, roots: known })
parentPort?.postMessage({ checked } satisfies OutsideReply)
