// What was changed between two moments of a text: part by part, word by word, each change with who made it.
import * as z from 'zod'
import { ROLES } from '../access/roles.ts'
import { idSchema, momentSchema } from '../api/parts.ts'
import { CLAUSE_ID_PATTERN } from '../ids.ts'
import { markSchema } from '../schema/content.ts'
import { CONTAINERS } from '../schema/nodes.ts'

export { PARAGRAPH_END, SUBCLAUSES_HERE } from './signs.ts'

/** A person as whom something was written. `system` is the server itself, which alone mends clause ids. */
export const authorSchema = z.object({
  personId: idSchema,
  name: z.string(),
  cityId: idSchema.nullable(),
  role: z.enum([...ROLES, 'system']),
})
export type Author = z.infer<typeof authorSchema>

/** Who made a change, by place in the list of authors, and when they last wrote in it. */
export const strokeSchema = z.object({ author: z.number().int(), at: momentSchema })
export type Stroke = z.infer<typeof strokeSchema>

const marksSchema = z.array(markSchema)
const strokesSchema = z.array(strokeSchema)

/**
 * Words that stand together and fared alike. Kept and deleted pieces together are the words before, kept and inserted ones
 * the words now; `formatted` ones stayed, with other marks. Who changed it is empty only where the log does not say.
 */
export const pieceSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('kept'), text: z.string(), marks: marksSchema }),
  z.object({
    kind: z.literal('formatted'),
    text: z.string(),
    marks: marksSchema,
    marksBefore: marksSchema,
    by: strokesSchema,
  }),
  z.object({ kind: z.literal('deleted'), text: z.string(), marks: marksSchema, by: strokesSchema }),
  z.object({ kind: z.literal('inserted'), text: z.string(), marks: marksSchema, by: strokesSchema }),
])
export type Piece = z.infer<typeof pieceSchema>

/** Places from the outermost clause inwards, each from 1; empty for a container. */
const placeSchema = z.object({ path: z.array(z.number().int()) })

/**
 * A part of the text: title, preamble or closing as a whole, or one clause without its sub-clauses, which are parts of their
 * own. Parts stand in the order of the text now; a deleted clause stands behind what it stood behind.
 */
export const comparedPartSchema = z.object({
  container: z.enum(CONTAINERS),
  /** Null for title, preamble and closing. */
  clauseId: z.string().regex(CLAUSE_ID_PATTERN).nullable(),
  /** `same`: words and marks; it may have moved all the same. */
  fate: z.enum(['same', 'changed', 'inserted', 'deleted']),
  /** Null where it was not there. */
  before: placeSchema.nullable(),
  now: placeSchema.nullable(),
  /** Who moved it among the others, or to another clause; null when it only has another number, or stayed. */
  moved: strokesSchema.nullable(),
  pieces: z.array(pieceSchema),
})
export type ComparedPart = z.infer<typeof comparedPartSchema>

export const comparedWordsSchema = z.object({
  authors: z.array(authorSchema),
  parts: z.array(comparedPartSchema),
})
export type ComparedWords = z.infer<typeof comparedWordsSchema>
