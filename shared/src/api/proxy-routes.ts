// Proxies at a plenary: who acts for whom, in what, and by which letter.
import * as z from 'zod'
import { proxyScopeSchema } from '../positions/proxies.ts'
import { lineSchema } from '../schema/line.ts'
import { idSchema, momentSchema, noBody, noQuery, noReply } from './parts.ts'
import { route } from './route.ts'

const plenaryParams = z.object({ plenary: idSchema })
/** `city` is the principal. */
const proxyParams = plenaryParams.extend({ city: idSchema })
const scopesSchema = z
  .array(proxyScopeSchema)
  .min(1)
  .max(3)
  .refine((scopes) => new Set(scopes).size === scopes.length)
  .readonly()

export const listProxies = route({
  method: 'GET',
  path: '/api/plenaries/:plenary/proxies',
  access: 'read-plenary',
  summary: 'The proxies of a plenary, in the order in which they were recorded',
  params: plenaryParams,
  query: noQuery,
  body: noBody,
  reply: z.array(
    z.object({
      principalId: idSchema,
      holderId: idSchema,
      scopes: scopesSchema,
      letter: z.string(),
      /** When it was recorded as it is. */
      at: momentSchema,
    }),
  ),
})

export const putProxy = route({
  method: 'PUT',
  path: '/api/plenaries/:plenary/proxies/:city',
  access: 'manage-roster',
  summary: 'Records the proxy of a city, or what it covers; both cities are on the roster',
  params: proxyParams,
  query: noQuery,
  body: z.strictObject({
    holder: idSchema,
    scopes: scopesSchema,
    /** Which letter gives it: its date, its number, who signed it. */
    letter: lineSchema(300),
  }),
  reply: noReply,
})

export const removeProxy = route({
  method: 'DELETE',
  path: '/api/plenaries/:plenary/proxies/:city',
  access: 'manage-roster',
  summary: 'Records that a proxy holds no more',
  params: proxyParams,
  query: noQuery,
  body: noBody,
  reply: noReply,
})

export const proxyRoutes = { listProxies, putProxy, removeProxy }
