// The one importer of `ws`: accepts upgrades on the HTTP server, and makes WebSockets into the socket port. Refusals are
// close codes after the handshake, since a browser can't read why an upgrade failed.
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { BOUNDS } from '@plenary/shared/protocol/frames'
import { type ServerOptions, WebSocket, WebSocketServer } from 'ws'
import type { Surroundings } from '../ports/surroundings.ts'
import { parseAddress, type Upgrade } from './admit.ts'
import type { Reception } from './reception.ts'
import type { Socket, SocketListener } from './socket.ts'

const PING_EVERY = 30_000
/** How long a socket may leave a goodbye unanswered before it is cut. */
const CLOSE_WITHIN = 3_000
const OPTIONS: ServerOptions & { closeTimeout: number } = {
  noServer: true,
  clientTracking: false,
  perMessageDeflate: false,
  maxPayload: BOUNDS.frameBytes,
  maxFragments: 64,
  maxBufferedChunks: 16_384,
  closeTimeout: CLOSE_WITHIN,
}

export interface WebSocketDoor {
  /** For the HTTP server's `upgrade` event. Takes every upgrade: other addresses are answered 404. */
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void
  /** Waits until every socket has closed, and cuts those that don't answer the goodbye. */
  closed(): Promise<void>
}

export function createWebSocketDoor(
  reception: Pick<Reception, 'receive' | 'isDraining'>,
  surroundings: Surroundings,
): WebSocketDoor {
  const sockets = new Set<WebSocket>()
  const accepting = new WebSocketServer(OPTIONS)

  function handleUpgrade(request: IncomingMessage, stream: Duplex, head: Buffer): void {
    stream.on('error', () => stream.destroy())
    const upgrade = readUpgrade(request)
    if (!upgrade) {
      answer(stream, '404 Not Found')
      return
    }
    if (reception.isDraining) {
      answer(stream, '503 Service Unavailable', 'Retry-After: 1\r\n')
      return
    }
    accepting.handleUpgrade(request, stream, head, (webSocket) => {
      sockets.add(webSocket)
      webSocket.on('close', () => sockets.delete(webSocket))
      keepWatch(webSocket, surroundings)
      reception.receive(toSocket(webSocket), upgrade)
    })
  }

  async function closed(): Promise<void> {
    const closing = [...sockets].map((socket) => new Promise((resolve) => socket.once('close', resolve)))
    const cancel = surroundings.schedule(CLOSE_WITHIN, () => {
      for (const socket of sockets) socket.terminate()
    })
    await Promise.all(closing)
    cancel()
  }

  return { handleUpgrade, closed }
}

function readUpgrade({ url = '', headers }: IncomingMessage): Upgrade | undefined {
  const address = parseAddress(url)
  const kept = new Headers()
  for (const name of ['cookie', 'user-agent', 'x-forwarded-for']) {
    const value = headers[name]
    if (typeof value === 'string') kept.set(name, value)
  }
  return address && { ...address, origin: headers.origin, headers: kept }
}

function answer(stream: Duplex, status: string, headers = ''): void {
  stream.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n${headers}\r\n`)
}

function toSocket(webSocket: WebSocket): Socket {
  return {
    send: (frame) => {
      if (webSocket.readyState === WebSocket.OPEN) webSocket.send(frame)
    },
    close: (code, reason) => {
      // A paused socket would not read the other side's goodbye.
      webSocket.resume()
      webSocket.close(code, reason)
    },
    get bufferedAmount() {
      return webSocket.bufferedAmount
    },
    pause: () => webSocket.pause(),
    resume: () => webSocket.resume(),
    listen: (listener) => listen(webSocket, listener),
  }
}

function listen(webSocket: WebSocket, { onFrame, onClose }: SocketListener): void {
  webSocket.binaryType = 'nodebuffer'
  webSocket.on('message', (data, isBinary) => {
    // Text is no frame of ours; as empty bytes it is as unclear as it is.
    onFrame(isBinary && Buffer.isBuffer(data) ? data : new Uint8Array())
  })
  webSocket.on('close', onClose)
}

/** Pings, and cuts who answers none. A broken frame closes its socket and nothing else. */
function keepWatch(webSocket: WebSocket, surroundings: Surroundings): void {
  let isAlive = true
  let cancel = () => {}
  const ping = () => {
    // While it is not read, its answers can't be heard.
    if (!isAlive && !webSocket.isPaused) {
      webSocket.terminate()
      return
    }
    isAlive = false
    webSocket.ping()
    cancel = surroundings.schedule(PING_EVERY, ping)
  }
  cancel = surroundings.schedule(PING_EVERY, ping)
  webSocket.on('pong', () => {
    isAlive = true
  })
  webSocket.on('error', () => {})
  webSocket.on('close', () => cancel())
}
