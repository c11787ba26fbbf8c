// The server that listens: HTTP, or HTTPS when it has a certificate, with bounds on slow and oversized requests.
import { createServer, type Server } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import { createAdaptorServer } from '@hono/node-server'
import type { Hono } from 'hono'

export interface Tls {
  /** PEM. */
  readonly cert: Buffer
  readonly key: Buffer
}

/** Bounds against clients that hold connections open without saying anything. Milliseconds and bytes. */
const BOUNDS = {
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  keepAliveTimeout: 20_000,
  connectionsCheckingInterval: 5_000,
  maxHeaderSize: 16 * 1024,
}
const MAX_HEADERS = 100

/** Not listening yet: the caller binds the port, and `upgrade` belongs to the sync server. */
export function createHttpServer(app: Hono, tls?: Tls): Server {
  const server = createAdaptorServer({
    fetch: app.fetch,
    ...(tls
      ? { createServer: createTlsServer, serverOptions: { ...BOUNDS, ...tls } }
      : { createServer, serverOptions: BOUNDS }),
  }) as Server
  server.maxHeadersCount = MAX_HEADERS
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    if (error.code === 'ECONNRESET' || !socket.writable) {
      socket.destroy()
      return
    }
    const status =
      error.code === 'HPE_HEADER_OVERFLOW' ? '431 Request Header Fields Too Large' : '400 Bad Request'
    socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
  })
  return server
}
