// The server that listens: HTTP, or HTTPS when it has a certificate, with bounds on slow and oversized requests.
import { createServer, type Server } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { Socket } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import type { Hono } from 'hono'

export interface Tls {
  /** PEM. */
  readonly cert: Buffer
  readonly key: Buffer
}

/** Bounds against clients that hold connections open without saying anything. Milliseconds and bytes. */
export const BOUNDS = {
  headersTimeout: 10_000,
  /** A scan is sent over a slow connection, too. */
  requestTimeout: 300_000,
  keepAliveTimeout: 20_000,
  connectionsCheckingInterval: 5_000,
  maxHeaderSize: 16 * 1024,
}
const MAX_HEADERS = 100
const STATUSES: Readonly<Record<string, string>> = {
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
  ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
}

/** Not listening yet: the caller binds the port, and `upgrade` belongs to the sync server. */
export function createHttpServer(app: Hono, tls?: Tls, bounds = BOUNDS): Server {
  const server = createAdaptorServer({
    fetch: app.fetch,
    ...(tls
      ? { createServer: createTlsServer, serverOptions: { ...bounds, ...tls } }
      : { createServer, serverOptions: bounds }),
  }) as Server
  server.maxHeadersCount = MAX_HEADERS
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Socket) => {
    if (error.code === 'ECONNRESET' || !socket.writable || isUnused(socket)) {
      socket.destroy()
      return
    }
    const status = STATUSES[error.code ?? ''] ?? '400 Bad Request'
    socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
  })
  return server
}

// Browsers open connections ahead of time, and would take an answer that waits there for that of their next request.
function isUnused(socket: Socket): boolean {
  return socket.bytesRead === 0
}
