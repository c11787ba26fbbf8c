// The hall: a screen on the wall that has an address of its own, and how the secretariat steers it.
import * as z from 'zod'
import { DECLARATION_STATES } from '../access/roles.ts'
import { languageSchema, namesSchema } from '../declaration/names.ts'
import { NUMBER_STYLES } from '../declaration/numbering.ts'
import { CLAUSE_ID_PATTERN } from '../ids.ts'
import { POSITIONS } from '../positions/position.ts'
import { clauseSchema } from '../schema/content.ts'
import { digestSchema, idSchema, momentSchema, noBody, noParams, noQuery, noReply } from './parts.ts'
import { route } from './route.ts'

const params = z.object({ declaration: idSchema })

export const hallViewSchema = z.strictObject({
  /** Null: the title page. */
  clause: z.string().regex(CLAUSE_ID_PATTERN).nullable(),
  /** With what has changed since the last version. */
  showsChanges: z.boolean(),
  isDark: z.boolean(),
  /** Names of persons are on no wall unless somebody wants them there. */
  showsHeads: z.boolean().default(false),
})
export type HallView = z.infer<typeof hallViewSchema>

/** In the header `Authorization: Hall <token>`, where no log looks. */
export const HALL_SCHEME = 'Hall'

export const lookAtHall = route({
  method: 'GET',
  path: '/api/hall',
  access: 'anybody',
  summary: `What the hall shows, for the token in the header \`Authorization: ${HALL_SCHEME} …\``,
  params: noParams,
  query: z.object({
    /** The `tag` of the last answer. */
    known: z.string().max(100).optional(),
  }),
  body: noBody,
  reply: z.object({
    tag: z.string(),
    /** Null when it is what `known` says. */
    shown: z
      .object({
        title: z.string(),
        plenaryNames: namesSchema,
        /** Whose time the wall shows; the zone is null where nobody has said it. */
        meeting: z.object({ place: z.string(), timeZone: z.string().nullable() }),
        state: z.enum(DECLARATION_STATES),
        language: languageSchema,
        numberStyle: z.enum(NUMBER_STYLES),
        view: hallViewSchema,
        /** Null for the title page. */
        clause: z
          .object({
            number: z.number().int(),
            content: clauseSchema,
            /** As it was in the last version; null when it was not there, or there is none. */
            before: clauseSchema.nullable(),
            /** The number of that version; null when there is none, or changes are not shown. */
            since: z.number().int().nullable(),
            isLocked: z.boolean(),
          })
          .nullable(),
        /** How many numbered clauses there are. */
        clauses: z.number().int(),
        /** In the plenary's order: their stand on the clause, or on the whole on the title page. */
        cities: z.array(
          z.object({
            names: namesSchema,
            stand: z.enum([...POSITIONS, 'stale', 'silent']),
            counts: z.boolean(),
            /** The city that acts for it by proxy. */
            holder: namesSchema.nullable(),
            /** The names of its heads of delegation, where they are shown. */
            heads: z.array(z.string()),
          }),
        ),
        /** How many matters block the adoption. */
        against: z.number().int(),
        version: z.object({ number: z.number().int(), digest: digestSchema }).nullable(),
        adoptedAt: momentSchema.nullable(),
        /** The signing that is under way or was concluded; the cities that sign are in the plenary's order. */
        signing: z
          .object({
            signed: z.number().int(),
            of: z.number().int(),
            cities: z.array(
              z.object({ names: namesSchema, outcome: z.enum(['signed', 'declined', 'absent']).nullable() }),
            ),
          })
          .nullable(),
      })
      .nullable(),
  }),
})
export type HallShown = NonNullable<z.infer<(typeof lookAtHall)['reply']>['shown']>

export const getHall = route({
  method: 'GET',
  path: '/api/declarations/:declaration/hall',
  access: 'steer-hall',
  summary: 'Whether the hall of a declaration is open, and what it shows',
  params,
  query: noQuery,
  body: noBody,
  reply: z.object({ openSince: momentSchema.nullable(), view: hallViewSchema }),
})

export const openHall = route({
  method: 'POST',
  path: '/api/declarations/:declaration/hall',
  access: 'steer-hall',
  summary: 'Opens the hall under a new address, which is shown once; the one before is dead',
  params,
  query: noQuery,
  body: noBody,
  reply: z.object({ address: z.string() }),
})

export const closeHall = route({
  method: 'DELETE',
  path: '/api/declarations/:declaration/hall',
  access: 'steer-hall',
  summary: 'Closes the hall: its address is dead',
  params,
  query: noQuery,
  body: noBody,
  reply: noReply,
})

export const steerHall = route({
  method: 'PUT',
  path: '/api/declarations/:declaration/hall/view',
  access: 'steer-hall',
  summary: 'What the hall shows from now on',
  params,
  query: noQuery,
  body: hallViewSchema,
  reply: noReply,
})

export const hallRoutes = { lookAtHall, getHall, openHall, closeHall, steerHall }
