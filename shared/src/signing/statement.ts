// What a city signs, as data: the consent that the signatory gives, and the statement that the key signs. Both are digested
// and signed as canonical JSON (RFC 8785); docs/SIGNED-TEXT.md specifies them.
import * as z from 'zod'
import { digestSchema, idSchema, momentSchema } from '../api/parts.ts'
import { lineSchema } from '../schema/line.ts'
import { MOST_NUMBERS } from './stamp-bounds.ts'

export const CONSENT_TYPE = 'plenary-consent/1'
export const STATEMENT_TYPE = 'plenary-statement/1'

/** The person who signs, as the roster named them when the signing was opened. Empty where it did not. */
const signatorySchema = z.strictObject({ name: z.string(), title: z.string() })

const signedThings = {
  declaration: z.strictObject({
    id: idSchema,
    title: z.string(),
    /** Rev. n. */
    version: z.number().int(),
    /** The canonical form's name, and the declaration's digest in it. */
    form: z.string(),
    digest: digestSchema,
  }),
  /** The signing: a declaration can be signed anew after one was aborted. */
  signing: idSchema,
  /** The sealed text: so many first bytes of every signed PDF, and their SHA-256. */
  pdf: z.strictObject({ sealedLength: z.number().int().positive(), sealedDigest: digestSchema }),
  /** The city for which is signed. */
  city: z.strictObject({ id: idSchema, name: z.string() }),
  /** The city whose delegation signs in its place by proxy; null where it signs itself. */
  holder: z.strictObject({ id: idSchema, name: z.string() }).nullable(),
  signatory: signatorySchema,
  /** SHA-256 of the single-use public key (SubjectPublicKeyInfo, DER). */
  key: digestSchema,
}

/**
 * What the signatory confirms, before the key is certified. Its digest, SHA-256 of its canonical JSON, is the challenge that a
 * passkey answers.
 */
export const consentSchema = z.strictObject({
  type: z.literal(CONSENT_TYPE),
  ...signedThings,
  /** Random, made by the server: no confirmation counts twice. */
  nonce: idSchema,
})
export type Consent = z.infer<typeof consentSchema>

/** The payload of a city's JWS (ES256), signed by the same key and in the same consent as the PDF. */
export const statementSchema = z.strictObject({
  type: z.literal(STATEMENT_TYPE),
  ...signedThings,
  /** To the second, as in the PDF's /M. */
  signedAt: momentSchema,
  /** SHA-256 of the key's certificate (DER). */
  certificate: digestSchema,
  confirmation: z.strictObject({ way: z.enum(['passkey', 'code']), consent: digestSchema }),
  /** The head of the audit chain when the statement was made. */
  record: z.strictObject({ seq: z.number().int(), hash: digestSchema }),
})
export type Statement = z.infer<typeof statementSchema>

/** How a visible stamp is made: the name set in type, or strokes drawn by hand on a field of 450 × 170. */
export const stampSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('typed') }),
  z.strictObject({
    kind: z.literal('drawn'),
    /** Each a line through its points, x and y alternating, from the upper left. */
    strokes: z
      .array(z.array(z.number().min(0).max(450)).min(2).max(4_000))
      .min(1)
      .max(200)
      .refine((strokes) => strokes.reduce((sum, { length }) => sum + length, 0) <= MOST_NUMBERS),
  }),
])
export type Stamp = z.infer<typeof stampSchema>

export const reasonOfDeclining = lineSchema(500)
