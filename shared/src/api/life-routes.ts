// Locks, and the life of a declaration: closing, reopening, adopting.
import * as z from 'zod'
import { CLAUSE_ID_PATTERN } from '../ids.ts'
import { lineSchema } from '../schema/line.ts'
import { daySchema, digestSchema, idSchema, momentSchema, noBody, noQuery, noReply } from './parts.ts'
import { route } from './route.ts'

const declarationParams = z.object({ declaration: idSchema })
const textParams = z.object({ text: idSchema })
const clauseIdSchema = z.string().regex(CLAUSE_ID_PATTERN)
/** Why something final is undone. */
const reasonSchema = lineSchema(500)

export const lockSchema = z.object({
  clauseId: clauseIdSchema,
  /** Of the clause with its sub-clauses, as it was locked. */
  digest: digestSchema,
  at: momentSchema,
  /** The person who locked it. */
  name: z.string(),
})
export type Lock = z.infer<typeof lockSchema>

export const listLocks = route({
  method: 'GET',
  path: '/api/texts/:text/locks',
  access: 'read-text',
  summary: 'The locked clauses of a text: since when, by whom, and the digest of their words',
  params: textParams,
  query: noQuery,
  body: noBody,
  reply: z.array(lockSchema),
})

export const getDigests = route({
  method: 'GET',
  path: '/api/texts/:text/digests',
  access: 'read-text',
  summary: 'The digests of a text and of each of its clauses, at one sequence',
  params: textParams,
  query: noQuery,
  body: noBody,
  reply: z.object({
    /** The canonical form's name, as docs/SIGNED-TEXT.md specifies it. */
    form: z.string(),
    sequence: z.number().int(),
    text: digestSchema,
    clauses: z.array(z.object({ clauseId: clauseIdSchema, digest: digestSchema })),
  }),
})
export type Digests = z.output<(typeof getDigests)['reply']>

export const lockClause = route({
  method: 'POST',
  path: '/api/declarations/:declaration/lock',
  access: 'lock-clause',
  summary: 'Locks a clause with its sub-clauses: from now on nobody changes its words',
  params: declarationParams,
  query: noQuery,
  /** With a digest, only if it is that of the clause's words in one of the texts. */
  body: z.strictObject({ clause: clauseIdSchema, digest: digestSchema.optional() }),
  reply: noReply,
})

export const unlockClause = route({
  method: 'POST',
  path: '/api/declarations/:declaration/unlock',
  access: 'lock-clause',
  summary: 'Unlocks a clause, with a reason that everybody can read',
  params: declarationParams,
  query: noQuery,
  body: z.strictObject({ clause: clauseIdSchema, reason: reasonSchema }),
  reply: noReply,
})

/** What the secretariat should know before it closes: nothing of it keeps it from closing. */
export const closingSchema = z.object({
  /** The number that the version will have: Rev. n. */
  revision: z.number().int(),
  clauses: z.number().int(),
  lockedClauses: z.number().int(),
  /** Cities whose names stand in a text although the roster does not say that they are named. */
  inTextOnly: z.array(idSchema),
  /** Cities that the roster says are named, and whose names stand in no text. */
  onRosterOnly: z.array(idSchema),
  /** People whose edits the server has not got, as their pages last said. */
  unsent: z.array(z.object({ name: z.string(), cityId: idSchema.nullable(), isConnected: z.boolean() })),
  /** Cities that are marked present, have people who write, and of whom nobody is connected. */
  offline: z.array(idSchema),
})
export type Closing = z.infer<typeof closingSchema>

export const getClosing = route({
  method: 'GET',
  path: '/api/declarations/:declaration/closing',
  access: 'close-text',
  summary: 'What the secretariat should know before it closes the text',
  params: declarationParams,
  query: noQuery,
  body: noBody,
  reply: closingSchema,
})

export const closeDeclaration = route({
  method: 'POST',
  path: '/api/declarations/:declaration/close',
  access: 'close-text',
  summary:
    'Closes the texts: a version is made, and their words and digest are fixed until somebody reopens them',
  params: declarationParams,
  query: noQuery,
  /** With a digest, only if it is the one that the version would have. */
  body: z.strictObject({ digest: digestSchema.optional() }).optional(),
  reply: z.object({ version: idSchema, number: z.number().int(), digest: digestSchema }),
})

export const reopenDeclaration = route({
  method: 'POST',
  path: '/api/declarations/:declaration/reopen',
  access: 'reopen-text',
  summary: 'Opens the texts again, with a reason; the clause locks that were there are there again',
  params: declarationParams,
  query: noQuery,
  body: z.strictObject({ reason: reasonSchema }),
  reply: noReply,
})

export const adoptDeclaration = route({
  method: 'POST',
  path: '/api/declarations/:declaration/adopt',
  access: 'adopt',
  summary:
    'Records the adoption of the closed text: who was present, who counted and the rule are fixed with it',
  params: declarationParams,
  query: noQuery,
  /** With a digest, only if it is the one of the closed text; with a day, opinions of absent cities are taken until then. */
  body: z.strictObject({ digest: digestSchema.optional(), opinionsUntil: daySchema.optional() }).optional(),
  reply: noReply,
})

export const lifeRoutes = {
  listLocks,
  getDigests,
  lockClause,
  unlockClause,
  getClosing,
  closeDeclaration,
  reopenDeclaration,
  adoptDeclaration,
}
