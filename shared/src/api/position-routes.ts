// The ledger of positions: what each city says of each clause and of the whole text, and the words it was about.
import * as z from 'zod'
import { CLAUSE_ID_PATTERN } from '../ids.ts'
import { LEDGER_ACTS, LONGEST_NOTE } from '../positions/position.ts'
import { shownDecisionSchema } from '../positions/shown-decision.ts'
import { clauseSchema, contentSchema } from '../schema/content.ts'
import { notesSchema } from '../schema/line.ts'
import {
  daySchema,
  digestSchema,
  idReply,
  idSchema,
  momentSchema,
  noBody,
  noQuery,
  noReply,
} from './parts.ts'
import { route } from './route.ts'

const params = z.object({ declaration: idSchema })
const clauseIdSchema = z.string().regex(CLAUSE_ID_PATTERN)
const numberSchema = z.number().int().min(1)

export const ledgerEntrySchema = z.object({
  /** Its place in the ledger of all declarations: entries of others lie between those of one. */
  number: numberSchema,
  id: idSchema,
  cityId: idSchema,
  /** Null: the whole text. */
  clauseId: clauseIdSchema.nullable(),
  act: z.enum(LEDGER_ACTS),
  digest: digestSchema,
  form: z.string(),
  note: z.string().nullable(),
  at: momentSchema,
  /** The person who acted for the city. */
  name: z.string(),
  /** The city whose delegation acted, where it was another's by proxy. */
  holderId: idSchema.nullable(),
  /** Stated after the adoption by a city that was absent: it changes nothing that was decided. */
  isOpinion: z.boolean(),
})

export const listPositions = route({
  method: 'GET',
  path: '/api/declarations/:declaration/positions',
  access: 'read-positions',
  summary: 'The ledger in its order: whoever knows its beginning asks for what came after',
  params,
  query: z.object({ after: z.coerce.number().int().min(0).default(0) }),
  body: noBody,
  reply: z.object({
    entries: z.array(ledgerEntrySchema),
    /** Whether there are more after these. */
    hasMore: z.boolean(),
  }),
})

export const statePosition = route({
  method: 'POST',
  path: '/api/declarations/:declaration/positions',
  access: 'state-position',
  summary:
    'States a city’s position on a clause or on the whole text; recorded only if the digest is that of the words as they are',
  params,
  query: noQuery,
  body: z.strictObject({
    clause: clauseIdSchema.nullable(),
    position: z.enum(LEDGER_ACTS),
    digest: digestSchema,
    note: notesSchema(LONGEST_NOTE).optional(),
    /** For a principal whose proxy is held; without it, for the own city. */
    city: idSchema.optional(),
  }),
  reply: idReply,
})

export const getDecision = route({
  method: 'GET',
  path: '/api/declarations/:declaration/decision',
  access: 'read-positions',
  summary:
    'Where every city stands and what blocks the adoption, by the roster, the ledger and the words as they are',
  params,
  query: noQuery,
  body: noBody,
  reply: shownDecisionSchema,
})

export const getPositionWords = route({
  method: 'GET',
  path: '/api/declarations/:declaration/positions/:position/words',
  access: 'read-positions',
  summary: 'The words that a position was about: a clause, or the whole text',
  params: params.extend({ position: idSchema }),
  query: noQuery,
  body: noBody,
  reply: z.object({ clause: clauseSchema.nullable(), content: contentSchema.nullable() }),
})

export const setOpinionDate = route({
  method: 'PUT',
  path: '/api/declarations/:declaration/opinions-until',
  access: 'set-opinion-date',
  summary:
    'Sets the last day on which opinions of cities that were absent at the adoption are taken; null: there is none',
  params,
  query: noQuery,
  /** The day counts until it has ended everywhere. One that has is refused. */
  body: z.strictObject({ until: daySchema.nullable() }),
  reply: noReply,
})

export const positionRoutes = { listPositions, statePosition, getDecision, getPositionWords, setOpinionDate }
