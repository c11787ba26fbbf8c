// A text as a file: of a version, or as it stands.
import * as z from 'zod'
import { idSchema, noBody } from './parts.ts'
import { route } from './route.ts'

/** `akn` is Akoma Ntoso 3.0, `txt` plain text in UTF-8, `md` Markdown (CommonMark). */
export const EXPORT_FORMATS = ['pdf', 'docx', 'html', 'md', 'txt', 'akn', 'json'] as const
export type ExportFormat = (typeof EXPORT_FORMATS)[number]

const exportQuery = z.object({
  format: z.enum(EXPORT_FORMATS),
  /** The language of what stands around the words; that of the text where it is left out. */
  language: z.enum(['en', 'ja']).optional(),
})

export const exportVersion = route({
  method: 'GET',
  path: '/api/declarations/:declaration/versions/:version/export',
  access: 'export-text',
  summary: 'A version as a file; whatever is not adopted is marked as a draft in it',
  params: z.object({ declaration: idSchema, version: idSchema }),
  query: exportQuery.extend({
    /** Which of the declaration’s texts; the first authentic one where it is left out. */
    text: idSchema.optional(),
  }),
  body: noBody,
  reply: z.unknown(),
  media: 'file',
})

export const exportText = route({
  method: 'GET',
  path: '/api/texts/:text/export',
  access: 'export-text',
  summary: 'A text as it stands, as a file: a draft with its time, or the version that closing made',
  params: z.object({ text: idSchema }),
  query: exportQuery,
  body: noBody,
  reply: z.unknown(),
  media: 'file',
})

export const exportRoutes = { exportVersion, exportText }
