import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import type { Server } from 'node:http'
import { get } from 'node:https'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { join } from 'node:path'
import { connect as connectTls } from 'node:tls'
import { isRefusal } from '@plenary/shared/refusal'
import { Hono } from 'hono'
import { afterEach, expect, test } from 'vitest'
import { BOUNDS, createHttpServer, type Tls } from './create-http-server.ts'
import { problemResponse } from './problem-response.ts'
import { readJson } from './read-json.ts'

const app = new Hono()
  .get('/', (c) => c.text('here'))
  .post('/body', async (c) => {
    const json = await readJson(c.req.raw)
    return isRefusal(json) ? problemResponse(json, c.req.raw) : c.text('read')
  })
let server: Server

async function listen(tls?: Tls, bounds = BOUNDS): Promise<number> {
  server = createHttpServer(app, tls, bounds)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return (server.address() as AddressInfo).port
}

afterEach(() => {
  server.closeAllConnections()
  server.close()
})

/** What the server answers to raw bytes until it closes the connection. */
function say(port: number, ...parts: string[]): Promise<string> {
  return sayTo(connect(port, '127.0.0.1'), ...parts)
}

async function sayTo(socket: Socket, ...parts: string[]): Promise<string> {
  let heard = ''
  socket.on('data', (chunk) => {
    heard += chunk
  })
  socket.on('error', () => {})
  const closed = new Promise((resolve) => socket.on('close', resolve))
  for (const part of parts) socket.write(part)
  await closed
  return heard
}

async function readTls(): Promise<Tls> {
  const fixture = (name: string) => readFile(join(import.meta.dirname, '..', 'testing', 'fixtures', name))
  const [cert, key] = await Promise.all([fixture('localhost.cert.pem'), fixture('localhost.key.pem')])
  return { cert, key }
}

test('[AP14] speaks TLS when it has a certificate', async () => {
  const { cert, key } = await readTls()
  const port = await listen({ cert, key })
  const status = await new Promise((resolve, reject) => {
    get({ port, host: '127.0.0.1', servername: 'localhost', ca: cert }, (response) => {
      response.resume()
      resolve(response.statusCode)
    }).on('error', reject)
  })
  expect(status).toBe(200)
})

test.each([
  ['bytes that are no HTTP', 'hello\r\n\r\n', '400'],
  ['a header of forty kilobytes', `GET / HTTP/1.1\r\nHost: a\r\nX: ${'x'.repeat(40_000)}\r\n\r\n`, '431'],
  ['two lengths', 'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nxx', '400'],
  [
    'a length and chunks',
    'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\nx',
    '400',
  ],
])('[AP15] answers %s and closes', async (_, bytes, status) => {
  const port = await listen()
  expect(await say(port, bytes)).toMatch(new RegExp(`^HTTP/1.1 ${status} [^]*Connection: close`))
  expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(200)
})

test('[AP15] of ten thousand headers, the first hundred are read', async () => {
  const port = await listen()
  const headers = Array.from({ length: 2_000 }, (_, index) => `h${index}: 1`).join('\r\n')
  const answer = await say(port, `GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n${headers}\r\n\r\n`)
  expect(answer).toMatch(/^HTTP\/1.1 (200|431)/)
})

test('[AP4] a body that is refused for its size does not keep the connection', async () => {
  const chunk = `10000\r\n${'x'.repeat(0x10000)}\r\n`
  const port = await listen()
  const head =
    'POST /body HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n'
  expect(await say(port, head, ...Array.from({ length: 100 }, () => chunk))).toMatch(/^HTTP\/1.1 413/)
})

test('[AP16] slow headers and slow bodies have deadlines', async () => {
  await listen()
  expect(server.headersTimeout).toBeLessThanOrEqual(10_000)
  expect(server.requestTimeout).toBeLessThanOrEqual(300_000)
})

const IMPATIENT = { ...BOUNDS, headersTimeout: 60, requestTimeout: 120, connectionsCheckingInterval: 20 }

test('[AP22] a connection on which nothing was asked is closed without a word', async () => {
  const port = await listen(undefined, IMPATIENT)
  expect(await say(port)).toBe('')
})

test('[AP22] over TLS, too', async () => {
  const tls = await readTls()
  const port = await listen(tls, IMPATIENT)
  const options = { port, host: '127.0.0.1', servername: 'localhost', ca: tls.cert }
  expect(await sayTo(connectTls(options))).toBe('')
  expect(await sayTo(connectTls(options), 'GET / HTTP/1.1\r\nHost: a\r\n')).toMatch(/^HTTP\/1.1 408 /)
})

test.each([
  ['headers', 'GET / HTTP/1.1\r\nHost: a\r\n'],
  [
    'a body',
    'POST /body HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{',
  ],
])('[AP22] %s that came too slowly are answered 408', async (_, bytes) => {
  const port = await listen(undefined, IMPATIENT)
  expect(await say(port, bytes)).toMatch(/^HTTP\/1.1 408 [\s\S]*Connection: close/)
})
