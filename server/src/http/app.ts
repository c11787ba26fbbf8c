// The HTTP application: every request but the socket upgrade goes through here.
import { refuse } from '@plenary/shared/refusal'
import { Hono } from 'hono'
import { compress } from 'hono/compress'
import type { Registry } from 'prom-client'
import { TooManyWaiting } from '../ports/too-many-waiting.ts'
import { auditEndpoints } from './audit-endpoints.ts'
import { bindAuth } from './auth-endpoints.ts'
import { authorityEndpoints } from './authority-endpoints.ts'
import { authorshipEndpoints } from './authorship-endpoints.ts'
import { bindRoutes } from './bind-routes.ts'
import { Bundles } from './bundles.ts'
import { ceremonyEndpoints } from './ceremony-endpoints.ts'
import { declarationEndpoints } from './declaration-endpoints.ts'
import type { EndpointParts } from './endpoint-parts.ts'
import { exportEndpoints } from './export-endpoints.ts'
import { attachment } from './file-name.ts'
import { hallEndpoints } from './hall-endpoints.ts'
import { bindHealth } from './health.ts'
import { lifeEndpoints } from './life-endpoints.ts'
import { newsEndpoints } from './news-endpoints.ts'
import { openApiDocument } from './openapi.ts'
import { isFromElsewhere } from './origin-check.ts'
import { outsideEndpoints } from './outside-endpoints.ts'
import { passkeyEndpoints } from './passkey-endpoints.ts'
import { pastEndpoints } from './past-endpoints.ts'
import { peopleEndpoints } from './people-endpoints.ts'
import { plenaryEndpoints } from './plenary-endpoints.ts'
import { positionEndpoints } from './position-endpoints.ts'
import { problemResponse } from './problem-response.ts'
import { proxyEndpoints } from './proxy-endpoints.ts'
import { publicationEndpoints } from './publication-endpoints.ts'
import { requestMetrics } from './request-metrics.ts'
import { restorationEndpoints } from './restoration-endpoints.ts'
import { withSecurityHeaders } from './security-headers.ts'
import { signingEndpoints } from './signing-endpoints.ts'
import { findPage, type Site, siteResponse } from './site.ts'
import { versionEndpoints } from './version-endpoints.ts'

export interface AppParts extends Omit<EndpointParts, 'bundles'> {
  readonly registry: Registry
  readonly log: { error(details: Record<string, unknown>, message: string): void }
  /** Whether X-Forwarded-For is believed. */
  readonly trustProxy: boolean
  readonly isDraining: () => boolean
  /** The built client; undefined where only the API is wanted. */
  readonly site: Site | undefined
  /** The page that verifies offline; null where it was not built. */
  readonly verifier: Uint8Array<ArrayBuffer> | null
}

export function createApp(parts: AppParts): Hono {
  const {
    context,
    auth,
    texts,
    past,
    signedPage,
    authorityKeys,
    attempts,
    setStamp,
    trustedRoots,
    pages,
    verifier,
    registry,
    log,
    trustProxy,
    isDraining,
    site,
  } = parts
  const { origin, storage, surroundings } = context
  const app = new Hono()
  const bundles = new Bundles({ ...context, authorityKeys }, verifier)
  const commandParts = { context, auth, texts, past, signedPage, authorityKeys, attempts, setStamp }
  const endpointParts = { ...commandParts, trustedRoots, pages, bundles }
  const endpoints = {
    ...peopleEndpoints(endpointParts),
    ...passkeyEndpoints(endpointParts),
    ...plenaryEndpoints(endpointParts),
    ...declarationEndpoints(endpointParts),
    ...lifeEndpoints(endpointParts),
    ...versionEndpoints(endpointParts),
    ...positionEndpoints(endpointParts),
    ...proxyEndpoints(endpointParts),
    ...pastEndpoints(endpointParts),
    ...restorationEndpoints(endpointParts),
    ...authorshipEndpoints(endpointParts),
    ...exportEndpoints(endpointParts),
    ...publicationEndpoints(endpointParts),
    ...newsEndpoints(endpointParts),
    ...signingEndpoints(endpointParts),
    ...ceremonyEndpoints(endpointParts),
    ...outsideEndpoints(endpointParts),
    ...authorityEndpoints(endpointParts),
    ...hallEndpoints(endpointParts),
    ...auditEndpoints(endpointParts),
  }
  let openApi: ReturnType<typeof openApiDocument> | undefined

  app.onError((error, c) => {
    if (error instanceof TooManyWaiting) return problemResponse(refuse('too-many-attempts'), c.req.raw)
    log.error({ error, method: c.req.method }, 'a request failed')
    return problemResponse('internal', c.req.raw)
  })
  app.use(withSecurityHeaders(origin))
  app.use(requestMetrics(registry))
  // A connection that was kept would hold up the end of the process.
  app.use(async (c, next) => {
    await next()
    if (isDraining()) c.header('connection', 'close')
  })
  app.use('/api/*', async (c, next) => {
    if (isFromElsewhere(c.req.raw, origin)) return problemResponse(refuse('foreign-origin'), c.req.raw)
    if (c.req.method !== 'GET' && isDraining()) return problemResponse(refuse('shutting-down'), c.req.raw)
    return next()
  })
  // Content is large and has no secret beside it that a compressed size could give away.
  for (const path of ['/api/texts/*', '/api/published/*']) app.use(path, compress())

  bindHealth(app, { storage, registry, surroundings, isDraining })
  bindAuth(app, { auth, context, trustProxy })
  app.get('/api/openapi.json', (c) => {
    openApi ??= openApiDocument(origin)
    return c.json(openApi)
  })
  bindRoutes(app, endpoints, { auth, context, trustProxy })
  app.all('/api/*', (c) => problemResponse(refuse('not-found'), c.req.raw))
  app.get('/verify.html', (c) => {
    if (!verifier) return problemResponse(refuse('not-found'), c.req.raw)
    c.header('content-disposition', attachment('verify.html'))
    return c.body(verifier, 200, { 'content-type': 'text/html; charset=utf-8' })
  })
  app.get('*', async (c) => {
    const file = site && findPage(site, c.req.path)
    return file ? siteResponse(file, c.req.raw) : problemResponse(refuse('not-found'), c.req.raw)
  })
  app.notFound((c) => problemResponse(refuse('not-found'), c.req.raw))
  return app
}
