// Bringing a version, or one clause of it, back as a new edit.
import * as z from 'zod'
import { momentOfTextSchema } from './moment-of-text.ts'
import { digestSchema, idSchema, noBody } from './parts.ts'
import { clauseIdSchema, getComparison } from './past-routes.ts'
import { route } from './route.ts'

const textParams = z.object({ text: idSchema })

export const previewRestoration = route({
  method: 'GET',
  path: '/api/texts/:text/restoration',
  access: 'edit-text',
  summary: 'What bringing a version or a clause of it back would change, and what stays because it is locked',
  params: textParams,
  query: z.object({ from: momentOfTextSchema, clause: clauseIdSchema.optional() }),
  body: noBody,
  reply: z.object({
    /** From the words now to those after it. */
    comparison: getComparison.reply,
    /** The locked clauses that would read otherwise, were they not locked. */
    kept: z.array(clauseIdSchema),
    /** Of the words that are replaced, the clause or the text: sent along, so that no others are than were shown. */
    digest: digestSchema,
  }),
})
export type Restoration = z.output<(typeof previewRestoration)['reply']>

export const restoreText = route({
  method: 'POST',
  path: '/api/texts/:text/restore',
  access: 'edit-text',
  summary:
    'Brings a version, or one clause of it, back as a new edit; the whole text only by the secretariat',
  params: textParams,
  query: z.object({}),
  body: z.strictObject({
    from: momentOfTextSchema,
    clause: clauseIdSchema.optional(),
    digest: digestSchema.optional(),
  }),
  reply: z.object({
    sequence: z.number().int(),
    /** The locked clauses that stayed as they are. */
    kept: z.array(clauseIdSchema),
  }),
})

export const restorationRoutes = { previewRestoration, restoreText }
