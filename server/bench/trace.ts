// A recorded editing trace, in the format of the public editing-traces collection.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'

const FILE = join(import.meta.dirname, '..', '..', '..', 'shared', 'data', 'traces', 'seph-blog1.json.gz')

export interface Trace {
  endContent: string
  /** Patches in order: position, how many characters are deleted, what is inserted. */
  txns: { patches: [number, number, string][] }[]
}

/** Undefined where it is not there. */
export function readTrace(): Trace | undefined {
  if (!existsSync(FILE)) return undefined
  return JSON.parse(gunzipSync(readFileSync(FILE)).toString('utf8')) as Trace
}
