// Reads the JSON body of a request, bounded in bytes and depth, before anything looks at it.
import { type Refusal, refuse } from '@plenary/shared/refusal'

/** The content of an imported declaration is the largest thing that anybody sends. */
export const MAX_BODY_BYTES = 2 * 1024 * 1024
/** A clause at the gate's depth is nested some eighty levels deep in JSON. */
const MAX_DEPTH = 128

export interface JsonBody {
  /** Undefined when the request has no body. */
  readonly value: unknown
}

/** A body that ends too early is refused like one that is no JSON. */
export async function readJson(request: Request): Promise<JsonBody | Refusal> {
  const bytes = await readBytes(request).catch(() => 'torn' as const)
  if (bytes === 'torn') return refuse('invalid-input')
  if (bytes === 'too-large') return refuse('too-large')
  if (bytes.length === 0) return { value: undefined }
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase()
  if (type !== 'application/json' || request.headers.has('content-encoding')) return refuse('invalid-input')
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return isTooDeep(text) ? refuse('invalid-input') : { value: JSON.parse(text) }
  } catch {
    return refuse('invalid-input')
  }
}

/** Reads no further than the bound, whatever Content-Length says. */
async function readBytes(request: Request): Promise<Uint8Array | 'too-large'> {
  if (Number(request.headers.get('content-length') ?? 0) > MAX_BODY_BYTES) return 'too-large'
  if (!request.body) return new Uint8Array()
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of request.body) {
    size += chunk.length
    if (size > MAX_BODY_BYTES) return 'too-large'
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** Counts brackets outside strings: what is nested deeper would overflow the stack of whoever walks it. */
function isTooDeep(text: string): boolean {
  let depth = 0
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at]
    if (character === '"') at = endOfString(text, at)
    else if (character === '[' || character === '{') depth += 1
    else if (character === ']' || character === '}') depth -= 1
    if (depth > MAX_DEPTH) return true
  }
  return false
}

function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1
    else if (text[at] === '"') return at
  }
  return text.length
}
