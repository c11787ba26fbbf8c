// Reads the JSON body of a request, bounded in bytes and depth, before anything looks at it.
import { parseBoundedJson } from '@plenary/shared/canon/bounded-json'
import { isRefusal, type Refusal, refuse } from '@plenary/shared/refusal'
import { readBody } from './read-body.ts'

/** The content of an imported declaration is the largest thing that anybody sends. */
const MAX_BODY_BYTES = 2 * 1024 * 1024
/** Of somebody who is not signed in: an answer of a passkey, a name, a password. Nobody knows how many connections they open. */
export const SHORT_BODY_BYTES = 64 * 1024

export interface JsonBody {
  /** Undefined when the request has no body. */
  readonly value: unknown
}

export async function readJson(request: Request, most = MAX_BODY_BYTES): Promise<JsonBody | Refusal> {
  const bytes = await readBody(request, most)
  if (isRefusal(bytes)) return bytes
  if (bytes.length === 0) return { value: undefined }
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase()
  if (type !== 'application/json' || request.headers.has('content-encoding')) return refuse('invalid-input')
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return { value: parseBoundedJson(text, most) }
  } catch {
    return refuse('invalid-input')
  }
}
