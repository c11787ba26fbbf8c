// Cities, plenaries and their rosters.
import * as z from 'zod'
import { ORDER_RULES } from '../declaration/city-order.ts'
import { decisionRuleSchema } from '../declaration/decision-rule.ts'
import { namesSchema } from '../declaration/names.ts'
import { isTimeZone } from '../declaration/time-zone.ts'
import { lineSchema } from '../schema/line.ts'
import { daySchema, idReply, idSchema, noBody, noParams, noQuery, noReply } from './parts.ts'
import { route } from './route.ts'
import { signatorySchema } from './signing-routes.ts'

export const citySchema = z.object({
  id: idSchema,
  names: namesSchema,
  /** By which the city is ordered in the English alphabet: "Manila, Metropolitan" or "Metropolitan Manila". */
  sortName: z.string(),
  /** A short code per language for tiles and carets: Ha, ハノ. */
  codes: namesSchema,
})
export type City = z.infer<typeof citySchema>

const cityBody = z.strictObject({
  names: namesSchema,
  sortName: lineSchema(100),
  codes: namesSchema.refine((codes) => Object.values(codes).every((code) => [...code].length <= 4), {
    error: 'code-too-long',
  }),
})

export const listCities = route({
  method: 'GET',
  path: '/api/cities',
  access: 'signed-in',
  summary: 'The network’s cities, by sort name',
  params: noParams,
  query: noQuery,
  body: noBody,
  reply: z.array(citySchema),
})

export const createCity = route({
  method: 'POST',
  path: '/api/cities',
  access: 'manage-cities',
  summary: 'Adds a city to the network',
  params: noParams,
  query: noQuery,
  body: cityBody,
  reply: idReply,
})

export const changeCity = route({
  method: 'PUT',
  path: '/api/cities/:city',
  access: 'manage-cities',
  summary: 'Changes a city’s names, sort name and codes',
  params: z.object({ city: idSchema }),
  query: noQuery,
  body: cityBody,
  reply: noReply,
})

const plenaryFields = {
  names: namesSchema,
  place: lineSchema(200),
  startsOn: daySchema,
  endsOn: daySchema,
  orderRule: z.enum(ORDER_RULES),
  hostCityId: idSchema.nullable(),
  decisionRule: decisionRuleSchema,
}
export const plenarySchema = z.object({
  id: idSchema,
  ...plenaryFields,
  /** The IANA name of the zone whose time is the plenary's; null where nobody has said. */
  timeZone: z.string().nullable(),
})
export type Plenary = z.infer<typeof plenarySchema>

/** As whoever stores it knows zones; whoever reads it may know others. */
const timeZoneSchema = z.string().max(64).refine(isTimeZone, { error: 'time-zone-unknown' })

const plenaryBody = z
  .strictObject({
    ...plenaryFields,
    /** Left out it stays as it is, of a new plenary not said. */
    timeZone: timeZoneSchema.nullable().optional(),
  })
  .refine(({ startsOn, endsOn }) => startsOn <= endsOn, { error: 'ends-before-start', path: ['endsOn'] })

/** The separate facts of a city at a plenary: none is ever derived from another. */
const rosterFacts = {
  member: z.boolean(),
  present: z.boolean(),
  counts: z.boolean(),
  named: z.boolean(),
  signs: z.boolean(),
}
export const rosterEntrySchema = z.object({
  city: citySchema,
  ...rosterFacts,
  /** Who signs for the city; null where nobody has said. */
  signatory: signatorySchema,
  /** Index into the sixteen city colours, unique in a plenary while there are no more than sixteen cities. */
  palette: z.number().int().min(0).max(15),
})
export type RosterEntry = z.infer<typeof rosterEntrySchema>

export const listPlenaries = route({
  method: 'GET',
  path: '/api/plenaries',
  access: 'signed-in',
  summary: 'The plenaries that the signed-in person takes part in, newest first',
  params: noParams,
  query: noQuery,
  body: noBody,
  reply: z.array(plenarySchema),
})

export const createPlenary = route({
  method: 'POST',
  path: '/api/plenaries',
  access: 'manage-plenary',
  summary: 'Creates a plenary',
  params: noParams,
  query: noQuery,
  body: plenaryBody,
  reply: idReply,
})

export const getPlenary = route({
  method: 'GET',
  path: '/api/plenaries/:plenary',
  access: 'read-plenary',
  summary: 'A plenary with its roster in the plenary’s order',
  params: z.object({ plenary: idSchema }),
  query: noQuery,
  body: noBody,
  reply: plenarySchema.extend({ roster: z.array(rosterEntrySchema) }),
})

export const changePlenary = route({
  method: 'PUT',
  path: '/api/plenaries/:plenary',
  access: 'manage-plenary',
  summary: 'Changes a plenary’s names, place, dates and order rule',
  params: z.object({ plenary: idSchema }),
  query: noQuery,
  body: plenaryBody,
  reply: noReply,
})

export const putRosterEntry = route({
  method: 'PUT',
  path: '/api/plenaries/:plenary/roster/:city',
  access: 'manage-roster',
  summary: 'Puts a city on the roster, or changes its facts there',
  params: z.object({ plenary: idSchema, city: idSchema }),
  query: noQuery,
  body: z.strictObject(rosterFacts),
  reply: noReply,
})

export const nameSignatory = route({
  method: 'PUT',
  path: '/api/plenaries/:plenary/roster/:city/signatory',
  access: 'name-signatory',
  summary: 'Says who signs for a city, with name and title; or that it is not known',
  params: z.object({ plenary: idSchema, city: idSchema }),
  query: noQuery,
  body: z.strictObject({ signatory: signatorySchema }),
  reply: noReply,
})

export const removeRosterEntry = route({
  method: 'DELETE',
  path: '/api/plenaries/:plenary/roster/:city',
  access: 'manage-roster',
  summary: 'Takes a city off the roster; refused while people of its delegation are there',
  params: z.object({ plenary: idSchema, city: idSchema }),
  query: noQuery,
  body: noBody,
  reply: noReply,
})

export const plenaryRoutes = {
  listCities,
  createCity,
  changeCity,
  listPlenaries,
  createPlenary,
  getPlenary,
  changePlenary,
  putRosterEntry,
  nameSignatory,
  removeRosterEntry,
}
