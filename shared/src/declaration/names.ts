// Names per language: of cities, plenaries and networks.
import * as z from 'zod'
import { FORBIDDEN_CHARACTERS } from '../schema/forbidden-characters.ts'

/** A language tag such as `en`, `ja`, `ko`, `ru`, `zh-Hant`. */
export const languageSchema = z
  .string()
  .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/)
  .max(35)

const nameSchema = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .refine((name) => !FORBIDDEN_CHARACTERS.test(name) && !name.includes('\t'), {
    error: 'forbidden-characters',
  })

/** A name per language tag; at least one. */
export const namesSchema = z
  .record(languageSchema, nameSchema)
  .refine((names) => Object.keys(names).length > 0, { error: 'name-missing' })
export type Names = z.infer<typeof namesSchema>
