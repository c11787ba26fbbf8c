// The versions of a declaration: made by the secretariat with a name, by closing, and by themselves.
import * as z from 'zod'
import { ROLES } from '../access/roles.ts'
import { languageSchema } from '../declaration/names.ts'
import { POSITIONS } from '../positions/position.ts'
import { contentSchema } from '../schema/content.ts'
import { lineSchema } from '../schema/line.ts'
import { TEXT_STATUSES } from './declaration-routes.ts'
import { digestSchema, idSchema, momentSchema, noBody, noQuery, noReply } from './parts.ts'
import { clauseIdSchema } from './past-routes.ts'
import { route } from './route.ts'

const declarationParams = z.object({ declaration: idSchema })
const versionParams = declarationParams.extend({ version: idSchema })

/**
 * Why a version was made. `named` by the secretariat, `closed` by closing; the others by themselves: `imported` with the text,
 * `worked` after a period of work, `reopened` and `restored` of the words before that act.
 */
export const VERSION_KINDS = ['named', 'closed', 'imported', 'worked', 'reopened', 'restored'] as const
export type VersionKind = (typeof VERSION_KINDS)[number]

export const versionSchema = z.object({
  id: idSchema,
  /** Counted from 1, over those that were named or closed: Rev. 1. Null for those that were made by themselves. */
  number: z.number().int().nullable(),
  kind: z.enum(VERSION_KINDS),
  /** What the secretariat calls it, such as "Chair's text". */
  name: z.string().nullable(),
  note: z.string().nullable(),
  at: momentSchema,
  /** Who made it; null where it was made by itself. */
  by: z.object({ name: z.string(), role: z.enum(ROLES), cityId: idSchema.nullable() }).nullable(),
  form: z.string(),
  /** Of the declaration: all its texts. */
  digest: digestSchema,
  texts: z.array(
    z.object({
      id: idSchema,
      language: languageSchema,
      status: z.enum(TEXT_STATUSES),
      sequence: z.number().int(),
      digest: digestSchema,
    }),
  ),
})
export type Version = z.infer<typeof versionSchema>

export const listVersions = route({
  method: 'GET',
  path: '/api/declarations/:declaration/versions',
  access: 'read-text',
  summary: 'The versions of a declaration, newest first',
  params: declarationParams,
  query: noQuery,
  body: noBody,
  reply: z.array(versionSchema),
})

export const getVersion = route({
  method: 'GET',
  path: '/api/declarations/:declaration/versions/:version',
  access: 'read-text',
  summary: 'A version with its whole content, the digests of its clauses and the positions of that moment',
  params: versionParams,
  query: noQuery,
  body: noBody,
  reply: versionSchema.omit({ texts: true }).extend({
    texts: z.array(
      versionSchema.shape.texts.element.extend({
        clauses: z.array(z.object({ clauseId: clauseIdSchema, digest: digestSchema })),
        content: contentSchema,
      }),
    ),
    /** Those in force then, stale ones marked. */
    positions: z.array(
      z.object({
        cityId: idSchema,
        textId: idSchema,
        /** Null for the whole text. */
        clauseId: clauseIdSchema.nullable(),
        position: z.enum(POSITIONS),
        note: z.string().nullable(),
        isStale: z.boolean(),
        at: momentSchema,
      }),
    ),
  }),
})
export type VersionContent = z.output<(typeof getVersion)['reply']>

const versionWords = z.strictObject({
  /** Without one it is called by its number alone. */
  name: lineSchema(120).optional(),
  note: lineSchema(500).optional(),
})

export const makeVersion = route({
  method: 'POST',
  path: '/api/declarations/:declaration/versions',
  access: 'make-version',
  summary: 'Makes a version of the texts as they stand, Rev. n, with a name and a note',
  params: declarationParams,
  query: noQuery,
  body: versionWords,
  reply: z.object({ id: idSchema, number: z.number().int() }),
})

export const nameVersion = route({
  method: 'PATCH',
  path: '/api/declarations/:declaration/versions/:version',
  access: 'name-version',
  summary: 'Gives a version that is there a name and a note, or others',
  params: versionParams,
  query: noQuery,
  body: versionWords,
  reply: noReply,
})

export const visitText = route({
  method: 'POST',
  path: '/api/texts/:text/visit',
  access: 'read-text',
  summary:
    'Says that the person is looking at the text, and answers where the person’s visit before this one ended',
  params: z.object({ text: idSchema }),
  query: noQuery,
  body: noBody,
  reply: z.object({
    /** Null at the first visit. A visit ends when the person did not look for half an hour. */
    before: z.object({ sequence: z.number().int(), at: momentSchema }).nullable(),
  }),
})

export const versionRoutes = { listVersions, getVersion, makeVersion, nameVersion, visitText }
