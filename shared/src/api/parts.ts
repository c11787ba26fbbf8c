// The small schemas that the routes are made of.
import * as z from 'zod'
import { ID_PATTERN } from '../ids.ts'

export const idSchema = z.string().regex(ID_PATTERN)
export const noParams = z.object({})
export const noQuery = z.object({})
export const noBody = z.undefined()
export const noReply = z.undefined()
export const idReply = z.object({ id: idSchema })

/** A calendar day, `2010-11-08`. */
export const daySchema = z.iso.date()

/** A moment in UTC, `2010-11-08T09:15:00.000Z`. */
export const momentSchema = z.iso.datetime()

/** SHA-256 of a canonical form, in lower-case hexadecimal. */
export const digestSchema = z.string().regex(/^[0-9a-f]{64}$/)

export const emailSchema = z.string().trim().toLowerCase().pipe(z.email().max(254))
export const passwordSchema = z.string().min(10, { error: 'password-too-weak' }).max(200)
export const tokenSchema = z.string().regex(/^[0-9a-z]{40}$/)
