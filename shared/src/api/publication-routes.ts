// What is published: an adopted declaration that anybody may read and take along, until the secretariat or a reopening ends it.
import * as z from 'zod'
import { languageSchema, namesSchema } from '../declaration/names.ts'
import { NUMBER_STYLES } from '../declaration/numbering.ts'
import { contentSchema } from '../schema/content.ts'
import { TEXT_STATUSES } from './declaration-routes.ts'
import { EXPORT_FORMATS } from './export-routes.ts'
import {
  daySchema,
  digestSchema,
  idSchema,
  momentSchema,
  noBody,
  noParams,
  noQuery,
  noReply,
} from './parts.ts'
import { route } from './route.ts'
import { SIGNATURE_WAYS } from './signing-routes.ts'

const declarationParams = z.object({ declaration: idSchema })

/** Nothing is published before its adoption. */
const PUBLISHED_STATES = ['adopted', 'signing', 'signed'] as const

const headSchema = z.object({
  id: idSchema,
  title: z.string(),
  state: z.enum(PUBLISHED_STATES),
  plenary: z.object({
    names: namesSchema,
    place: z.string(),
    startsOn: daySchema,
    endsOn: daySchema,
    timeZone: z.string().nullable(),
  }),
  adoptedAt: momentSchema,
  publishedAt: momentSchema,
})
export type PublishedHead = z.infer<typeof headSchema>

/** A city that signs, by its name; a person is named only once the person has signed. */
const publicSignatureSchema = z.object({
  names: namesSchema,
  /** The city whose delegation signs in its place; null where it signs itself. */
  holder: namesSchema.nullable(),
  /** Null while nothing has come of it. */
  outcome: z
    .discriminatedUnion('kind', [
      z.object({
        kind: z.literal('signed'),
        way: z.enum(SIGNATURE_WAYS),
        at: momentSchema,
        name: z.string(),
        titles: namesSchema.nullable(),
      }),
      z.object({ kind: z.literal('declined'), at: momentSchema }),
      z.object({ kind: z.literal('absent'), at: momentSchema }),
    ])
    .nullable(),
})
export type PublicSignature = z.infer<typeof publicSignatureSchema>

export const publishedSchema = headSchema.extend({
  network: namesSchema.nullable(),
  /** The adopted version: Rev. n, and the digest of all its texts in a canonical form. */
  version: z.object({ number: z.number().int(), digest: digestSchema, form: z.string() }),
  texts: z.array(
    z.object({
      id: idSchema,
      language: languageSchema,
      status: z.enum(TEXT_STATUSES),
      numberStyle: z.enum(NUMBER_STYLES),
      digest: digestSchema,
      content: contentSchema,
    }),
  ),
  /** Null where no signing of it is under way or over. */
  signing: z
    .object({
      openedAt: momentSchema,
      /** Null while it is under way. */
      endedAt: momentSchema.nullable(),
      /** SHA-256 of the root certificate that certifies the keys. */
      root: digestSchema,
      /** In the plenary's order. */
      cities: z.array(publicSignatureSchema),
    })
    .nullable(),
})
export type Published = z.infer<typeof publishedSchema>

export const listPublished = route({
  method: 'GET',
  path: '/api/published',
  access: 'anybody',
  summary: 'The declarations that are published, the newest first',
  params: noParams,
  query: noQuery,
  body: noBody,
  reply: z.array(headSchema),
})

export const getPublished = route({
  method: 'GET',
  path: '/api/published/:declaration',
  access: 'anybody',
  summary: 'A published declaration: its adopted texts with their digests, and who signed',
  params: declarationParams,
  query: noQuery,
  body: noBody,
  reply: publishedSchema,
})

export const exportPublished = route({
  method: 'GET',
  path: '/api/published/:declaration/export',
  access: 'anybody',
  summary: 'A published text as a file',
  params: declarationParams,
  query: z.object({
    format: z.enum(EXPORT_FORMATS),
    /** Which of its texts; the first authentic one where it is left out. */
    text: idSchema.optional(),
    /** The language of what stands around the words; that of the text where it is left out. */
    language: z.enum(['en', 'ja']).optional(),
  }),
  body: noBody,
  reply: z.unknown(),
  media: 'file',
})

export const getPublishedPdf = route({
  method: 'GET',
  path: '/api/published/:declaration/signed-pdf',
  access: 'anybody',
  summary: 'The signed page of a published declaration whose signing was concluded',
  params: declarationParams,
  query: noQuery,
  body: noBody,
  reply: z.unknown(),
  media: 'file',
})

export const getPublishedBundle = route({
  method: 'GET',
  path: '/api/published/:declaration/bundle',
  access: 'anybody',
  summary:
    'The bundle of a published declaration whose signing was concluded: everything that is needed to check it',
  params: declarationParams,
  query: noQuery,
  body: noBody,
  reply: z.unknown(),
  media: 'file',
})

export const publishDeclaration = route({
  method: 'POST',
  path: '/api/declarations/:declaration/publication',
  access: 'publish',
  summary: 'Publishes the adopted declaration: anybody may read it and take it along',
  params: declarationParams,
  query: noQuery,
  body: noBody,
  reply: noReply,
})

export const withdrawPublication = route({
  method: 'POST',
  path: '/api/declarations/:declaration/publication/withdraw',
  access: 'publish',
  summary: 'Ends the publication: its public page is no longer there',
  params: declarationParams,
  query: noQuery,
  body: noBody,
  reply: noReply,
})

export const publicationRoutes = {
  listPublished,
  getPublished,
  exportPublished,
  getPublishedPdf,
  getPublishedBundle,
  publishDeclaration,
  withdrawPublication,
}
