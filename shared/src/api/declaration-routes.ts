// Declarations and their texts.
import * as z from 'zod'
import { DECLARATION_STATES, ROLES } from '../access/roles.ts'
import { languageSchema } from '../declaration/names.ts'
import { NUMBER_STYLES } from '../declaration/numbering.ts'
import { contentSchema } from '../schema/content.ts'
import { lineSchema } from '../schema/line.ts'
import {
  daySchema,
  digestSchema,
  idReply,
  idSchema,
  momentSchema,
  noBody,
  noParams,
  noQuery,
  noReply,
} from './parts.ts'
import { plenarySchema, rosterEntrySchema } from './plenary-routes.ts'
import { route } from './route.ts'

/** What opinions are about: the adoption that stands. */
export const opinionRoundSchema = z.object({
  adoptedAt: momentSchema,
  /** In the plenary's order. */
  absent: z.array(z.object({ cityId: idSchema, member: z.boolean(), isRepresented: z.boolean() })),
  /** The last day; null: there is none. */
  until: daySchema.nullable(),
})

/** A text is authentic, an official translation, or a gist (趣旨). */
export const TEXT_STATUSES = ['authentic', 'translation', 'gist'] as const
export type TextStatus = (typeof TEXT_STATUSES)[number]

const textHeadSchema = z.object({ id: idSchema, language: languageSchema, status: z.enum(TEXT_STATUSES) })

export const textSchema = textHeadSchema.extend({
  numberStyle: z.enum(NUMBER_STYLES),
  /** New after a restored backup: a copy of another epoch never merges. */
  epoch: idSchema,
})
export type TextFacts = z.infer<typeof textSchema>

export const listDeclarations = route({
  method: 'GET',
  path: '/api/declarations',
  access: 'signed-in',
  summary: 'The declarations that the signed-in person may read, newest first',
  params: noParams,
  query: noQuery,
  body: noBody,
  reply: z.array(
    z.object({
      id: idSchema,
      title: z.string(),
      state: z.enum(DECLARATION_STATES),
      plenaryId: idSchema,
      texts: z.array(textHeadSchema),
    }),
  ),
})

export const createDeclaration = route({
  method: 'POST',
  path: '/api/declarations',
  access: 'create-declaration',
  summary:
    'Creates a declaration with its first text, empty or with the content that the importer understood',
  params: noParams,
  query: noQuery,
  body: z.strictObject({
    plenaryId: idSchema,
    title: lineSchema(300),
    text: z.strictObject({
      language: languageSchema,
      status: z.enum(TEXT_STATUSES),
      numberStyle: z.enum(NUMBER_STYLES),
      /** Null for the empty template. */
      content: contentSchema.nullable(),
    }),
  }),
  reply: idReply,
})

export const getDeclaration = route({
  method: 'GET',
  path: '/api/declarations/:declaration',
  access: 'read-text',
  summary: 'A declaration, its texts, its plenary with the roster, and what the signed-in person is in it',
  params: z.object({ declaration: idSchema }),
  query: noQuery,
  body: noBody,
  reply: z.object({
    id: idSchema,
    title: z.string(),
    state: z.enum(DECLARATION_STATES),
    plenary: plenarySchema,
    roster: z.array(rosterEntrySchema),
    texts: z.array(textSchema),
    role: z.enum(ROLES),
    cityId: idSchema.nullable(),
    /** Since when it is in its state, and who brought it there; null for a draft that was never closed. */
    stateSince: z.object({ at: momentSchema, name: z.string() }).nullable(),
    /** The version whose words are fixed; null while they may change. */
    version: z
      .object({ id: idSchema, number: z.number().int(), at: momentSchema, digest: digestSchema })
      .nullable(),
    /** When these words were adopted; null where no adoption stands. */
    adoptedAt: momentSchema.nullable(),
    /** That the last signing of these words was aborted, by whom and why; null where it was not, or another was opened. */
    abortedSigning: z.object({ at: momentSchema, name: z.string(), reason: z.string() }).nullable(),
    /** Of whom opinions are taken, and until when; null where there is no adoption that stands. */
    opinions: opinionRoundSchema.nullable(),
    /** Since when anybody may read it; null where it is not published. */
    publishedAt: momentSchema.nullable(),
  }),
})
export type DeclarationFacts = z.output<(typeof getDeclaration)['reply']>

export const renameDeclaration = route({
  method: 'PATCH',
  path: '/api/declarations/:declaration',
  access: 'rename-declaration',
  summary: 'Changes the title under which the declaration is listed; the text is not touched',
  params: z.object({ declaration: idSchema }),
  query: noQuery,
  body: z.strictObject({ title: lineSchema(300) }),
  reply: noReply,
})

export const getTextContent = route({
  method: 'GET',
  path: '/api/texts/:text/content',
  access: 'read-text',
  summary: 'The durable content of a text, for readers whose network blocks WebSocket',
  params: z.object({ text: idSchema }),
  query: noQuery,
  body: noBody,
  reply: z.object({ sequence: z.number().int(), epoch: idSchema, content: contentSchema }),
})

export const listClauseChanges = route({
  method: 'GET',
  path: '/api/texts/:text/clauses',
  access: 'read-text',
  summary: 'Who wrote last in each clause, and when',
  params: z.object({ text: idSchema }),
  query: noQuery,
  body: noBody,
  reply: z.array(
    z.object({
      /** Null for title, preamble and closing, which are told apart by `container`. */
      clauseId: idSchema.nullable(),
      container: z.enum(['title', 'preamble', 'clauses', 'closing']),
      at: momentSchema,
      role: z.enum(ROLES),
      cityId: idSchema.nullable(),
      name: z.string(),
    }),
  ),
})
export type ClauseChange = z.output<(typeof listClauseChanges)['reply']>[number]

/** Words that a concurrent move or deletion swallowed: kept until their author or the secretariat decides. */
export const swallowedWordsSchema = z.object({
  id: idSchema,
  clauseId: idSchema.nullable(),
  wording: z.string(),
  author: z.string(),
  cityId: idSchema.nullable(),
  at: momentSchema,
})
export type SwallowedWords = z.infer<typeof swallowedWordsSchema>

export const listSwallowed = route({
  method: 'GET',
  path: '/api/texts/:text/swallowed',
  access: 'read-text',
  summary: 'The person’s own swallowed words; the secretariat sees everybody’s',
  params: z.object({ text: idSchema }),
  query: noQuery,
  body: noBody,
  reply: z.array(swallowedWordsSchema),
})

export const dismissSwallowed = route({
  method: 'DELETE',
  path: '/api/texts/:text/swallowed/:swallowed',
  access: 'read-text',
  summary: 'Puts swallowed words away, after they were inserted again or are not wanted',
  params: z.object({ text: idSchema, swallowed: idSchema }),
  query: noQuery,
  body: noBody,
  reply: noReply,
})

export const declarationRoutes = {
  listDeclarations,
  createDeclaration,
  getDeclaration,
  renameDeclaration,
  getTextContent,
  listClauseChanges,
  listSwallowed,
  dismissSwallowed,
}
