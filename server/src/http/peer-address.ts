// The network address that a request comes from, for limits; never logged or stored.
import type { IncomingMessage } from 'node:http'
import type { Context } from 'hono'

/** With a trusted proxy in front, the last address that it noted; else the socket's own. */
export function peerAddress(c: Context, trustProxy: boolean): string {
  const forwarded = trustProxy ? c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined
  const incoming = (c.env as { incoming?: IncomingMessage } | undefined)?.incoming
  return forwarded || incoming?.socket.remoteAddress || 'unknown'
}
