// Names per language: of cities, plenaries and networks.
import * as z from 'zod'
import { lineSchema } from '../schema/line.ts'

/** A language tag such as `en`, `ja`, `ko`, `ru`, `zh-Hant`. */
export const languageSchema = z
  .string()
  .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/)
  .max(35)

/** A name per language tag; at least one. */
export const namesSchema = z
  .record(languageSchema, lineSchema(200))
  .refine((names) => Object.keys(names).length > 0, { error: 'name-missing' })
export type Names = z.infer<typeof namesSchema>
