// The worker thread that checks one PDF that was signed outside.
import { webcrypto } from 'node:crypto'
import { parentPort, workerData } from 'node:worker_threads'
import { parseCertificate } from '@plenary/shared/signing/certificate'
import type { Bytes } from '@plenary/shared/signing/subtle'
import { checkOutside } from './outside-signature.ts'
import type { OutsideJob, OutsideReply } from './outside-thread.ts'

const { roots, trusted, ...job } = workerData as OutsideJob
const parsed = (all: readonly Bytes[]) => all.flatMap((each) => parseCertificate(each) ?? [])
const known = { roots: parsed(roots), trusted: parsed(trusted) }
const checked = await checkOutside(webcrypto.subtle, { ...job, ...known })
parentPort?.postMessage({ checked } satisfies OutsideReply)
