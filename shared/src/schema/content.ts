// The content of a text as JSON, as parsed once at the edge: what the importer makes, what a new text is seeded
// with, what a reader without WebSocket gets.
import * as z from 'zod'
import { CLAUSE_ID_PATTERN } from '../ids.ts'
import { FORBIDDEN_CHARACTERS } from './forbidden-characters.ts'
import { isAllowedLink } from './marks.ts'

/** A mark of a run of text. */
export const markSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('bold') }),
  z.strictObject({ type: z.literal('italic') }),
  z.strictObject({
    type: z.literal('link'),
    attrs: z.strictObject({ href: z.string().refine(isAllowedLink) }),
  }),
])

const textSchema = z.strictObject({
  type: z.literal('text'),
  text: z
    .string()
    .min(1)
    .max(200_000)
    .refine((text) => !FORBIDDEN_CHARACTERS.test(text), { error: 'forbidden-characters' }),
  marks: z.array(markSchema).max(3).optional(),
})

const paragraphSchema = z.strictObject({
  type: z.literal('paragraph'),
  content: z.array(textSchema).max(10_000).optional(),
})

const preambularSchema = z.strictObject({
  type: z.literal('preambular'),
  content: z.array(textSchema).max(10_000).optional(),
})

export interface ClauseJson {
  type: 'clause'
  attrs: { id: string }
  content?: (ParagraphJson | SubclausesJson)[] | undefined
}
export interface SubclausesJson {
  type: 'subclauses'
  content?: ClauseJson[] | undefined
}
export type ParagraphJson = z.infer<typeof paragraphSchema>
export type PreambularJson = z.infer<typeof preambularSchema>
export type TextJson = z.infer<typeof textSchema>

export const clauseSchema: z.ZodType<ClauseJson> = z.strictObject({
  type: z.literal('clause'),
  attrs: z.strictObject({ id: z.string().regex(CLAUSE_ID_PATTERN) }),
  get content() {
    return z
      .array(z.union([paragraphSchema, subclausesSchema]))
      .max(2_000)
      .optional()
  },
})

const subclausesSchema: z.ZodType<SubclausesJson> = z.strictObject({
  type: z.literal('subclauses'),
  get content() {
    return z.array(clauseSchema).max(2_000).optional()
  },
})

function container<Name extends string, Child extends z.ZodType>(name: Name, child: Child) {
  return z.strictObject({ type: z.literal(name), content: z.array(child).max(2_000).optional() })
}

/** The whole content of a text: the four containers in their order. Valid content is accepted by `declarationSchema`. */
export const contentSchema = z.strictObject({
  type: z.literal('doc'),
  content: z.tuple([
    container('title', paragraphSchema),
    container('preamble', preambularSchema),
    container('clauses', clauseSchema),
    container('closing', paragraphSchema),
  ]),
})
export type ContentJson = z.infer<typeof contentSchema>

/** A text with empty containers, ready for the first word. */
export function emptyContent(firstClauseId: string): ContentJson {
  return {
    type: 'doc',
    content: [
      { type: 'title', content: [{ type: 'paragraph' }] },
      { type: 'preamble', content: [{ type: 'preambular' }] },
      {
        type: 'clauses',
        content: [{ type: 'clause', attrs: { id: firstClauseId }, content: [{ type: 'paragraph' }] }],
      },
      { type: 'closing', content: [{ type: 'paragraph' }] },
    ],
  }
}
