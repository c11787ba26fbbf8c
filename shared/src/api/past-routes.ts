// The past of a text: as it was at any moment, who worked when, and what was changed between two moments.
import * as z from 'zod'
import { authorSchema, comparedWordsSchema } from '../compare/comparison.ts'
import { languageSchema } from '../declaration/names.ts'
import { NUMBER_STYLES } from '../declaration/numbering.ts'
import { CLAUSE_ID_PATTERN } from '../ids.ts'
import { contentSchema } from '../schema/content.ts'
import { baseOfTextSchema, momentOfTextSchema } from './moment-of-text.ts'
import { digestSchema, idSchema, momentSchema, noBody } from './parts.ts'
import { route } from './route.ts'

const textParams = z.object({ text: idSchema })
const sequenceSchema = z.coerce.number().int().min(0)
export const clauseIdSchema = z.string().regex(CLAUSE_ID_PATTERN)

/** A moment of a text, found. */
export const foundMomentSchema = z.object({
  sequence: z.number().int(),
  /** When the last of what it holds was written; null for a text in which nothing was. */
  at: momentSchema.nullable(),
  /** The version that was asked for. */
  versionId: idSchema.nullable(),
})
export type FoundMoment = z.infer<typeof foundMomentSchema>

export const getPastText = route({
  method: 'GET',
  path: '/api/texts/:text/past',
  access: 'read-text',
  summary: 'A text as it was at a moment: by time, or by a sequence of its log',
  params: textParams,
  query: z
    .object({ at: momentSchema.optional(), moment: momentOfTextSchema.optional() })
    .refine(({ at, moment }) => (at === undefined) !== (moment === undefined)),
  body: noBody,
  reply: foundMomentSchema.extend({
    language: languageSchema,
    numberStyle: z.enum(NUMBER_STYLES),
    digest: digestSchema,
    content: contentSchema,
  }),
})
export type PastText = z.output<(typeof getPastText)['reply']>

/** A period of work: several people's writing without a long pause between. */
export const workPeriodSchema = z.object({
  from: momentSchema,
  to: momentSchema,
  /** The first and the last update of it. */
  fromSequence: z.number().int(),
  toSequence: z.number().int(),
  /** Who wrote in it, the busiest first, with how many changes. */
  authors: z.array(authorSchema.extend({ changes: z.number().int() })),
})
export type WorkPeriod = z.infer<typeof workPeriodSchema>

export const listWork = route({
  method: 'GET',
  path: '/api/texts/:text/work',
  access: 'read-text',
  summary: 'Who worked on a text when: the newest periods of work first, fifty at a time',
  params: textParams,
  query: z.object({ before: sequenceSchema.optional() }),
  body: noBody,
  reply: z.object({
    periods: z.array(workPeriodSchema),
    /** What to ask for as `before`; null where nothing is older. */
    before: z.number().int().nullable(),
  }),
})

const comparisonQuery = z.object({
  from: baseOfTextSchema,
  to: momentOfTextSchema,
  /** Only this clause, without its sub-clauses. */
  clause: clauseIdSchema.optional(),
})

export const getComparison = route({
  method: 'GET',
  path: '/api/texts/:text/comparison',
  access: 'read-text',
  summary: 'What was changed between two moments of a text, word by word, and by whom',
  params: textParams,
  query: comparisonQuery,
  body: noBody,
  reply: comparedWordsSchema.extend({
    language: languageSchema,
    numberStyle: z.enum(NUMBER_STYLES),
    /** Null where each clause has its own: what a city agreed to. */
    from: foundMomentSchema.nullable(),
    to: foundMomentSchema,
  }),
})
export type Comparison = z.output<(typeof getComparison)['reply']>

export const COMPARISON_FORMATS = ['html', 'docx'] as const
export type ComparisonFormat = (typeof COMPARISON_FORMATS)[number]

export const exportComparison = route({
  method: 'GET',
  path: '/api/texts/:text/comparison/export',
  access: 'read-text',
  summary: 'The same as a file: a page to print, or a Word document with tracked changes',
  params: textParams,
  query: comparisonQuery.extend({
    format: z.enum(COMPARISON_FORMATS),
    /** Only the changes of this city. */
    city: idSchema.optional(),
    /** The language of what stands around the words. */
    language: z.enum(['en', 'ja']).default('en'),
  }),
  body: noBody,
  reply: z.unknown(),
  media: 'file',
})

export const pastRoutes = { getPastText, listWork, getComparison, exportComparison }
