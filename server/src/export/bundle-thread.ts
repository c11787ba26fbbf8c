// Makes bundles beside the main thread: every other format of the words, the list with its signature, and the zip, in one go.
import type { webcrypto } from 'node:crypto'
import type { Bytes } from '@plenary/shared/signing/subtle'
import type { BundleData } from './bundle.ts'
import type { ExportedDeclaration } from './exported-declaration.ts'
import { FileThread } from './file-thread.ts'

export interface BundleJob {
  readonly data: Omit<BundleData, 'canonical' | 'formats'>
  /** Of the version that was signed, in the order in which the page has them. */
  readonly texts: readonly [ExportedDeclaration, ...ExportedDeclaration[]]
  /** Null where the authority's key is not open. */
  readonly signer: ListSigner | null
}

/** A key that signs one list, with its certificates, its own first. */
export interface ListSigner {
  readonly privateKey: webcrypto.CryptoKey
  readonly chain: readonly Bytes[]
}

export class BundleThread extends FileThread<BundleJob> {
  constructor() {
    super(new URL('./bundle-worker.ts', import.meta.url))
  }

  /** The scans are the worker's from then on. */
  override write(job: BundleJob): Promise<Uint8Array<ArrayBuffer>> {
    return super.write(
      job,
      job.data.scans.flatMap(({ bytes: { buffer } }) => (buffer instanceof ArrayBuffer ? [buffer] : [])),
    )
  }
}
