// What happened about a declaration that concerns the person who asks, and up to when the person has seen it.
import * as z from 'zod'
import { CLAUSE_ID_PATTERN } from '../ids.ts'
import { proxyScopeSchema } from '../positions/proxies.ts'
import { idSchema, momentSchema, noBody, noQuery, noReply } from './parts.ts'
import { route } from './route.ts'

const params = z.object({ declaration: idSchema })

/** `key` tells one event from another: every event of a declaration has its own. */
const event = <Kind extends string, Fields extends z.ZodRawShape>(kind: Kind, fields: Fields) =>
  z.object({ kind: z.literal(kind), key: z.number().int(), at: momentSchema, ...fields })

const clauseId = z.string().regex(CLAUSE_ID_PATTERN)
/** Null where none was given, and where the reader may not read the record. */
const reason = z.string().nullable()
const version = { number: z.number().int() }
const proxy = { principalId: idSchema, holderId: idSchema }

export const newsEventSchema = z.discriminatedUnion('kind', [
  event('clause-locked', { clauseId }),
  event('clause-unlocked', { clauseId, reason }),
  event('text-closed', version),
  event('text-reopened', { reason }),
  event('declaration-adopted', version),
  event('signing-opened', version),
  event('signing-aborted', { reason }),
  event('signing-concluded', version),
  event('proxy-put', { ...proxy, scopes: z.array(proxyScopeSchema) }),
  event('proxy-removed', proxy),
  event('roster-entry-put', {
    cityId: idSchema,
    /** Whether the city was not on the roster before. */
    isNew: z.boolean(),
    /** Those that changed, as they are since. */
    facts: z.object({
      member: z.boolean().optional(),
      present: z.boolean().optional(),
      counts: z.boolean().optional(),
      named: z.boolean().optional(),
      signs: z.boolean().optional(),
    }),
  }),
  event('roster-entry-removed', { cityId: idSchema }),
])
export type NewsEvent = z.infer<typeof newsEventSchema>

export const listNews = route({
  method: 'GET',
  path: '/api/declarations/:declaration/news',
  access: 'read-news',
  summary:
    'What others did that concerns the person: locks, the life of the declaration, and the own city’s proxies and roster; the newest first',
  params,
  query: noQuery,
  body: noBody,
  reply: z.object({
    /** Up to when the person has seen the news; before the first time, since when the person takes part. */
    seenAt: momentSchema,
    events: z.array(newsEventSchema),
  }),
})

export const markNewsSeen = route({
  method: 'PUT',
  path: '/api/declarations/:declaration/news/seen',
  access: 'read-news',
  summary: 'Marks the news up to a moment as seen; a mark never goes back, and never beyond now',
  params,
  query: noQuery,
  body: z.strictObject({ until: momentSchema }),
  reply: noReply,
})

export const newsRoutes = { listNews, markNewsSeen }
