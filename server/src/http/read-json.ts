// Reads the JSON body of a request, bounded in bytes and depth, before anything looks at it.
import { parseBoundedJson } from '@plenary/shared/canon/bounded-json'
import { isRefusal, type Refusal, refuse } from '@plenary/shared/refusal'
import { readBody } from './read-body.ts'

/** The content of an imported declaration is the largest thing that anybody sends. */
export const MAX_BODY_BYTES = 2 * 1024 * 1024

export interface JsonBody {
  /** Undefined when the request has no body. */
  readonly value: unknown
}

export async function readJson(request: Request): Promise<JsonBody | Refusal> {
  const bytes = await readBody(request, MAX_BODY_BYTES)
  if (isRefusal(bytes)) return bytes
  if (bytes.length === 0) return { value: undefined }
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase()
  if (type !== 'application/json' || request.headers.has('content-encoding')) return refuse('invalid-input')
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return { value: parseBoundedJson(text, MAX_BODY_BYTES) }
  } catch {
    return refuse('invalid-input')
  }
}
