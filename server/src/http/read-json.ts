// Reads the JSON body of a request, bounded in bytes and depth, before anything looks at it.
import { isRefusal, type Refusal, refuse } from '@plenary/shared/refusal'
import { readBody } from './read-body.ts'

/** The content of an imported declaration is the largest thing that anybody sends. */
export const MAX_BODY_BYTES = 2 * 1024 * 1024
/** A clause at the gate's depth is nested some eighty levels deep in JSON. */
const MAX_DEPTH = 128

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
    return isTooDeep(text) ? refuse('invalid-input') : { value: JSON.parse(text) }
  } catch {
    return refuse('invalid-input')
  }
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
