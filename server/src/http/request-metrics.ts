// Counts and times requests by route, never by path: a path would make a figure of its own for every id.
import type { MiddlewareHandler } from 'hono'
import { matchedRoutes } from 'hono/route'
import { Histogram, type Registry } from 'prom-client'

export function requestMetrics(registry: Registry): MiddlewareHandler {
  const duration = new Histogram({
    name: 'plenary_http_request_seconds',
    help: 'Time from a request to its answer',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.02, 0.1, 0.5, 2],
    registers: [registry],
  })
  return async (c, next) => {
    const end = duration.startTimer()
    await next()
    const route = matchedRoutes(c).findLast(({ path }) => !path.includes('*'))?.path ?? 'other'
    end({ method: c.req.method, route, status: c.res.status })
  }
}
