// Presence: what a client may say about itself, and what the server makes of it before others see it.
import * as z from 'zod'
import { ROLES } from '../access/roles.ts'

const yjsIdSchema = z.object({ client: z.number(), clock: z.number() })

/** A relative position as Yjs writes it to JSON. */
const relativePositionSchema = z.object({
  type: yjsIdSchema.nullish(),
  tname: z.string().max(64).nullish(),
  item: yjsIdSchema.nullish(),
  assoc: z.number().optional(),
})

/** The only fields that a client may set in its awareness state; everything else is dropped by the server. */
export const ownPresenceSchema = z.object({
  cursor: z.object({ anchor: relativePositionSchema, head: relativePositionSchema }).nullable().optional(),
  /** The id of the clause in which the person is; null for title, preamble and closing. */
  clause: z.string().max(40).nullable().optional(),
  /** Whether an input method is composing. */
  composing: z.boolean().optional(),
  /** Whether edits have been waiting for their acknowledgement for longer than an edit takes. */
  unsent: z.boolean().optional(),
})
export type OwnPresence = z.infer<typeof ownPresenceSchema>

/** Who is there, as stamped by the server from the signed-in person: never taken from the client. */
export const stampSchema = z.object({
  /** The person's public id in this text: stable, not the account's id. */
  person: z.string(),
  /** The function under which the person appears, such as "Head of delegation, Hanoi". */
  name: z.string(),
  cityId: z.string().nullable(),
  role: z.enum(ROLES),
  /** Index into the sixteen city colours; null for the secretariat. */
  palette: z.number().int().min(0).max(15).nullable(),
})
export type Stamp = z.infer<typeof stampSchema>

/** An awareness state as others receive it. */
export const presenceSchema = ownPresenceSchema.extend({ user: stampSchema })
export type Presence = z.infer<typeof presenceSchema>
