// Reads the bytes of a request's body, bounded, before anything looks at them.
import { type Refusal, refuse } from '@plenary/shared/refusal'

/** A scan of many pages; a signed PDF. */
export const MAX_FILE_BYTES = 25 * 1024 * 1024

/** A body that ends too early is refused like one that is malformed. */
export async function readBody(request: Request, max: number): Promise<Uint8Array | Refusal> {
  return readBytes(request, max).catch(() => refuse('invalid-input'))
}

/** A file as it is: compressed bytes are not unpacked, and nothing is no file. */
export async function readFileBody(request: Request): Promise<Uint8Array | Refusal> {
  if (request.headers.has('content-encoding')) return refuse('invalid-input')
  const bytes = await readBody(request, MAX_FILE_BYTES)
  return bytes instanceof Uint8Array && bytes.length === 0 ? refuse('invalid-input') : bytes
}

/** Reads no further than the bound, whatever Content-Length says. */
async function readBytes(request: Request, max: number): Promise<Uint8Array | Refusal> {
  if (Number(request.headers.get('content-length') ?? 0) > max) return refuse('too-large')
  if (!request.body) return new Uint8Array()
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of request.body) {
    size += chunk.length
    if (size > max) return refuse('too-large')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
