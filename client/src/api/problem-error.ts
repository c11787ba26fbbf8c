// What the server says when it refuses, as an error that screens show in the reader's words.
import type { RefusalCode } from '@plenary/shared/refusal'
import { withField } from '@plenary/shared/words/refusal-sentences'
import { refusalSentence } from '../i18n/i18n.ts'

/**
 * A refusal of the server; `unreachable` when no answer came, and `unanswered` when none came in time, so that nobody knows whether
 * the act was recorded.
 */
export type ProblemCode = RefusalCode | 'internal' | 'unreachable' | 'unanswered'

export class ProblemError extends Error {
  readonly code: ProblemCode
  readonly status: number
  /** For `invalid-input`: which field, as a path such as `names.ja`. */
  readonly field: string | undefined

  constructor(code: ProblemCode, status: number, field?: string) {
    super(code)
    this.code = code
    this.status = status
    this.field = field
  }
}

/** What better-auth refuses itself has codes in capitals. */
const OWN_CODE = /^[a-z-]+$/

/** Reads problem+json; better-auth's own refusals are told apart by their status. */
export async function problemOf(response: Response): Promise<ProblemError> {
  const body: unknown = await response.json().catch(() => undefined)
  const { code, field } = (body ?? {}) as { code?: unknown; field?: unknown }
  const known = typeof code === 'string' && OWN_CODE.test(code) ? (code as RefusalCode) : undefined
  return new ProblemError(
    known ?? codeOf(response.status),
    response.status,
    typeof field === 'string' ? field : undefined,
  )
}

/** Whether an error of a query or mutation is this refusal. */
export function isProblem(error: unknown, code: ProblemCode): boolean {
  return error instanceof ProblemError && error.code === code
}

/** The sentence that says it, in the interface's language. `offline` stands for a server that gave no answer. */
export function problemSentence(error: unknown, offline: string): string {
  const { code, field } =
    error instanceof ProblemError ? error : { code: 'internal' as const, field: undefined }
  return code === 'unreachable' ? offline : withField(refusalSentence(code), field)
}

function codeOf(status: number): ProblemCode {
  const codes: Record<number, ProblemCode> = {
    400: 'invalid-input',
    401: 'signed-out',
    403: 'forbidden',
    404: 'not-found',
    413: 'too-large',
    429: 'too-many-attempts',
    503: 'shutting-down',
  }
  return codes[status] ?? (status >= 502 ? 'unreachable' : 'internal')
}
