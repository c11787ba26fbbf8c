// Who wrote the words of a text: by Yjs item, for colouring the text that is open.
import * as z from 'zod'
import { authorSchema, pieceSchema } from '../compare/comparison.ts'
import { idSchema, momentSchema, noBody, noQuery } from './parts.ts'
import { clauseIdSchema, foundMomentSchema } from './past-routes.ts'
import { route } from './route.ts'

const textParams = z.object({ text: idSchema })
const clientIdSchema = z.coerce.number().int().min(0)

export const listAuthors = route({
  method: 'GET',
  path: '/api/texts/:text/authors',
  access: 'read-text',
  summary: 'As whom each Yjs client of a text writes, and which words somebody carried to another place',
  params: textParams,
  query: noQuery,
  body: noBody,
  reply: z.object({
    authors: z.array(authorSchema),
    clients: z.array(z.object({ clientId: z.number().int(), author: z.number().int() })),
    /** Items from `clock` on, `length` long, that are a copy of those from `source` on: moved or split by their writer. */
    carried: z.array(
      z.object({
        clientId: z.number().int(),
        clock: z.number().int(),
        length: z.number().int(),
        sourceClientId: z.number().int(),
        sourceClock: z.number().int(),
      }),
    ),
  }),
})
export type Authors = z.output<(typeof listAuthors)['reply']>

export const getAuthorship = route({
  method: 'GET',
  path: '/api/texts/:text/authorship',
  access: 'read-text',
  summary: 'Who wrote one character, when, and who moved it since',
  params: textParams,
  query: z.object({ client: clientIdSchema, clock: clientIdSchema }),
  body: noBody,
  reply: z.object({
    author: authorSchema,
    at: momentSchema,
    /** The last who carried it to another place. */
    movedBy: authorSchema.nullable(),
    movedAt: momentSchema.nullable(),
  }),
})
export type Authorship = z.output<(typeof getAuthorship)['reply']>

export const listClauseHistory = route({
  method: 'GET',
  path: '/api/texts/:text/clauses/:clause/history',
  access: 'read-text',
  summary: 'What was changed in a clause, the newest first, from version to version',
  params: textParams.extend({ clause: clauseIdSchema }),
  query: z.object({ before: idSchema.optional() }),
  body: noBody,
  reply: z.object({
    authors: z.array(authorSchema),
    entries: z.array(
      z.object({
        from: foundMomentSchema.nullable(),
        to: foundMomentSchema,
        fate: z.enum(['changed', 'inserted', 'deleted', 'same']),
        isMoved: z.boolean(),
        pieces: z.array(pieceSchema),
      }),
    ),
    /** The version to ask for as `before`; null where nothing is older. */
    before: idSchema.nullable(),
  }),
})
export type ClauseHistory = z.output<(typeof listClauseHistory)['reply']>

export const authorshipRoutes = { listAuthors, getAuthorship, listClauseHistory }
