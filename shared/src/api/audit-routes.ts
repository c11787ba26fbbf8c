// The record of a declaration: who did what, for which city, and when, refused attempts included.
import * as z from 'zod'
import { digestSchema, idSchema, momentSchema, noBody, noQuery } from './parts.ts'
import { route } from './route.ts'

/** A person's id, `system` or `anonymous`. */
const actorSchema = idSchema

const filters = {
  /** Entries of people who acted for this city. */
  city: idSchema.optional(),
  person: actorSchema.optional(),
  /** One kind of act, or several with commas between them: `clause-locked,clause-unlocked`. */
  action: z
    .string()
    .max(500)
    .regex(/^[a-z-]+(,[a-z-]+)*$/)
    .optional(),
  /** Only what was refused, or nothing that was. */
  refused: z.enum(['only', 'none']).optional(),
  /** From this moment on. */
  from: momentSchema.optional(),
  /** Before this moment. */
  to: momentSchema.optional(),
}
const filterSchema = z.object(filters)
export type AuditFilters = z.output<typeof filterSchema>

const sequenceSchema = z.number().int().min(1)

const entryFields = {
  /** Its place in the audit log of the network: entries about other things lie between those of one declaration. */
  seq: sequenceSchema,
  at: momentSchema,
  actor: actorSchema,
  /** The person's name as it is now; null for the server itself and for who is not known. */
  name: z.string().nullable(),
  cityId: idSchema.nullable(),
  /** In the past tense: `clause-locked`. */
  action: z.string(),
  /** What it was about: `declaration:…`; `command:…` for a refused command. */
  subject: z.string(),
  previousHash: digestSchema,
  /** Null, as the digest is, of entries from before there were digests. */
  salt: z.string().nullable(),
  digest: digestSchema.nullable(),
  hash: digestSchema,
}

export const auditEntrySchema = z.object({ ...entryFields, data: z.record(z.string(), z.unknown()) })
export type RecordedEntry = z.infer<typeof auditEntrySchema>

const params = z.object({ declaration: idSchema })

export const readAudit = route({
  method: 'GET',
  path: '/api/declarations/:declaration/audit',
  access: 'read-audit',
  summary:
    'What was done about a declaration, its texts and its plenary, the newest first, refused attempts included',
  params,
  query: z.object({
    ...filters,
    /** Entries before this one: `next` of the last answer. */
    before: z.coerce.number().int().min(1).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(100),
  }),
  body: noBody,
  reply: z.object({
    entries: z.array(auditEntrySchema),
    /** What to ask for `before` to go on; null when there is no more. */
    next: sequenceSchema.nullable(),
  }),
})

export const exportAudit = route({
  method: 'GET',
  path: '/api/declarations/:declaration/audit/export',
  access: 'read-audit',
  summary: 'The same as lines of JSON in the order of the log, with what each entry’s hash is computed from',
  params,
  query: filterSchema,
  body: noBody,
  media: 'application/x-ndjson',
  /** `data` is the JSON text that the hash covers, byte for byte. */
  reply: z.object({ ...entryFields, data: z.string() }),
})

export const listAuditPeople = route({
  method: 'GET',
  path: '/api/declarations/:declaration/audit/people',
  access: 'read-audit',
  summary: 'Everybody who stands in the record, by the name that they have now',
  params,
  query: noQuery,
  body: noBody,
  reply: z.array(z.object({ id: actorSchema, name: z.string() })),
})

export const auditRoutes = { readAudit, exportAudit, listAuditPeople }
