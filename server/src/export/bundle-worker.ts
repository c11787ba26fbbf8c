// The worker thread that makes one bundle, and ends.
import { webcrypto } from 'node:crypto'
import { parentPort, workerData } from 'node:worker_threads'
import { signJws } from '@plenary/shared/signing/jws'
import { writeBundle } from './bundle.ts'
import type { BundleJob } from './bundle-thread.ts'
import { canonicalAttachment } from './canonical-attachment.ts'
import { DECLARATION_FILES, type WrittenFormat, writtenFile } from './declaration-file.ts'

if (!parentPort) throw new Error('bundles are made in a worker')
const { data, texts, signer } = workerData as BundleJob
const bytes = await writeBundle(
  { ...data, canonical: canonicalAttachment(texts), formats: await formatsOf(texts) },
  signer && ((manifest) => signJws(webcrypto.subtle, signer.privateKey, manifest, signer.chain)),
)
parentPort.postMessage(bytes, [bytes.buffer])

async function formatsOf(declarations: BundleJob['texts']): Promise<Map<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>()
  for (const [place, declaration] of declarations.entries())
    for (const format of Object.keys(DECLARATION_FILES) as WrittenFormat[]) {
      const name = `${place + 1}-${declaration.text.language}.${DECLARATION_FILES[format].extension}`
      files.set(name, await writtenFile(declaration, format))
    }
  return files
}
