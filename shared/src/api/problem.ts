// Errors of the API: application/problem+json (RFC 9457) with our code and a sentence in the person's language.
import * as z from 'zod'

export const problemSchema = z.object({
  type: z.literal('about:blank'),
  status: z.number().int(),
  /** A code of `RefusalCode`, or `internal`. */
  code: z.string(),
  /** A sentence in the language asked for: what happened, what is safe, what to do. */
  title: z.string(),
  /** For `invalid-input`: the field, as a path such as `names.ja`. */
  field: z.string().optional(),
})
export type Problem = z.infer<typeof problemSchema>
